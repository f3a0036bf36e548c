import { afterNextRender, Component, computed, DOCUMENT, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { OwnOpinion } from '#libs/contracts';
import { Language } from '../shell/language';
import { PageMeta } from '../shell/page-meta';
import { EmptyState } from '../ui/empty-state';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { loadProblem, Submission } from '../ui/submission';
import { emptyDraft, toSubmission, type OpinionDraft } from './opinion-draft';
import { OpinionFields } from './opinion-fields';
import { OwnOpinionView } from './own-opinion';
import { ParticipationClient } from './participation-client';

/**
 * An author's own opinion behind the link of the receipt. The key is the part of the address after `#`, which no
 * server sees, so the browser alone can ask for it.
 */
@Component({
  selector: 'vv-receipt-page',
  imports: [
    TranslocoPipe,
    Control,
    EmptyState,
    ErrorSummary,
    FailedRequest,
    Field,
    LegalDayPipe,
    OpinionFields,
    OwnOpinionView,
    PageHeader,
  ],
  template: `
    <div class="page">
      <vv-page-header [title]="'participation.own.one' | transloco: { receipt: receipt() }" />
      @if (problem()?.kind === 'notFound') {
        <vv-empty-state [title]="'participation.own.unknown' | transloco" icon="lock">
          <p>{{ 'participation.own.unknownText' | transloco }}</p>
        </vv-empty-state>
        <form class="measure" novalidate (submit)="$event.preventDefault(); unlock()">
          <vv-field
            name="key"
            [label]="'participation.own.key' | transloco"
            [hint]="'participation.own.keyHint' | transloco"
          >
            <input vvControl autocomplete="off" spellcheck="false" (input)="typeKey($event)" />
          </vv-field>
          <button class="button" type="submit">{{ 'participation.own.open' | transloco }}</button>
        </form>
      } @else if (problem()) {
        <vv-failed-request [problem]="problem()" (retry)="opinion.reload()" />
      } @else if (opinion.hasValue()) {
        @let one = opinion.value();
        <vv-own-opinion [opinion]="one" />
        @if (saved()) {
          <p class="notice good" role="status">{{ 'participation.own.saved' | transloco }}</p>
        }
        @if (draft(); as typed) {
          <h2>{{ 'participation.own.edit' | transloco }}</h2>
          <vv-error-summary [violations]="submission.violations()" />
          <form class="measure" novalidate (submit)="$event.preventDefault(); save(one)">
            <vv-opinion-fields
              [draft]="typed"
              [violations]="submission.violations()"
              (draftChange)="draft.set($event)"
            />
            <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
              {{ 'participation.own.save' | transloco }}
            </button>
          </form>
        } @else if (one.editable) {
          <p class="row">
            <button class="button secondary" type="button" (click)="edit(one)">
              {{ 'participation.own.edit' | transloco }}
            </button>
            <span class="soft"
              >{{ 'participation.own.until' | transloco }}
              <time [attr.datetime]="one.lastDay">{{ one.lastDay | legalDay: 'short' }}</time></span
            >
          </p>
        }
      } @else {
        <p role="status">{{ 'participation.loading' | transloco }}</p>
      }
    </div>
  `,
})
export class ReceiptPage {
  private readonly client = inject(ParticipationClient);
  private readonly document = inject(DOCUMENT);
  private readonly language = inject(Language);
  readonly place = input.required<string>();
  readonly receipt = input.required<string>();

  /** `undefined` until the browser has looked at its address. */
  private readonly key = signal<string | null | undefined>(undefined);
  private readonly typedKey = signal('');
  protected readonly opinion = rxResource({
    params: () => {
      const key = this.key();
      return key === undefined ? undefined : { place: this.place(), receipt: this.receipt(), key };
    },
    stream: ({ params }) => this.client.own(params.place, params.receipt, params.key),
  });
  protected readonly problem = loadProblem(this.opinion);
  protected readonly submission = new Submission();
  protected readonly draft = signal<OpinionDraft | null>(null);
  protected readonly saved = signal(false);
  private readonly title = computed(() => this.receipt());

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() =>
      meta.set({
        title: transloco.translate('participation.own.one', { receipt: this.title() }),
        hidden: true,
      }),
    );
    afterNextRender(() => this.key.set(this.document.location.hash.slice(1) || null));
  }

  protected typeKey(event: Event): void {
    this.typedKey.set((event.target as HTMLInputElement).value.trim());
  }

  protected unlock(): void {
    this.key.set(this.typedKey() || null);
  }

  protected edit(one: OwnOpinion): void {
    this.saved.set(false);
    this.draft.set({
      ...emptyDraft(one.unitId ?? ''),
      kind: one.kind,
      text: one.text,
      wording: one.wording ?? '',
      named: one.named,
      authorName: one.authorName ?? '',
    });
  }

  protected async save(one: OwnOpinion): Promise<void> {
    const draft = this.draft();
    if (!draft) return;
    const body = { ...toSubmission(draft, this.language.current()), version: one.version };
    const key = this.key() ?? null;
    if (!(await this.submission.send(() => this.client.edit(this.place(), this.receipt(), key, body))))
      return;
    this.draft.set(null);
    this.saved.set(true);
    this.opinion.reload();
  }
}
