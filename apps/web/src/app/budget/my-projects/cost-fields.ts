import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { BudgetUnit, CycleRules, ProjectInput, Violation } from '#libs/contracts';
import { lineTotal, PROJECT_LIMITS, projectLimit, projectTotal } from '#libs/budget-rules';
import { Control, Field } from '../../ui/field';
import { EuroPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { parseEuro, typedEuro } from '../../ui/money';
import { ViolationText } from '../../ui/violation-text';
import { type CostRow, emptyRow, lineOf, rowOf, unreadable } from './cost-rows';

/** What the project costs, line by line, and what it costs to keep. */
@Component({
  selector: 'vv-cost-fields',
  imports: [TranslocoPipe, Control, EuroPipe, Field, Icon, ViolationText],
  templateUrl: './cost-fields.html',
  styleUrls: ['./form-part.scss', './cost-fields.scss'],
})
export class CostFields {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  readonly draft = input.required<ProjectInput>();
  readonly units = input.required<readonly BudgetUnit[]>();
  readonly rules = input.required<CycleRules>();
  readonly violations = input.required<readonly Violation[]>();
  readonly changed = output<Partial<ProjectInput>>();

  /** As typed: taken anew from the draft only when somebody else changed it. */
  protected readonly rows = linkedSignal<ProjectInput['costLines'], CostRow[]>({
    source: () => this.draft().costLines,
    computation: (lines, before) => {
      const typed = before?.value ?? [];
      const same = JSON.stringify(typed.map(lineOf)) === JSON.stringify(lines);
      return same && before ? typed : lines.map(rowOf);
    },
  });
  protected readonly upkeep = linkedSignal<number | null, string>({
    source: () => this.draft().upkeepCents,
    computation: (cents, before) =>
      before && parseEuro(before.value) === cents ? before.value : typedEuro(cents),
  });
  protected readonly upkeepWrong = computed(
    () => this.upkeep().trim() !== '' && parseEuro(this.upkeep()) === null,
  );
  protected readonly total = computed(() => projectTotal(this.draft().costLines));
  protected readonly limit = computed(() => projectLimit(this.draft().unitId, this.units(), this.rules()));
  protected readonly over = computed(() => {
    const limit = this.limit();
    return limit === null ? 0 : Math.max(0, this.total() - limit);
  });
  protected readonly full = computed(() => this.rows().length >= PROJECT_LIMITS.costLines);
  protected readonly told = signal('');

  protected sum(row: CostRow): number {
    return lineTotal(lineOf(row));
  }

  protected wrong(at: number, field: string): Violation | null {
    const row = this.rows()[at];
    const code = row && unreadable(row, field);
    if (code) return { code };
    return this.violations().find(({ where }) => where === `costLines.${at}.${field}`) ?? null;
  }

  protected whole(): Violation | null {
    return this.violations().find(({ where }) => where === 'costLines') ?? null;
  }

  protected set(at: number, field: keyof CostRow, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.put(this.rows().map((row, i) => (i === at ? { ...row, [field]: value } : row)));
  }

  protected add(): void {
    if (this.full()) return;
    this.put([...this.rows(), emptyRow()]);
    this.focus(`costLines.${this.rows().length - 1}.name`);
  }

  protected remove(at: number): void {
    this.put(this.rows().filter((_, i) => i !== at));
    this.focus('add-line');
  }

  protected setUpkeep(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.upkeep.set(value);
    const upkeepCents = parseEuro(value);
    if (upkeepCents !== this.draft().upkeepCents) this.changed.emit({ upkeepCents });
  }

  protected setNote(event: Event): void {
    this.changed.emit({ upkeepNote: (event.target as HTMLTextAreaElement).value });
  }

  private put(rows: CostRow[]): void {
    this.rows.set(rows);
    this.changed.emit({ costLines: rows.map(lineOf) });
  }

  private focus(id: string): void {
    afterNextRender(() => this.document.getElementById(id)?.focus(), { injector: this.injector });
  }
}
