import { Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { AgendaItemView, SignatureMeans } from '#libs/contracts';
import {
  REFUSED_DECISIONS,
  SITTING_CHAIR_OFFICES,
  type RefusedDecision,
  type SittingChairOffice,
} from '#libs/council-rules';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { CouncilDepthClient } from './council-depth-client';

/** The chair refuses to sign (PL 37(6)): the day, the form of the refusal and its reasons. */
@Component({
  selector: 'vv-refusal-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <p class="small">{{ 'council.refusal.about' | transloco }}</p>
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <vv-error-summary [violations]="submission.violations()" [fields]="{ day: 'refusalDay' }" />
      <vv-field
        name="office"
        [label]="'council.refusal.office' | transloco"
        [violations]="submission.violations()"
      >
        <select vvControl formControlName="office">
          <option value="">{{ 'council.refusal.choose' | transloco }}</option>
          @for (one of offices; track one) {
            <option [value]="one">{{ 'council.refusal.offices.' + one | transloco }}</option>
          }
        </select>
      </vv-field>
      @if (!item().dossier) {
        <vv-field
          name="decision"
          [label]="'council.refusal.decision' | transloco"
          [hint]="'council.refusal.decisionHint' | transloco"
          [violations]="submission.violations()"
        >
          <select vvControl formControlName="decision">
            <option value="">{{ 'council.refusal.choose' | transloco }}</option>
            @for (one of decisions; track one) {
              <option [value]="one">{{ 'council.refusal.decisions.' + one | transloco }}</option>
            }
          </select>
        </vv-field>
      }
      <vv-field
        name="refusalDay"
        where="day"
        class="short"
        [label]="'council.refusal.day' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="day" type="date" [max]="session.legalToday() ?? ''" />
      </vv-field>
      <vv-field
        name="refusalForm"
        where="form"
        [label]="'council.refusal.form' | transloco"
        [violations]="submission.violations()"
      >
        <select vvControl formControlName="form">
          @for (one of forms; track one) {
            <option [value]="one">{{ 'procedure.signatureMeans.' + one | transloco }}</option>
          }
        </select>
      </vv-field>
      <vv-field
        name="reason"
        [label]="'council.refusal.reason' | transloco"
        [violations]="submission.violations()"
      >
        <textarea vvControl formControlName="reason" rows="4" lang="lv" maxlength="5000"></textarea>
      </vv-field>
      <div class="row">
        <button class="button danger" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'council.refusal.record' | transloco }}
        </button>
        <button class="button secondary" type="button" (click)="cancelled.emit()">
          {{ 'ui.cancel' | transloco }}
        </button>
      </div>
    </form>
  `,
})
export class RefusalForm {
  private readonly client = inject(CouncilDepthClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly session = inject(Session);
  readonly item = input.required<AgendaItemView>();
  readonly recorded = output<void>();
  readonly cancelled = output<void>();
  protected readonly forms: readonly SignatureMeans[] = ['paper', 'container'];
  protected readonly decisions = REFUSED_DECISIONS;
  protected readonly offices = SITTING_CHAIR_OFFICES;
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    office: '' as SittingChairOffice | '',
    decision: '' as RefusedDecision | '',
    day: this.session.legalToday() ?? '',
    form: 'paper' as SignatureMeans,
    reason: '',
  });

  protected async save(): Promise<void> {
    const written = this.form.getRawValue();
    // A by-law is no decision about the chair.
    const entered = { ...written, decision: this.item().dossier ? ('other' as const) : written.decision };
    const needed = (['office', 'decision', 'day', 'reason'] as const).map((where) => ({
      where,
      label: `council.refusal.${where}`,
      value: entered[where],
    }));
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const { office, decision } = entered;
    if (office === '' || decision === '') return;
    const refusal = { ...entered, office, decision };
    if (await this.submission.send(() => this.client.refuseSignature(this.item().id, refusal)))
      this.recorded.emit();
  }
}
