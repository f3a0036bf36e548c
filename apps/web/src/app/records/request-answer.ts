import { Component, computed, effect, inject, input, output } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  articleText,
  REQUEST_MEANS,
  REQUEST_OUTCOMES,
  type ArticleRef,
  type DataRequestView,
  type ErasureResult,
  type RequestMeans,
  type RequestOutcome,
  type Violation,
} from '#libs/contracts';
import { REFUSAL_GROUNDS } from '#libs/records-rules';
import { Language } from '../shell/language';
import { Session } from '../shell/session';
import { Control, Field } from '../ui/field';

/** The answer to a request; or more time for it, or that it was taken back. */
@Component({
  selector: 'vv-request-answer',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, Field],
  template: `
    <form class="card form" [formGroup]="form" novalidate (ngSubmit)="send()">
      <h2>{{ 'records.request.answer' | transloco }}</h2>
      <vv-field name="outcome" [label]="'records.request.outcome' | transloco">
        <select vvControl formControlName="outcome">
          @for (one of outcomes; track one) {
            <option [value]="one">{{ 'records.outcome.' + one | transloco }}</option>
          }
        </select>
      </vv-field>
      @if (refuses()) {
        <vv-field name="ground" [label]="'records.request.ground' | transloco" [violations]="violations()">
          <select vvControl formControlName="ground">
            <option value="">{{ 'records.request.choose' | transloco }}</option>
            @for (one of grounds(); track one.value) {
              <option [value]="one.value">{{ one.text }}</option>
            }
          </select>
        </vv-field>
      }
      <vv-field name="text" [label]="'records.request.answerText' | transloco" [violations]="violations()">
        <textarea vvControl rows="7" lang="lv" formControlName="text"></textarea>
      </vv-field>
      <vv-field name="answerMeans" [label]="'records.request.answerMeans' | transloco">
        <select vvControl formControlName="means">
          @for (one of means; track one) {
            <option [value]="one">{{ 'records.means.' + one | transloco }}</option>
          }
        </select>
      </vv-field>
      <vv-field
        name="answeredOn"
        where="on"
        [label]="'records.request.answeredOn' | transloco"
        [violations]="violations()"
      >
        <input vvControl type="date" formControlName="on" />
      </vv-field>
      <p class="row">
        <button class="button" type="submit" [attr.aria-disabled]="busy() || null">
          {{ 'records.request.giveAnswer' | transloco }}
        </button>
        <button class="button secondary" type="button" (click)="withdrawn.emit()">
          {{ 'records.request.withdraw' | transloco }}
        </button>
      </p>
    </form>
    @if (extendable()) {
      <form class="card form" novalidate (submit)="$event.preventDefault(); extended.emit(reason.value)">
        <h2>{{ 'records.request.extend' | transloco }}</h2>
        <p>{{ 'records.request.extendText' | transloco }}</p>
        <vv-field name="reason" [label]="'records.request.reason' | transloco" [violations]="violations()">
          <textarea #reason vvControl rows="3" lang="lv"></textarea>
        </vv-field>
        <button class="button secondary" type="submit" [attr.aria-disabled]="busy() || null">
          {{ 'records.request.extendAction' | transloco }}
        </button>
      </form>
    }
  `,
  styleUrl: './records.scss',
})
export class RequestAnswer {
  private readonly language = inject(Language);
  private readonly transloco = inject(TranslocoService);
  readonly request = input.required<DataRequestView>();
  readonly extendable = input(false);
  /** What an erasure did, to be told in the answer. */
  readonly erasure = input<ErasureResult | null>(null);
  readonly violations = input.required<readonly Violation[]>();
  readonly busy = input(false);
  readonly given = output<object>();
  readonly extended = output<string>();
  readonly withdrawn = output<void>();

  protected readonly outcomes = REQUEST_OUTCOMES;
  protected readonly means = REQUEST_MEANS;
  protected readonly form = inject(NonNullableFormBuilder).group({
    outcome: 'granted' as RequestOutcome,
    ground: '',
    text: '',
    means: 'email' as RequestMeans,
    on: inject(Session).legalToday() ?? '',
  });
  private readonly value = toSignal(this.form.valueChanges, { initialValue: this.form.getRawValue() });
  protected readonly refuses = computed(() => this.value().outcome !== 'granted');
  protected readonly grounds = computed(() =>
    REFUSAL_GROUNDS.map((article) => ({
      value: `${article.act} ${article.ref}`,
      text: articleText(article, this.language.current()),
    })),
  );

  constructor() {
    effect(() => this.form.patchValue({ means: this.request().means }));
    effect(() => {
      const kept = this.erasure()?.kept ?? [];
      if (kept.length === 0) return;
      const [first] = kept;
      const lines = kept.map(
        ({ key, ground }) =>
          `${this.transloco.translate(`records.holding.${key}`)}: ${this.transloco.translate(`records.ground.${ground.code}`)} (${articleText(ground.article, 'lv')})`,
      );
      this.form.patchValue({
        outcome: 'partly',
        ground: first ? `${first.ground.article.act} ${first.ground.article.ref}` : '',
        text: [this.transloco.translate('records.request.keptIntro'), ...lines].join('\n'),
      });
    });
  }

  protected send(): void {
    const { ground, ...body } = this.form.getRawValue();
    const [act = '', ref = ''] = ground.split(' ');
    const article = body.outcome === 'granted' || ground === '' ? null : ({ act, ref } as ArticleRef);
    this.given.emit({ ...body, ground: article });
  }
}
