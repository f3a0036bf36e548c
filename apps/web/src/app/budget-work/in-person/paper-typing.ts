import { Component, computed, ElementRef, inject, input, output, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { BallotForm, InvalidPaperReason, PaperReading } from '#libs/contracts';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { emptyFields, Submission } from '../../ui/submission';
import { InPersonClient } from './in-person-client';
import { readMarks } from './read-marks';

/** Types one paper after the other, with the keyboard alone: number, marks, Enter. */
@Component({
  selector: 'vv-paper-typing',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form class="measure" [formGroup]="form" novalidate (ngSubmit)="save()">
      <vv-error-summary [violations]="submission.violations()" />
      <div class="pair">
        <vv-field
          name="number"
          [label]="'in-person.typing.number' | transloco"
          [hint]="'in-person.typing.numberHint' | transloco"
          [violations]="submission.violations()"
        >
          <input #first vvControl formControlName="number" autocomplete="off" maxlength="20" />
        </vv-field>
        <vv-field
          name="invalid"
          [label]="'in-person.typing.valid' | transloco"
          [violations]="submission.violations()"
        >
          <select vvControl formControlName="invalid">
            <option value="">{{ 'in-person.typing.isValid' | transloco }}</option>
            @for (kind of kinds; track kind) {
              <option [value]="kind">{{ 'in-person.invalid.' + kind | transloco }}</option>
            }
          </select>
        </vv-field>
      </div>
      @if (!form.value.invalid) {
        <vv-field
          name="choices"
          [label]="'in-person.typing.marks' | transloco"
          [hint]="'in-person.typing.hint.' + hint() | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="marks" autocomplete="off" maxlength="2000" />
        </vv-field>
        <p class="small echo" aria-live="polite" lang="lv">{{ echo() }}</p>
      }
      <button class="button secondary" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'in-person.typing.save' | transloco }}
      </button>
    </form>
  `,
  styleUrl: './in-person.scss',
  styles: `
    .echo {
      min-height: 1.4em;
    }
  `,
})
export class PaperTyping {
  private readonly client = inject(InPersonClient);
  private readonly transloco = inject(TranslocoService);
  private readonly first = viewChild<ElementRef<HTMLInputElement>>('first');
  readonly boxId = input.required<string>();
  readonly ballot = input.required<BallotForm>();
  readonly projects = input.required<readonly { nr: number; title: string }[]>();
  readonly typed = output<void>();
  protected readonly kinds: readonly InvalidPaperReason[] = ['blank', 'too_many', 'unclear', 'foreign'];
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({ number: '', marks: '', invalid: '' });
  private readonly marks = toSignal(this.form.controls.marks.valueChanges, { initialValue: '' });
  protected readonly hint = computed(() => {
    const { kind } = this.ballot();
    return kind === 'points' || kind === 'ranking' ? kind : 'marks';
  });
  /** Titles of what was typed, so that a wrong number is seen at once. */
  protected readonly echo = computed(() => {
    const read = readMarks(this.marks(), this.ballot());
    if (typeof read === 'string') return '';
    const titles = new Map(this.projects().map(({ nr, title }) => [nr, title]));
    return read.choices.map((nr) => `${nr}. ${titles.get(nr) ?? '?'}`).join('; ');
  });

  protected async save(): Promise<void> {
    const { number, marks, invalid } = this.form.getRawValue();
    const needed = [
      { where: 'number', label: 'in-person.typing.number', value: number },
      ...(invalid ? [] : [{ where: 'choices', label: 'in-person.typing.marks', value: marks }]),
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const kind = this.kinds.find((one) => one === invalid);
    const read: PaperReading | string = kind
      ? { invalid: kind, choices: [], points: null }
      : readMarks(marks, this.ballot());
    if (typeof read === 'string') {
      this.submission.check([{ code: read, where: 'choices' }]);
      return;
    }
    const name = number.trim().replaceAll(/[\s-]/g, '').toUpperCase();
    if (!(await this.submission.send(() => this.client.type(this.boxId(), name, read)))) return;
    this.form.reset();
    this.first()?.nativeElement.focus();
    this.typed.emit();
  }
}
