import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CoordinationItemInput } from '#libs/contracts';
import { checkCoordinationItem } from '#libs/coordination-rules';
import { MemorandumText } from '../bylaws/memorandum-text';
import { unitChoices } from '../participation/unit-names';
import { PageMeta } from '../shell/page-meta';
import { DeadlineChip } from '../ui/deadline-chip';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { LawText } from '../ui/law-text';
import { PageHeader } from '../ui/page-header';
import { loadProblem, Submission } from '../ui/submission';
import { GuestClient } from './guest-client';
import { ItemFields } from './item-fields';
import {
  EMPTY_OPINION,
  type ItemDraft,
  opinionFields,
  type OpinionDraft,
  toOpinion,
  withChange,
  withItem,
  withItems,
  withoutItem,
} from './opinion-draft';
import { UnitButton } from './unit-button';

/** What a colleague is asked for an institution's opinion: the text beside, the view and its items. */
@Component({
  selector: 'vv-coordination-expert-page',
  imports: [
    Control,
    DeadlineChip,
    ErrorSummary,
    FailedRequest,
    Field,
    ItemFields,
    LawText,
    MemorandumText,
    PageHeader,
    TranslocoPipe,
  ],
  template: `
    <div class="page">
      @if (problem(); as problem) {
        <h1 class="visually-hidden">{{ 'coordination.expert.pageTitle' | transloco }}</h1>
        <vv-failed-request [problem]="problem" (retry)="desk.reload()" />
      } @else if (view(); as view) {
        <vv-page-header [above]="view.request.place.name" [title]="view.request.title" titleLang="lv">
          <p class="facts-line">
            <span class="figures">{{ view.request.code }}</span>
            <span lang="lv">{{ view.request.institution }}</span>
          </p>
        </vv-page-header>
        <div role="status">
          @if (saved()) {
            <p class="notice good">{{ 'coordination.expert.saved' | transloco }}</p>
          }
        </div>
        @if (open()) {
          <p class="term"><vv-deadline-chip [day]="view.request.dueDay" /></p>
        } @else {
          <p class="notice">{{ 'coordination.expert.closed' | transloco }}</p>
        }
        @if (view.expert.question) {
          <p>
            <strong>{{ 'coordination.expert.asked' | transloco }}:</strong>
            <span lang="lv">{{ view.expert.question }}</span>
          </p>
        }
        <div class="desk">
          <div class="papers">
            <vv-law-text
              [document]="view.bylaw.content"
              [level]="2"
              [action]="action"
              [intercept]="true"
              (acted)="add($event)"
            />
            @if (view.memorandum; as memorandum) {
              <details>
                <summary>{{ 'coordination.request.show.memorandum' | transloco }}</summary>
                <vv-memorandum-text [document]="memorandum.content" [level]="3" />
              </details>
            }
          </div>
          <form class="opinion" novalidate (submit)="$event.preventDefault(); save()">
            <h2>{{ 'coordination.expert.pageTitle' | transloco }}</h2>
            <vv-error-summary [violations]="submission.violations()" [fields]="fields()" />
            <vv-field
              name="text"
              [label]="'coordination.expert.view' | transloco"
              [hint]="'coordination.expert.viewHint' | transloco"
              [violations]="submission.violations()"
            >
              <textarea
                vvControl
                lang="lv"
                rows="5"
                [value]="draft().text"
                (input)="write($event)"
              ></textarea>
            </vv-field>
            @for (one of draft().items; track one.key) {
              <vv-coordination-item-fields
                [draft]="one"
                [number]="$index + 1"
                [units]="units()"
                [violations]="submission.violations()"
                (changed)="change(one.key, $event)"
                (removed)="remove(one.key)"
              />
            }
            <p>
              <button class="button secondary" type="button" (click)="add('')">
                {{ 'coordination.item.add' | transloco }}
              </button>
            </p>
            <button
              class="button"
              type="submit"
              [attr.aria-disabled]="submission.busy() || !open() ? true : null"
            >
              {{ 'coordination.expert.save' | transloco }}
            </button>
          </form>
        </div>
      } @else {
        <h1 class="visually-hidden">{{ 'coordination.expert.pageTitle' | transloco }}</h1>
        <p role="status" class="soft">{{ 'bylaws.loading' | transloco }}</p>
      }
    </div>
  `,
  styleUrl: './desk-columns.scss',
})
export class ExpertPage {
  private readonly client = inject(GuestClient);
  protected readonly action = inject(UnitButton).action;
  /** From the address. */
  readonly expert = input.required<string>();

  protected readonly desk = rxResource({
    params: () => this.expert(),
    stream: ({ params }) => this.client.expertDesk(params),
  });
  protected readonly problem = loadProblem(this.desk);
  protected readonly view = computed(() => (this.desk.hasValue() ? this.desk.value() : null));
  protected readonly open = computed(() => this.view()?.request.open === true && !this.view()?.opinion);
  protected readonly units = computed(() => {
    const bylaw = this.view()?.bylaw.content;
    return bylaw ? unitChoices({ bylaw, memorandum: null }) : [];
  });
  protected readonly submission = new Submission();
  protected readonly saved = signal(false);
  protected readonly draft = linkedSignal<OpinionDraft>(() => {
    const said = this.view()?.expert;
    return said ? withItems({ ...EMPTY_OPINION, text: said.text }, said.items) : EMPTY_OPINION;
  });
  protected readonly fields = computed(() => ({ ...opinionFields(this.draft()), text: 'text' }));

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const name = transloco.translate<string>('coordination.expert.pageTitle');
      const title = this.view()?.request.title;
      meta.set({ title: title ? `${name}: ${title}` : name, hidden: true });
    });
  }

  protected write(event: Event): void {
    const text = (event.target as HTMLTextAreaElement).value;
    this.draft.update((draft) => ({ ...draft, text }));
  }

  protected add(unitId: string): void {
    this.draft.update((draft) => withItem(draft, unitId));
  }

  protected change(key: number, change: Partial<ItemDraft>): void {
    this.draft.update((draft) => withChange(draft, key, change));
  }

  protected remove(key: number): void {
    this.draft.update((draft) => withoutItem(draft, key));
  }

  protected async save(): Promise<void> {
    this.saved.set(false);
    if (!this.open()) return;
    const text = this.draft().text.trim();
    const { items: sent } = toOpinion({ ...this.draft(), verdict: 'objections' });
    const items: CoordinationItemInput[] = sent;
    const violations = items.flatMap((item, index) => checkCoordinationItem(item, `items.${index}`));
    if (items.length === 0 && text === '')
      violations.push({ code: 'coordination.opinion_empty', where: 'text' });
    if (!this.submission.check(violations)) return;
    if (!(await this.submission.send(() => this.client.answerAsExpert(this.expert(), { text, items }))))
      return;
    this.saved.set(true);
  }
}
