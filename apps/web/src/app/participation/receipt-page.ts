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
import { FilePicker } from './file-picker';
import { emptyDraft, toSubmission, type OpinionDraft } from './opinion-draft';
import { OpinionFields } from './opinion-fields';
import { OwnOpinionView } from './own-opinion';
import { ParticipationClient } from './participation-client';
import type { UnitChoice } from './unit-names';

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
    FilePicker,
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
        @if (one.attachments.length || one.editable) {
          <h2>{{ 'opinions.files.title' | transloco }}</h2>
          <p class="soft small">{{ 'opinions.files.private' | transloco }}</p>
          <vv-error-summary [violations]="upload.violations()" />
          <ul class="plain-list">
            @for (file of one.attachments; track file.id) {
              <li class="row">
                <span translate="no">{{ file.name }}</span>
                @if (file.released) {
                  <span class="soft">{{ 'opinions.files.released' | transloco }}</span>
                }
                @if (one.editable) {
                  <button
                    class="button secondary small"
                    type="button"
                    [attr.aria-label]="'opinions.files.removeNamed' | transloco: { name: file.name }"
                    (click)="detach(file.id)"
                  >
                    {{ 'opinions.files.remove' | transloco }}
                  </button>
                }
              </li>
            }
          </ul>
          @if (one.editable) {
            <vv-file-picker [kept]="one.attachments.length" [files]="[]" (filesChange)="attach($event)" />
          }
        }
        @if (draft(); as typed) {
          <h2>{{ 'participation.own.edit' | transloco }}</h2>
          <vv-error-summary [violations]="submission.violations()" />
          <form class="measure" novalidate (submit)="$event.preventDefault(); save(one)">
            <vv-opinion-fields
              [draft]="typed"
              [units]="unitsOf(one)"
              [fixedUnit]="true"
              [aboutText]="one.about.what === 'draft'"
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
  protected readonly upload = new Submission();
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
      adult: one.named,
    });
  }

  /** The unit it is about with the wording that was shown, so that a suggested one shows what it changes. */
  protected unitsOf({ unitId, unit }: OwnOpinion): UnitChoice[] {
    if (!unitId || !unit) return [];
    return [{ id: unitId, name: unit.name, about: unit.name, text: unit.text, wording: unit.text }];
  }

  protected async attach(files: readonly File[]): Promise<void> {
    const key = this.key() ?? null;
    for (const file of files) {
      if (!(await this.upload.send(() => this.client.attach(this.place(), this.receipt(), key, file)))) break;
    }
    this.opinion.reload();
  }

  protected async detach(id: string): Promise<void> {
    const key = this.key() ?? null;
    if (await this.upload.send(() => this.client.detach(this.place(), this.receipt(), key, id)))
      this.opinion.reload();
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
