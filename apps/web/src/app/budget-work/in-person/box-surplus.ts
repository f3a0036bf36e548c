import { Component, computed, ElementRef, inject, input, output, viewChild } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { BoxView } from '#libs/contracts';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { emptyFields, Submission } from '../../ui/submission';
import { ViolationText } from '../../ui/violation-text';
import { InPersonClient } from './in-person-client';
import { ReadingTextPipe } from './reading-text';

/** More papers than people marked: which of them do not count, as people decide at the papers. */
@Component({
  selector: 'vv-box-surplus',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field, ReadingTextPipe, ViolationText],
  templateUrl: './box-surplus.html',
  styleUrl: './in-person.scss',
})
export class BoxSurplus {
  private readonly client = inject(InPersonClient);
  private readonly transloco = inject(TranslocoService);
  private readonly title = viewChild<ElementRef<HTMLElement>>('title');
  readonly box = input.required<BoxView>();
  readonly changed = output<void>();
  protected readonly found = computed(() => this.box().violations.filter(({ where }) => where === 'aside'));
  protected readonly tooMany = computed(() =>
    this.found().some(({ code }) => code === 'paper_more_than_marked'),
  );
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({ number: '', reason: '' });

  protected async save(): Promise<void> {
    const { number, reason } = this.form.getRawValue();
    const needed = [
      { where: 'aside', label: 'in-person.aside.number', value: number },
      { where: 'reason', label: 'in-person.aside.reason', value: reason },
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const name = number.replaceAll(/[\s-]/g, '');
    const decision = { content: { invalid: 'foreign' as const, choices: [], points: null }, reason };
    if (!(await this.submission.send(() => this.client.decide(this.box().id, name, decision)))) return;
    this.form.reset();
    this.done();
  }

  protected async takeBack(number: string): Promise<void> {
    if (await this.submission.send(() => this.client.takeBack(this.box().id, number))) this.done();
  }

  /** What was pressed may go away with the surplus. */
  private done(): void {
    this.title()?.nativeElement.focus();
    this.changed.emit();
  }
}
