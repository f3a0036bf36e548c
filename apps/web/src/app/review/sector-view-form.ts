import { Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import { SECTOR_MEANS, type SectorMeans, type SectorMinistryAsked } from '#libs/contracts';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { SectorClient } from './sector-client';

/** Asks a sector ministry for its view: here, or by a letter with a link (PL 47(3)). */
@Component({
  selector: 'vv-sector-view-form',
  imports: [ReactiveFormsModule, TranslocoPipe, ArticleLink, Control, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <p class="small">
        {{ 'review.sector.askText' | transloco }} <vv-article-link [article]="{ act: 'PL', ref: '47(3)' }" />
      </p>
      <vv-error-summary [violations]="submission.violations()" [fields]="fields" />
      @if (ministries().length) {
        <vv-field
          name="sectorInstitution"
          [label]="'review.sector.institution' | transloco"
          [violations]="submission.violations()"
        >
          <select vvControl formControlName="institutionId">
            <option value="">{{ 'review.sector.outside' | transloco }}</option>
            @for (one of ministries(); track one.id) {
              <option [value]="one.id" lang="lv">{{ one.name }}</option>
            }
          </select>
        </vv-field>
      }
      @if (!form.value.institutionId) {
        <vv-field
          name="sectorMinistry"
          [label]="'review.sector.ministry' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="ministry" lang="lv" autocomplete="off" maxlength="200" />
        </vv-field>
        <vv-field
          name="sectorEmail"
          [label]="'review.sector.email' | transloco"
          [hint]="'review.sector.emailHint' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="email" type="email" autocomplete="off" maxlength="200" />
        </vv-field>
        <vv-field
          class="short"
          name="sectorMeans"
          [label]="'review.sector.means' | transloco"
          [violations]="submission.violations()"
        >
          <select vvControl formControlName="means">
            @for (one of means; track one) {
              <option [value]="one">{{ 'review.means.' + one | transloco }}</option>
            }
          </select>
        </vv-field>
      }
      <vv-field
        class="short"
        name="askedOn"
        [label]="'review.sector.askedOn' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="askedOn" type="date" [max]="today" />
      </vv-field>
      <vv-field
        name="sectorQuestion"
        [label]="'review.sector.question' | transloco"
        [violations]="submission.violations()"
      >
        <textarea vvControl formControlName="question" lang="lv" rows="3" maxlength="2000"></textarea>
      </vv-field>
      <button class="button secondary" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'review.sector.save' | transloco }}
      </button>
    </form>
  `,
})
export class SectorViewForm {
  private readonly client = inject(SectorClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly today = inject(Session).legalToday() ?? '';
  protected readonly means: readonly SectorMeans[] = SECTOR_MEANS.filter((one) => one !== 'portal');
  readonly roundId = input.required<string>();
  /** Ministries that answer with an account. */
  readonly ministries = input<readonly { id: string; name: string }[]>([]);
  readonly done = output<SectorMinistryAsked>();
  protected readonly submission = new Submission();
  protected readonly fields = {
    ministry: 'sectorMinistry',
    email: 'sectorEmail',
    institutionId: 'sectorInstitution',
  };
  protected readonly form = inject(NonNullableFormBuilder).group({
    institutionId: '',
    ministry: '',
    email: '',
    means: 'eaddress' as SectorMeans,
    askedOn: this.today,
    question: '',
  });

  protected async save(): Promise<void> {
    const { institutionId, ministry, email, means, askedOn, question } = this.form.getRawValue();
    const needed = [
      ...(institutionId
        ? []
        : [{ where: 'sectorMinistry', label: 'review.sector.ministry', value: ministry }]),
      { where: 'askedOn', label: 'review.sector.askedOn', value: askedOn },
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const body = {
      ministry: institutionId ? '' : ministry.trim(),
      institutionId: institutionId || null,
      email: institutionId ? null : email.trim() || null,
      means: institutionId ? ('portal' as const) : means,
      askedOn,
      question: question.trim(),
    };
    let made: SectorMinistryAsked | null = null;
    const request = () => this.client.ask(this.roundId(), body).pipe(tap((answer) => (made = answer)));
    if (!(await this.submission.send(request)) || !made) return;
    this.form.reset({ askedOn: this.today, means: 'eaddress' });
    this.done.emit(made);
  }
}
