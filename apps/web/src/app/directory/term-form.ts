import { Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { LegalDay } from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, type Submission } from '../ui/submission';

/** Asks for the last day of a role or a substitution; one that has not begun is taken back instead. */
@Component({
  selector: 'vv-term-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="send()">
      <h3>{{ heading() }}</h3>
      <vv-error-summary
        [violations]="submission().violations()"
        [fields]="{ lastDay: begun() ? id() : null }"
      />
      @if (begun()) {
        <vv-field
          class="short"
          where="lastDay"
          [name]="id()"
          [label]="'directory.people.lastDay' | transloco"
          [hint]="'directory.people.lastDayHint' | transloco"
          [violations]="submission().violations()"
        >
          <input vvControl formControlName="lastDay" type="date" />
        </vv-field>
      } @else {
        <p>{{ 'directory.people.takeBackText' | transloco }}</p>
      }
      <div class="row">
        <button class="button compact danger" type="submit">
          {{ (begun() ? 'directory.people.end' : 'directory.people.takeBack') | transloco }}
        </button>
        <button class="button compact secondary" type="button" (click)="cancelled.emit()">
          {{ 'ui.cancel' | transloco }}
        </button>
      </div>
    </form>
  `,
  styles: `
    h3 {
      margin-bottom: var(--gap-4);
    }
  `,
})
export class TermForm {
  private readonly transloco = inject(TranslocoService);
  /** Id of the field on the page. */
  readonly id = input.required<string>();
  readonly heading = input.required<string>();
  readonly begun = input.required<boolean>();
  readonly submission = input.required<Submission>();
  readonly chosen = output<LegalDay | null>();
  readonly cancelled = output<void>();
  protected readonly form = inject(NonNullableFormBuilder).group({ lastDay: '' });

  protected send(): void {
    const { lastDay } = this.form.getRawValue();
    const needed = { where: 'lastDay', label: 'directory.people.lastDay', value: lastDay };
    if (!this.begun()) this.chosen.emit(null);
    else if (this.submission().check(emptyFields([needed], this.transloco))) {
      this.chosen.emit(lastDay);
    }
  }
}
