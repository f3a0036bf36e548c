import { afterNextRender, Component, computed, DOCUMENT, inject, Injector } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  checkFiscalTable,
  emptyFiscalTable,
  fiscalCents,
  fiscalTotals,
  fiscalYears,
  MAX_FISCAL_YEARS,
} from '#libs/memorandum-rules';
import type { CalculationsView, FiscalDirection, Violation } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { ArticleLink } from '../ui/article-link';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { EuroPipe } from '../ui/format-pipes';
import { ViolationText } from '../ui/violation-text';
import { CalculationPage } from './calculation-page';
import { CalculationState } from './calculation-state';
import { FiscalChart } from './fiscal-chart';
import {
  newLine,
  repeated,
  tableOf,
  typedTable,
  withAmount,
  withLine,
  withYears,
  type TypedAmount,
  type TypedLine,
  type TypedTable,
} from './fiscal-draft';
import { GridKeys } from './grid-keys';

/** The fiscal table of part 2 (PL 46(1)2): lines of revenue and expenditure by year, with running totals. */
@Component({
  selector: 'vv-fiscal-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ArticleLink,
    CalculationState,
    Control,
    ErrorSummary,
    EuroPipe,
    FailedRequest,
    Field,
    FiscalChart,
    GridKeys,
    LocalLink,
    ViolationText,
  ],
  templateUrl: './fiscal-page.html',
  styleUrl: './fiscal-page.scss',
})
export class FiscalPage extends CalculationPage<TypedTable> {
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  protected readonly directions: readonly FiscalDirection[] = ['revenue', 'expenditure'];
  protected readonly mostYears = Array.from({ length: MAX_FISCAL_YEARS }, (_, index) => index + 1);
  protected readonly kind = 'fiscal';

  /** Figures that cannot be read yet count as nothing in the running totals. */
  protected readonly data = computed(() => {
    const typed = this.typed();
    return typed ? tableOf(typed) : null;
  });
  protected readonly years = computed(() => {
    const table = this.data();
    return table && Number.isInteger(table.firstYear) ? fiscalYears(table) : [];
  });
  protected readonly sums = computed(() =>
    (this.data()?.lines ?? []).map(({ amounts }) =>
      amounts.map((amount) => {
        const readable = Object.values(amount).every((value) => Number.isInteger(value));
        return readable ? fiscalCents(amount) : null;
      }),
    ),
  );
  protected readonly totals = computed(() => {
    const table = this.data();
    const lines = (table?.lines ?? []).map((line, at) => ({
      ...line,
      amounts: (this.sums()[at] ?? []).map((cents) => ({ cents: cents ?? 0 })),
    }));
    return fiscalTotals({ years: table?.years ?? 0, lines });
  });

  protected typedFrom({ fiscal, settings, year }: CalculationsView): TypedTable {
    const data = fiscal?.data;
    return typedTable(data?.kind === 'fiscal' ? data : emptyFiscalTable(year, settings.fiscalYears));
  }

  protected check(): readonly Violation[] {
    const table = this.data();
    const decision = table ? checkFiscalTable(table) : null;
    return decision?.allowed === false ? decision.violations : [];
  }

  protected override exempt(): boolean {
    return this.dossier.view()?.isFees === true;
  }

  protected lines(direction: FiscalDirection): { line: TypedLine; at: number }[] {
    return (this.typed()?.lines ?? [])
      .map((line, at) => ({ line, at }))
      .filter(({ line }) => line.direction === direction);
  }

  protected add(direction: FiscalDirection): void {
    const typed = this.typed();
    if (!typed) return;
    this.set({ ...typed, lines: [...typed.lines, newLine(direction, typed.years)] });
    this.focus(`lines.${typed.lines.length}.name`);
  }

  protected drop(at: number): void {
    const typed = this.typed();
    if (typed) this.set({ ...typed, lines: typed.lines.filter((_, index) => index !== at) });
  }

  protected line(at: number, change: Partial<TypedLine>): void {
    const typed = this.typed();
    if (typed) this.set(withLine(typed, at, change));
  }

  protected amount(at: number, year: number, change: Partial<TypedAmount>): void {
    const typed = this.typed();
    if (typed) this.set(withAmount(typed, at, year, change));
  }

  protected repeat(at: number): void {
    const typed = this.typed();
    if (typed) this.set(repeated(typed, at));
  }

  protected head(change: Partial<Pick<TypedTable, 'firstYear' | 'assumptions'>>): void {
    const typed = this.typed();
    if (typed) this.set({ ...typed, ...change });
  }

  protected span(event: Event): void {
    const typed = this.typed();
    if (typed) this.set(withYears(typed, Number((event.target as HTMLSelectElement).value)));
  }

  protected checked(event: Event): boolean {
    return (event.target as HTMLInputElement).checked;
  }

  private focus(id: string): void {
    afterNextRender(() => this.document.getElementById(id)?.focus(), { injector: this.injector });
  }
}
