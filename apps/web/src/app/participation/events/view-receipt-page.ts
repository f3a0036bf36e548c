import { afterNextRender, Component, DOCUMENT, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { OwnView } from '#libs/contracts';
import { PageMeta } from '../../shell/page-meta';
import { EmptyState } from '../../ui/empty-state';
import { ErrorSummary } from '../../ui/error-summary';
import { FailedRequest } from '../../ui/failed-request';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { PageHeader } from '../../ui/page-header';
import { loadProblem, Submission } from '../../ui/submission';
import { EventsClient } from './events-client';
import { OwnViewPart } from './own-view';

/** An author's own view behind the link of the receipt; the key stands behind the `#`, which no server sees. */
@Component({
  selector: 'vv-view-receipt-page',
  imports: [
    TranslocoPipe,
    Control,
    EmptyState,
    ErrorSummary,
    FailedRequest,
    Field,
    LegalDayPipe,
    OwnViewPart,
    PageHeader,
  ],
  template: `
    <div class="page">
      <vv-page-header [title]="'participation.own.one' | transloco: { receipt: receipt() }" />
      @if (problem()?.kind === 'notFound') {
        <vv-empty-state [title]="'participation.own.unknown' | transloco" icon="lock">
          <p>{{ 'participation.own.unknownText' | transloco }}</p>
        </vv-empty-state>
        <form class="measure" novalidate (submit)="$event.preventDefault(); key.set(typedKey() || null)">
          <vv-field
            name="key"
            [label]="'participation.own.key' | transloco"
            [hint]="'participation.own.keyHint' | transloco"
          >
            <input
              vvControl
              autocomplete="off"
              spellcheck="false"
              (input)="typedKey.set(value($event).trim())"
            />
          </vv-field>
          <button class="button" type="submit">{{ 'participation.own.open' | transloco }}</button>
        </form>
      } @else if (problem()) {
        <vv-failed-request [problem]="problem()" (retry)="view.reload()" />
      } @else if (view.hasValue()) {
        @let one = view.value();
        <vv-own-view [view]="one" />
        @if (saved()) {
          <p class="notice good" role="status">{{ 'events.own.saved' | transloco }}</p>
        }
        @if (editing()) {
          <h2>{{ 'participation.own.edit' | transloco }}</h2>
          <vv-error-summary [violations]="submission.violations()" />
          <form class="measure" novalidate (submit)="$event.preventDefault(); save(one)">
            <vv-field
              name="text"
              [label]="'events.form.text' | transloco"
              [violations]="submission.violations()"
            >
              <textarea
                vvControl
                lang="lv"
                rows="7"
                [value]="text()"
                (input)="text.set(value($event))"
              ></textarea>
            </vv-field>
            <div class="choice">
              <input
                id="own-named"
                type="checkbox"
                [checked]="named()"
                (change)="named.set(!named())"
                aria-describedby="own-named-hint"
              />
              <label for="own-named">{{ 'events.form.named' | transloco }}</label>
              <span class="hint" id="own-named-hint">{{ 'events.form.namedHint' | transloco }}</span>
            </div>
            @if (named() && !one.named && !one.organisation) {
              @if (!one.name) {
                <vv-field
                  name="name"
                  [label]="'events.record.name' | transloco"
                  [violations]="submission.violations()"
                >
                  <input vvControl autocomplete="name" [value]="name()" (input)="name.set(value($event))" />
                </vv-field>
              }
              <div class="choice">
                <input id="adult" type="checkbox" [checked]="adult()" (change)="adult.set(!adult())" />
                <label for="adult">{{ 'opinions.adult' | transloco }}</label>
              </div>
            }
            <p class="row">
              <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
                {{ 'participation.own.save' | transloco }}
              </button>
              <button class="button secondary" type="button" (click)="editing.set(false)">
                {{ 'events.own.leave' | transloco }}
              </button>
            </p>
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
  styleUrl: './events.scss',
})
export class ViewReceiptPage {
  private readonly client = inject(EventsClient);
  private readonly document = inject(DOCUMENT);
  readonly place = input.required<string>();
  readonly receipt = input.required<string>();

  /** `undefined` until the browser has looked at its address. */
  protected readonly key = signal<string | null | undefined>(undefined);
  protected readonly typedKey = signal('');
  protected readonly view = rxResource({
    params: () => {
      const key = this.key();
      return key === undefined ? undefined : { place: this.place(), receipt: this.receipt(), key };
    },
    stream: ({ params }) => this.client.ownView(params.place, params.receipt, params.key),
  });
  protected readonly problem = loadProblem(this.view);
  protected readonly submission = new Submission();
  protected readonly editing = signal(false);
  protected readonly saved = signal(false);
  protected readonly text = signal('');
  protected readonly named = signal(false);
  protected readonly name = signal('');
  protected readonly adult = signal(false);

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() =>
      meta.set({
        title: transloco.translate('participation.own.one', { receipt: this.receipt() }),
        hidden: true,
      }),
    );
    afterNextRender(() => this.key.set(this.document.location.hash.slice(1) || null));
  }

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected edit(one: OwnView): void {
    this.saved.set(false);
    this.submission.clear();
    this.text.set(one.text);
    this.named.set(one.named);
    this.name.set(one.name ?? '');
    this.editing.set(true);
  }

  protected async save(one: OwnView): Promise<void> {
    const name = this.name().trim();
    const body = {
      version: one.version,
      text: this.text(),
      named: this.named(),
      ...(name ? { name } : {}),
      ...(this.adult() ? { adult: true } : {}),
    };
    const key = this.key() ?? null;
    if (!(await this.submission.send(() => this.client.editView(this.place(), this.receipt(), key, body))))
      return;
    this.editing.set(false);
    this.saved.set(true);
    this.view.reload();
  }
}
