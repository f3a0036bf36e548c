import { Component, effect, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { SENDING_MEANS, type DossierView, type SendingMeans } from '#libs/contracts';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { PromulgationClient } from './promulgation-client';

/** Records that the package was sent: when and how (PL 47(1), OPL 11(2)). */
@Component({
  selector: 'vv-sending-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <h3>{{ 'promulgation.sending.title' | transloco }}</h3>
      <vv-error-summary [violations]="submission.violations()" [fields]="fields" />
      <vv-field
        class="short"
        name="sentOn"
        [label]="'promulgation.sending.day' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="sentOn" type="date" />
      </vv-field>
      <vv-field
        name="means"
        [label]="'promulgation.sending.means' | transloco"
        [violations]="submission.violations()"
      >
        <select vvControl formControlName="means">
          @for (one of means; track one) {
            <option [value]="one">{{ 'promulgation.means.' + one | transloco }}</option>
          }
        </select>
      </vv-field>
      @if (dossier().kind === 'budget' || dossier().isStatutes) {
        <vv-field
          class="short"
          name="ministryInformedOn"
          [label]="'promulgation.sending.ministry' | transloco"
          [hint]="'promulgation.sending.ministryHint' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="ministryInformedOn" type="date" />
        </vv-field>
      }
      <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'promulgation.sending.save' | transloco }}
      </button>
    </form>
  `,
  styles: `
    h3 {
      margin-bottom: var(--gap-3);
    }
  `,
})
export class SendingForm {
  private readonly client = inject(PromulgationClient);
  private readonly session = inject(Session);
  private readonly transloco = inject(TranslocoService);
  readonly dossier = input.required<DossierView>();
  readonly done = output<void>();

  protected readonly means = SENDING_MEANS;
  protected readonly submission = new Submission();
  protected readonly fields = {
    'promulgation.sentOn': 'sentOn',
    'promulgation.ministryInformedOn': 'ministryInformedOn',
    'promulgation.package': null,
    'promulgation.personalDataChecked': null,
    'promulgation.ownEntryIntoForce': 'ownEntryDay',
    'council.minutesRef': null,
  };
  protected readonly form = inject(NonNullableFormBuilder).group({
    sentOn: '',
    means: 'gazette_system' as SendingMeans,
    ministryInformedOn: '',
  });

  constructor() {
    effect(() => this.form.patchValue({ sentOn: this.session.legalToday() ?? '' }));
  }

  protected async save(): Promise<void> {
    const { sentOn, means, ministryInformedOn } = this.form.getRawValue();
    const needed = [{ where: 'sentOn', label: 'promulgation.sending.day', value: sentOn }];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const body = { sentOn, means, ministryInformedOn: ministryInformedOn || null };
    if (await this.submission.send(() => this.client.send(this.dossier().id, body))) this.done.emit();
  }
}
