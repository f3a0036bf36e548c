import { Component, effect, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  CALENDAR_DAY_KINDS,
  type CalendarDayKind,
  type CalendarDayView,
  type LegalDay,
} from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { DirectoryClient } from './directory-client';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';

/** One day of the municipality's own: entered, changed or removed. */
@Component({
  selector: 'vv-day-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <vv-error-summary [violations]="submission.violations()" [fields]="{ name: 'dayName' }" />
      @if (entered(); as day) {
        @if (!day.own) {
          <p class="small">{{ 'directory.calendar.commonText' | transloco }}</p>
        } @else if (day.own.pairDay) {
          <p class="small">{{ 'directory.calendar.pairText' | transloco }}</p>
        }
      }
      <vv-field
        name="day"
        [label]="'directory.calendar.day' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="day" type="date" />
      </vv-field>
      <vv-field
        name="kind"
        [label]="'directory.calendar.kind' | transloco"
        [violations]="submission.violations()"
      >
        <select vvControl formControlName="kind">
          @for (kind of kinds; track kind) {
            <option [value]="kind">{{ 'directory.dayKind.' + kind | transloco }}</option>
          }
        </select>
      </vv-field>
      <vv-field
        name="dayName"
        where="name"
        [label]="'directory.calendar.name' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl formControlName="name" lang="lv" autocomplete="off" />
      </vv-field>
      <vv-field
        name="source"
        [label]="'directory.calendar.source' | transloco"
        [hint]="'directory.calendar.sourceHint' | transloco"
        [violations]="submission.violations()"
      >
        <textarea vvControl formControlName="source" lang="lv" rows="3"></textarea>
      </vv-field>
      <div class="row">
        <button class="button" type="submit">{{ 'directory.calendar.save' | transloco }}</button>
        @if (entered()?.own) {
          <button class="button secondary" type="button" (click)="remove()">
            {{ 'directory.delete' | transloco }}
          </button>
        }
      </div>
    </form>
  `,
})
export class DayForm {
  private readonly client = inject(DirectoryClient);
  private readonly transloco = inject(TranslocoService);
  readonly day = input.required<LegalDay | null>();
  /** What holds on the day now. */
  readonly entered = input.required<CalendarDayView | null>();
  readonly saved = output<void>();
  readonly removed = output<void>();

  protected readonly kinds = CALENDAR_DAY_KINDS;
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    day: '',
    kind: 'holiday' as CalendarDayKind,
    name: '',
    source: '',
  });

  constructor() {
    effect(() => {
      const entered = this.entered();
      this.submission.clear();
      this.form.setValue({
        day: this.day() ?? '',
        kind: entered?.kind ?? 'holiday',
        name: entered?.name ?? '',
        source: entered?.own ? entered.source : '',
      });
    });
  }

  protected async save(): Promise<void> {
    const entry = this.form.getRawValue();
    const keys = ['day', 'name', 'source'] as const;
    const needed = keys.map((where) => ({
      where,
      label: `directory.calendar.${where}`,
      value: entry[where],
    }));
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    if (await this.submission.send(() => this.client.saveDay(entry, this.entered()?.own ?? null)))
      this.saved.emit();
  }

  protected async remove(): Promise<void> {
    const own = this.entered()?.own;
    if (own && (await this.submission.send(() => this.client.removeDay(own)))) this.removed.emit();
  }
}
