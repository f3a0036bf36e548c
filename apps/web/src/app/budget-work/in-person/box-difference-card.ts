import { Component, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { BallotForm, BoxDifference, InvalidPaperReason, PaperReading } from '#libs/contracts';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { emptyFields, Submission } from '../../ui/submission';
import { InPersonClient } from './in-person-client';
import { readMarks } from './read-marks';
import { ReadingTextPipe } from './reading-text';

/** A paper that two people read differently, and what both decided when they looked at it together. */
@Component({
  selector: 'vv-box-difference',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field, ReadingTextPipe],
  templateUrl: './box-difference-card.html',
  styleUrl: './in-person.scss',
})
export class BoxDifferenceCard {
  private readonly client = inject(InPersonClient);
  private readonly transloco = inject(TranslocoService);
  readonly boxId = input.required<string>();
  readonly difference = input.required<BoxDifference>();
  readonly ballot = input.required<BallotForm | null>();
  readonly names = input.required<readonly [string, string]>();
  readonly editable = input.required<boolean>();
  readonly decided = output<void>();
  protected readonly kinds: readonly InvalidPaperReason[] = ['blank', 'too_many', 'unclear', 'foreign'];
  protected readonly submission = new Submission();
  protected readonly open = signal(false);
  protected readonly form = inject(NonNullableFormBuilder).group({ choice: '', marks: '', reason: '' });

  protected id(name: string): string {
    return `${name}-${this.difference().number}`;
  }

  protected async save(): Promise<void> {
    const { choice, marks, reason } = this.form.getRawValue();
    const needed = [
      { where: this.id('choice'), label: 'in-person.difference.choice', value: choice },
      { where: this.id('reason'), label: 'in-person.difference.reason', value: reason },
      ...(choice === 'other'
        ? [{ where: this.id('marks'), label: 'in-person.typing.marks', value: marks }]
        : []),
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const content = this.content(choice, marks);
    if (typeof content === 'string') {
      this.submission.check([{ code: content, where: this.id('marks') }]);
      return;
    }
    const { number } = this.difference();
    const decision = { content, reason: reason.trim() };
    if (!(await this.submission.send(() => this.client.decide(this.boxId(), number, decision)))) return;
    this.open.set(false);
    this.decided.emit();
  }

  private content(choice: string, marks: string): PaperReading | string | null {
    const { first, second } = this.difference();
    if (choice === 'none') return null;
    if (choice === 'first') return first;
    if (choice === 'second') return second;
    const kind = this.kinds.find((one) => one === choice);
    if (kind) return { invalid: kind, choices: [], points: null };
    const ballot = this.ballot();
    return ballot ? readMarks(marks, ballot) : 'marks_unreadable';
  }
}
