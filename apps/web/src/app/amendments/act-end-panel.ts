import { Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { ActValidityView } from '#libs/contracts';
import { ArticleLink } from '../ui/article-link';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { emptyFields, Submission } from '../ui/submission';
import { AmendmentsClient } from './amendments-client';

/** The end of an act that was taken over: its legal basis has lost force, or a term of its own is over. */
@Component({
  selector: 'vv-act-end-panel',
  imports: [ReactiveFormsModule, TranslocoPipe, ArticleLink, Control, ErrorSummary, Field, LegalDayPipe],
  template: `
    <section aria-labelledby="act-end-title">
      <h2 id="act-end-title">{{ 'bylaws.life.end' | transloco }}</h2>
      @if (act().end; as end) {
        <p>{{ 'acts.noLongerInForce' | transloco: { day: (end.from | legalDay: 'short') } }}</p>
      } @else {
        <p class="soft">{{ 'bylaws.life.noEnd' | transloco }}</p>
        <details>
          <summary>{{ 'bylaws.life.recordEnd' | transloco }}</summary>
          <p class="small soft">
            {{ 'bylaws.life.endWhy' | transloco }}
            (<vv-article-link [article]="{ act: 'OPL', ref: '9(5)' }" />)
          </p>
          <vv-error-summary [violations]="submission.violations()" />
          <form [formGroup]="form" novalidate (ngSubmit)="send()">
            <vv-field
              name="cause"
              [label]="'bylaws.life.cause' | transloco"
              [violations]="submission.violations()"
            >
              <select vvControl formControlName="cause">
                <option value="basis_lapsed">{{ 'bylaws.life.causes.basis_lapsed' | transloco }}</option>
                <option value="term">{{ 'bylaws.life.causes.term' | transloco }}</option>
              </select>
            </vv-field>
            <vv-field
              name="from"
              [label]="'bylaws.life.endFrom' | transloco"
              [violations]="submission.violations()"
            >
              <input vvControl formControlName="from" type="date" />
            </vv-field>
            <vv-field
              name="by"
              [label]="'bylaws.life.endBy' | transloco"
              [hint]="'bylaws.life.endByHint' | transloco"
              [violations]="submission.violations()"
            >
              <input vvControl formControlName="by" lang="lv" maxlength="1000" autocomplete="off" />
            </vv-field>
            <button class="button danger" type="submit" [attr.aria-disabled]="submission.busy() || null">
              {{ 'bylaws.life.recordEnd' | transloco }}
            </button>
          </form>
        </details>
      }
    </section>
  `,
  styles: `
    section {
      margin-top: var(--gap-6);
    }

    form {
      max-width: var(--measure);
      margin-top: var(--gap-4);
    }

    summary {
      padding-block: var(--gap-2);
      cursor: pointer;
    }
  `,
})
export class ActEndPanel {
  private readonly client = inject(AmendmentsClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  readonly act = input.required<ActValidityView>();
  readonly done = output<void>();
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    cause: 'basis_lapsed' as 'basis_lapsed' | 'term',
    from: '',
    by: '',
  });

  protected async send(): Promise<void> {
    const { cause, from, by } = this.form.getRawValue();
    const empty = emptyFields(
      [
        { where: 'from', label: 'bylaws.life.endFrom', value: from },
        ...(cause === 'basis_lapsed' ? [{ where: 'by', label: 'bylaws.life.endBy', value: by }] : []),
      ],
      this.transloco,
    );
    if (!this.submission.check(empty)) return;
    const title = this.transloco.translate<string>('bylaws.life.recordEnd');
    const text = this.transloco.translate<string>('amendments.validity.endSure');
    if (!(await this.confirm.ask({ title, text, action: title, dangerous: true }))) return;
    const { year, slug } = this.act().act;
    const body = { cause, from, by: by.trim() || null };
    if (await this.submission.send(() => this.client.endAct(String(year), slug, body))) this.done.emit();
  }
}
