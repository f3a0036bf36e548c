import {
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { map, type Observable, of, switchMap, tap } from 'rxjs';
import type { ReviewUnit } from '#libs/contracts';
import { Confirm } from '../ui/confirm-dialog';
import { DraftStore } from '../ui/draft-store';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { EMPTY_OPINION, neededFields, normsOf, type OpinionDraft, toOpinion } from './objection-draft';
import { opinionFields } from './opinion-errors';
import { ReviewOpinionFields } from './opinion-fields';
import { ReviewClient } from './review-client';
import { saveFile } from '../ui/save-file';

/** The ministry's own opinion: kept in this browser while it is written, sent after a question that names what follows. */
@Component({
  selector: 'vv-give-opinion-form',
  imports: [TranslocoPipe, Control, ErrorSummary, Field, ReviewOpinionFields],
  template: `
    <form novalidate (submit)="$event.preventDefault(); give()">
      <vv-error-summary [violations]="submission.violations()" [fields]="fields()" />
      <vv-review-opinion-fields
        [draft]="draft()"
        [units]="units()"
        [violations]="submission.violations()"
        [hint]="'review.objection.begin' | transloco"
        (draftChange)="keep($event)"
      />
      <p class="small soft">{{ 'review.desk.kept' | transloco }}</p>
      <vv-field
        name="fileDigest"
        [label]="'review.document.signed' | transloco"
        [hint]="'review.document.signedHint' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl type="file" accept=".edoc,.asice,.pdf,.docx,.odt" (change)="pick($event)" />
      </vv-field>
      <p class="row">
        @for (format of formats; track format) {
          <button class="button secondary compact" type="button" (click)="save(format)">
            {{ 'review.document.draft.' + format | transloco }}
          </button>
        }
      </p>
      <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'review.desk.give' | transloco }}
      </button>
    </form>
  `,
  styles: `
    input[type='file'] {
      width: 100%;
      min-width: 0;
    }
  `,
})
export class GiveOpinionForm {
  private readonly client = inject(ReviewClient);
  private readonly confirm = inject(Confirm);
  private readonly drafts = inject(DraftStore);
  private readonly document = inject(DOCUMENT);
  private readonly transloco = inject(TranslocoService);
  readonly roundId = input.required<string>();
  readonly place = input.required<string>();
  readonly units = input.required<readonly ReviewUnit[]>();
  readonly done = output<void>();

  protected readonly submission = new Submission();
  protected readonly draft = signal<OpinionDraft>(EMPTY_OPINION);
  protected readonly fields = computed(() => opinionFields(this.draft()));
  protected readonly formats = ['docx', 'pdf'] as const;
  private readonly file = signal<File | null>(null);
  private readonly opinion = viewChild.required(ReviewOpinionFields);
  private readonly key = computed(() => `review:${this.roundId()}`);

  constructor() {
    effect(() => this.draft.set(this.drafts.read<OpinionDraft>(this.key()) ?? EMPTY_OPINION));
  }

  /** Begins an objection to the unit of the text. */
  object(unitId: string): void {
    this.opinion().add(unitId);
  }

  protected keep(draft: OpinionDraft): void {
    this.draft.set(draft);
    this.drafts.keep(this.key(), draft);
  }

  protected pick(event: Event): void {
    this.file.set((event.target as HTMLInputElement).files?.[0] ?? null);
  }

  /** The document as far as it is written, to be signed elsewhere. */
  protected async save(format: string): Promise<void> {
    if (!this.submission.check(emptyFields(neededFields(this.draft()), this.transloco))) return;
    const opinion = toOpinion(this.draft(), this.units());
    const request = () =>
      this.client
        .draftDocument(this.roundId(), format, opinion)
        .pipe(tap((content) => saveFile(this.document, content, `atzinuma-projekts.${format}`)));
    await this.submission.send(request);
  }

  protected async give(): Promise<void> {
    const missing = emptyFields(neededFields(this.draft()), this.transloco);
    if (!this.submission.check(missing)) return;
    const opinion = toOpinion(this.draft(), this.units());
    const norms = normsOf(this.draft(), this.units()).join(', ');
    const whole = this.transloco.translate<string>('review.objection.whole');
    const sure = await this.confirm.ask({
      title: this.transloco.translate(`review.outcome.${opinion.outcome}`),
      text: this.transloco.translate(`review.desk.sure.${opinion.outcome}`, {
        place: this.place(),
        norms: norms || whole,
      }),
      action: this.transloco.translate('review.desk.give'),
    });
    if (!sure) return;
    const file = this.file();
    const stored: Observable<string | null> = file
      ? this.client.storeDeskFile(this.roundId(), file).pipe(map(({ digest }) => digest))
      : of(null);
    const request = () =>
      stored.pipe(switchMap((fileDigest) => this.client.give(this.roundId(), { ...opinion, fileDigest })));
    if (!(await this.submission.send(request))) return;
    this.drafts.drop(this.key());
    this.done.emit();
  }
}
