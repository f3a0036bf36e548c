import { Component, inject, input, type OnInit, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { SaveMinutes, SittingView } from '#libs/contracts';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { CouncilDepthClient } from './council-depth-client';

/** What the minutes say beside what the sitting's records know already, and the day they were signed. */
@Component({
  selector: 'vv-minutes-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <vv-error-summary [violations]="submission.violations()" />
      <vv-field
        name="keeper"
        [label]="'council.minutesForm.keeper' | transloco"
        [hint]="'council.minutesForm.keeperHint' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="keeper" lang="lv" maxlength="200" autocomplete="off" />
      </vv-field>
      <div class="columns-2">
        @for (name of times; track name) {
          <vv-field
            [name]="name"
            [label]="'council.minutesForm.' + name | transloco"
            [violations]="submission.violations()"
          >
            <input vvControl [formControlName]="name" type="time" />
          </vv-field>
        }
      </div>
      @for (name of texts; track name) {
        <vv-field
          [name]="name"
          [label]="'council.minutesForm.' + name | transloco"
          [violations]="submission.violations()"
        >
          <textarea vvControl [formControlName]="name" rows="3" lang="lv" maxlength="5000"></textarea>
        </vv-field>
      }
      @if (sitting().state === 'closed') {
        <vv-field
          name="signedOn"
          class="short"
          [label]="'council.minutesForm.signedOn' | transloco"
          [hint]="'council.minutesForm.signedHint' | transloco"
          [violations]="submission.violations()"
        >
          <input
            vvControl
            formControlName="signedOn"
            type="date"
            [min]="sitting().day"
            [max]="session.legalToday() ?? ''"
          />
        </vv-field>
      }
      <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'council.minutesForm.save' | transloco }}
      </button>
    </form>
  `,
  styleUrl: './fields.scss',
})
export class MinutesForm implements OnInit {
  private readonly client = inject(CouncilDepthClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly session = inject(Session);
  readonly sitting = input.required<SittingView>();
  readonly minutes = input<SaveMinutes | null>(null);
  /** Of the minutes that are shown. */
  readonly version = input.required<number>();
  readonly saved = output<void>();
  protected readonly times = ['openedTime', 'closedTime'] as const;
  protected readonly texts = ['absences', 'others', 'notes'] as const;
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    keeper: '',
    openedTime: '',
    closedTime: '',
    absences: '',
    others: '',
    notes: '',
    signedOn: '',
  });

  ngOnInit(): void {
    const kept = this.minutes();
    this.form.setValue({
      keeper: kept?.keeper ?? this.session.person()?.name ?? '',
      openedTime: kept?.openedTime ?? this.sitting().time,
      closedTime: kept?.closedTime ?? '',
      absences: kept?.absences ?? '',
      others: kept?.others ?? '',
      notes: kept?.notes ?? '',
      signedOn: kept?.signedOn ?? '',
    });
  }

  protected async save(): Promise<void> {
    const entered = this.form.getRawValue();
    const needed = (['keeper', 'openedTime', 'closedTime'] as const).map((where) => ({
      where,
      label: `council.minutesForm.${where}`,
      value: entered[where],
    }));
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const minutes: SaveMinutes = {
      keeper: entered.keeper.trim(),
      openedTime: entered.openedTime,
      closedTime: entered.closedTime,
      absences: entered.absences.trim() || null,
      others: entered.others.trim() || null,
      notes: entered.notes.trim() || null,
      signedOn: entered.signedOn || null,
    };
    if (
      await this.submission.send(() =>
        this.client.saveMinutes(this.sitting().id, { ...minutes, version: this.version() }),
      )
    )
      this.saved.emit();
  }
}
