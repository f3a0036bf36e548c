import { Component, computed, effect, inject, input, output } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { entryIntoForceDay } from '#libs/bylaw-procedure';
import { gazetteUrl, type PromulgationView } from '#libs/contracts';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { emptyFields, Submission } from '../ui/submission';
import { PromulgationClient } from './promulgation-client';

const NUMBER = /^\d{4}\/\d{1,3}[A-Z]?\.\d{1,4}$/;

/** Records the publication in "Latvijas Vēstnesis", and shows the day of entry into force while it is typed. */
@Component({
  selector: 'vv-publication-form',
  imports: [ReactiveFormsModule, TranslocoPipe, ArticleLink, Control, ErrorSummary, Field, LegalDayPipe],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <h3>{{ 'promulgation.publication.title' | transloco }}</h3>
      <vv-error-summary [violations]="submission.violations()" [fields]="fields" />
      <vv-field
        class="short"
        name="number"
        [label]="'promulgation.publication.number' | transloco"
        [hint]="'promulgation.publication.numberHint' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="number" autocomplete="off" spellcheck="false" />
      </vv-field>
      @if (address(); as url) {
        <p class="small">
          {{ 'promulgation.publication.address' | transloco }} <a [href]="url" rel="noopener">{{ url }}</a>
        </p>
      }
      <vv-field
        class="short"
        name="day"
        [label]="'promulgation.publication.day' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="day" type="date" />
      </vv-field>
      @if (entryDay(); as day) {
        <p class="notice">
          <strong>{{ 'promulgation.entry' | transloco: { day: (day | legalDay: 'short') } }}</strong>
          {{ (own() ? 'promulgation.publication.ownDay' : 'promulgation.publication.nextDay') | transloco }}
          <vv-article-link [article]="{ act: 'PL', ref: '47(1)' }" />
        </p>
      }
      <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'promulgation.publication.save' | transloco }}
      </button>
    </form>
  `,
  styles: `
    h3 {
      margin-bottom: var(--gap-3);
    }
  `,
})
export class PublicationForm {
  private readonly client = inject(PromulgationClient);
  private readonly session = inject(Session);
  private readonly transloco = inject(TranslocoService);
  readonly dossierId = input.required<string>();
  readonly promulgation = input.required<PromulgationView | null>();
  readonly done = output<void>();

  protected readonly submission = new Submission();
  protected readonly fields = {
    'promulgation.official': 'number',
    'promulgation.ownEntryIntoForce': null,
  };
  protected readonly form = inject(NonNullableFormBuilder).group({ number: '', day: '' });
  private readonly value = toSignal(this.form.valueChanges, { initialValue: this.form.value });

  protected readonly address = computed(() => {
    const number = this.value().number?.trim() ?? '';
    return NUMBER.test(number) ? gazetteUrl(number) : null;
  });
  /** The same rule that the server applies. */
  protected readonly entryDay = computed(() => {
    const day = this.value().day ?? '';
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
    const number = this.value().number ?? '';
    return entryIntoForceDay({
      promulgation: {
        official: { number, url: '', day },
        ownEntryIntoForce: this.promulgation()?.ownEntryDay ?? null,
      },
    });
  });
  protected readonly own = computed(() => this.entryDay() === this.promulgation()?.ownEntryDay);

  constructor() {
    effect(() => this.form.patchValue({ day: this.session.legalToday() ?? '' }));
  }

  protected async save(): Promise<void> {
    const { number, day } = this.form.getRawValue();
    const needed = [
      { where: 'number', label: 'promulgation.publication.number', value: number },
      { where: 'day', label: 'promulgation.publication.day', value: day },
    ];
    const wrong = emptyFields(needed, this.transloco);
    if (number.trim() && !NUMBER.test(number.trim()))
      wrong.push({ code: 'official_number_invalid', params: { number: number.trim() }, where: 'number' });
    if (!this.submission.check(wrong)) return;
    const body = { number: number.trim(), day };
    if (await this.submission.send(() => this.client.publish(this.dossierId(), body))) this.done.emit();
  }
}
