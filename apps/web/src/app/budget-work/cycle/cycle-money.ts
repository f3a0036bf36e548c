import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { divideMoney } from '#libs/budget-rules';
import type { CycleInput, CycleView, LegalMinimum, Violation } from '#libs/contracts';
import { ArticleLink } from '../../ui/article-link';
import { Control, Field } from '../../ui/field';
import { EuroPipe, SharePipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { typedEuro } from '../../ui/money';
import { ChosenText } from './chosen-text';
import { type CycleForm, readCycle, REVENUE_YEARS, unitGroup } from './cycle-form-model';
import { FieldCheck } from './field-check';

/** The money of a cycle: what the law wants, what there is, and how it comes to the units. */
@Component({
  selector: 'vv-cycle-money',
  imports: [
    ChosenText,
    ReactiveFormsModule,
    TranslocoPipe,
    ArticleLink,
    Control,
    EuroPipe,
    Field,
    FieldCheck,
    Icon,
    SharePipe,
  ],
  templateUrl: './cycle-money.html',
  styleUrl: './cycle-editor.scss',
})
export class CycleMoney {
  private readonly build = inject(NonNullableFormBuilder);
  readonly form = input.required<CycleForm>();
  readonly editable = input(true);
  readonly findings = input.required<CycleView['findings']>();
  readonly minimum = input<LegalMinimum | null>(null);
  readonly violations = input<readonly Violation[]>([]);
  protected readonly divisions = ['fixed', 'per_capita', 'coefficient'] as const;
  private readonly entered = signal<CycleInput | null>(null);
  protected readonly division = computed(() => this.entered()?.division?.kind ?? 'fixed');
  protected readonly weighted = computed(() => this.entered()?.rules.weightedVotes ?? false);
  protected readonly years = computed(() => {
    const first = (this.entered()?.year ?? 0) - REVENUE_YEARS;
    return Array.from({ length: REVENUE_YEARS }, (_, index) => first + index);
  });
  protected readonly unitsTotal = computed(() =>
    (this.entered()?.units ?? []).reduce((sum, unit) => sum + unit.amountCents, 0),
  );

  constructor() {
    effect((cleanUp) => {
      const form = this.form();
      const read = (): void => {
        const cycle = readCycle(form);
        if (this.editable()) divide(form, cycle);
        this.entered.set(readCycle(form));
      };
      read();
      const listening = form.valueChanges.subscribe(read);
      cleanUp(() => listening.unsubscribe());
    });
  }

  protected addUnit(): void {
    this.form().controls.units.push(unitGroup(this.build, null));
  }

  protected removeUnit(index: number): void {
    this.form().controls.units.removeAt(index);
  }
}

/** Writes the sums that the division gives beside the units. */
function divide(form: CycleForm, { division, amountCents, units }: CycleInput): void {
  if (!division || division.kind === 'fixed') return;
  const sums = divideMoney(division, amountCents, units);
  sums?.forEach((cents, at) => {
    const amount = form.controls.units.at(at).controls.amount;
    if (amount.value !== typedEuro(cents)) amount.setValue(typedEuro(cents));
  });
}
