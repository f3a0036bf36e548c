import { Component, computed, effect, inject, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CoordinationItemInput } from '#libs/contracts';
import type { UnitChoice } from '../participation/unit-names';
import { Confirm } from '../ui/confirm-dialog';
import { DraftStore } from '../ui/draft-store';
import { ErrorSummary } from '../ui/error-summary';
import { Submission } from '../ui/submission';
import { CoordinationClient } from './coordination-client';
import {
  draftViolations,
  EMPTY_OPINION,
  opinionFields,
  type OpinionDraft,
  toOpinion,
  withItems,
} from './opinion-draft';
import { CoordinationOpinionFields } from './opinion-fields';

/** The institution's one opinion: kept in this browser while it is written, sent after a question that names what follows. */
@Component({
  selector: 'vv-give-coordination-opinion',
  imports: [TranslocoPipe, CoordinationOpinionFields, ErrorSummary],
  template: `
    <form novalidate (submit)="$event.preventDefault(); give()">
      <vv-error-summary [violations]="submission.violations()" [fields]="fields()" />
      <vv-coordination-opinion-fields
        [draft]="draft()"
        [units]="units()"
        [violations]="submission.violations()"
        (draftChange)="keep($event)"
      />
      <p class="small soft">{{ 'coordination.request.kept' | transloco }}</p>
      <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'coordination.request.give' | transloco }}
      </button>
    </form>
  `,
})
export class GiveCoordinationOpinion {
  private readonly client = inject(CoordinationClient);
  private readonly confirm = inject(Confirm);
  private readonly drafts = inject(DraftStore);
  private readonly transloco = inject(TranslocoService);
  readonly partyId = input.required<string>();
  readonly institution = input.required<string>();
  readonly units = input.required<readonly UnitChoice[]>();
  readonly done = output<void>();

  protected readonly submission = new Submission();
  protected readonly draft = signal<OpinionDraft>(EMPTY_OPINION);
  protected readonly fields = computed(() => opinionFields(this.draft()));
  private readonly opinion = viewChild.required(CoordinationOpinionFields);
  private readonly key = computed(() => `coordination:${this.partyId()}`);

  constructor() {
    effect(() => this.draft.set(this.drafts.read<OpinionDraft>(this.key()) ?? EMPTY_OPINION));
  }

  /** Begins an item about the unit of the text. */
  comment(unitId: string): void {
    this.opinion().add(unitId);
  }

  /** Takes over what an expert wrote; it can be changed before it is sent. */
  take(items: readonly CoordinationItemInput[]): void {
    this.keep(withItems(this.draft(), items));
  }

  protected keep(draft: OpinionDraft): void {
    this.draft.set(draft);
    this.drafts.keep(this.key(), draft);
  }

  protected async give(): Promise<void> {
    const draft = this.draft();
    if (!this.submission.check(draftViolations(draft))) return;
    const opinion = toOpinion(draft);
    const sure = await this.confirm.ask({
      title: this.transloco.translate(`coordination.verdict.${opinion.verdict}`),
      text: this.transloco.translate('coordination.request.sure', { institution: this.institution() }),
      action: this.transloco.translate('coordination.request.give'),
    });
    if (!sure) return;
    if (!(await this.submission.send(() => this.client.give(this.partyId(), opinion)))) return;
    this.drafts.drop(this.key());
    this.done.emit();
  }
}
