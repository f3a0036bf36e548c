import { Component, effect, inject, input, output } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { PromulgationView } from '#libs/contracts';
import { ArticleLink } from '../ui/article-link';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { PromulgationClient } from './promulgation-client';

/** What is decided before the package is sent: personal data looked for, and the by-law's own day of entry into force. */
@Component({
  selector: 'vv-prepare-form',
  imports: [ReactiveFormsModule, TranslocoPipe, ArticleLink, Control, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <h3>{{ 'promulgation.prepare.title' | transloco }}</h3>
      <vv-error-summary [violations]="submission.violations()" />
      <label class="choice">
        <input type="checkbox" formControlName="checked" />
        <span>{{ 'promulgation.prepare.personalData' | transloco }}</span>
        <span class="hint"><vv-article-link [article]="{ act: 'OPL', ref: '11(1)' }" /></span>
      </label>
      <fieldset>
        <legend class="label">{{ 'promulgation.prepare.entry' | transloco }}</legend>
        <label class="choice">
          <input type="radio" formControlName="own" [value]="false" />
          <span>{{ 'promulgation.prepare.nextDay' | transloco }}</span>
          <span class="hint"><vv-article-link [article]="{ act: 'PL', ref: '47(1)' }" /></span>
        </label>
        <label class="choice">
          <input type="radio" formControlName="own" [value]="true" />
          <span>{{ 'promulgation.prepare.ownDay' | transloco }}</span>
          <span class="hint"><vv-article-link [article]="{ act: 'OPL', ref: '9(4)' }" /></span>
        </label>
      </fieldset>
      @if (value().own) {
        <vv-field
          name="ownEntryDay"
          [label]="'promulgation.prepare.day' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="ownEntryDay" type="date" />
        </vv-field>
        <vv-field
          name="ownEntryPoint"
          [label]="'promulgation.prepare.point' | transloco"
          [hint]="'promulgation.prepare.pointHint' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="ownEntryPoint" autocomplete="off" maxlength="40" lang="lv" />
        </vv-field>
      }
      @if (promulgation()?.consolidated; as base) {
        <label class="choice">
          <input type="checkbox" formControlName="consolidated" />
          <span>{{ 'promulgation.prepare.consolidated' | transloco: { number: base.number } }}</span>
          <span class="hint"><vv-article-link [article]="{ act: 'OPL', ref: 'trans.12' }" /></span>
        </label>
      }
      <button
        class="button"
        type="submit"
        [class.secondary]="promulgation()"
        [attr.aria-disabled]="submission.busy() || null"
      >
        {{ (promulgation() ? 'promulgation.prepare.again' : 'promulgation.prepare.save') | transloco }}
      </button>
    </form>
  `,
  styles: `
    h3 {
      margin-bottom: var(--gap-2);
    }

    fieldset {
      margin-block: var(--gap-4);
    }
  `,
})
export class PrepareForm {
  private readonly client = inject(PromulgationClient);
  private readonly transloco = inject(TranslocoService);
  readonly dossierId = input.required<string>();
  readonly promulgation = input.required<PromulgationView | null>();
  readonly done = output<void>();

  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    checked: false,
    own: false,
    ownEntryDay: '',
    ownEntryPoint: '',
    consolidated: true,
  });
  protected readonly value = toSignal(this.form.valueChanges, { initialValue: this.form.value });

  constructor() {
    effect(() => {
      const known = this.promulgation();
      if (!known) return;
      this.form.setValue({
        checked: known.personalDataChecked,
        own: known.ownEntryDay !== null,
        ownEntryDay: known.ownEntryDay ?? '',
        ownEntryPoint: known.ownEntryPoint ?? '',
        consolidated: !known.consolidated || known.consolidated.included || !known.consolidated.possible,
      });
    });
  }

  protected async save(): Promise<void> {
    const { checked, own, ownEntryDay, ownEntryPoint, consolidated } = this.form.getRawValue();
    const needed = [
      { where: 'ownEntryDay', label: 'promulgation.prepare.day', value: ownEntryDay },
      { where: 'ownEntryPoint', label: 'promulgation.prepare.point', value: ownEntryPoint },
    ];
    if (!this.submission.check(own ? emptyFields(needed, this.transloco) : [])) return;
    const body = {
      personalDataChecked: checked,
      ownEntryDay: own ? ownEntryDay : null,
      ownEntryPoint: own ? ownEntryPoint.trim() : null,
      withConsolidated: consolidated,
    };
    if (await this.submission.send(() => this.client.prepare(this.dossierId(), body))) this.done.emit();
  }
}
