import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
  Injector,
  signal,
  untracked,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  checkFiscalTable,
  emptyFiscalTable,
  fiscalCents,
  fiscalTotals,
  fiscalYears,
  MAX_FISCAL_YEARS,
} from '#libs/memorandum-rules';
import type { FiscalDirection, FiscalTable } from '#libs/contracts';
import { OpenDossier } from '../bylaws/open-dossier';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { ArticleLink } from '../ui/article-link';
import { Confirm } from '../ui/confirm-dialog';
import { DraftStore } from '../ui/draft-store';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { EuroPipe } from '../ui/format-pipes';
import { loadProblem, Submission } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
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
import { MemorandumClient } from './memorandum-client';

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
export class FiscalPage {
  private readonly client = inject(MemorandumClient);
  private readonly transloco = inject(TranslocoService);
  private readonly confirm = inject(Confirm);
  private readonly drafts = inject(DraftStore);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  protected readonly dossier = inject(OpenDossier);
  protected readonly submission = new Submission();
  protected readonly saved = signal(false);
  protected readonly directions: readonly FiscalDirection[] = ['revenue', 'expenditure'];
  protected readonly mostYears = Array.from({ length: MAX_FISCAL_YEARS }, (_, index) => index + 1);

  protected readonly loaded = rxResource({
    params: () => this.dossier.view()?.id,
    stream: ({ params }) => this.client.calculations(params),
  });
  protected readonly problem = loadProblem(this.loaded);
  protected readonly view = computed(() => (this.loaded.hasValue() ? this.loaded.value() : null));
  protected readonly kept = computed(() => this.view()?.fiscal ?? null);
  protected readonly exempt = computed(() => this.dossier.view()?.isFees === true);
  protected readonly editable = computed(
    () => this.view()?.locked.length === 0 && this.dossier.may('document.edit') && !this.exempt(),
  );
  protected readonly typed = signal<TypedTable | null>(null);

  /** The table that was typed; figures that cannot be read yet count as nothing in the running totals. */
  private readonly table = computed<FiscalTable | null>(() => {
    const typed = this.typed();
    return typed ? tableOf(typed) : null;
  });
  protected readonly years = computed(() => {
    const table = this.table();
    return table && Number.isInteger(table.firstYear) ? fiscalYears(table) : [];
  });
  protected readonly sums = computed(() =>
    (this.table()?.lines ?? []).map(({ amounts }) =>
      amounts.map((amount) => {
        const readable = Object.values(amount).every((value) => Number.isInteger(value));
        return readable ? fiscalCents(amount) : null;
      }),
    ),
  );
  protected readonly totals = computed(() => {
    const table = this.table();
    const lines = (table?.lines ?? []).map((line, at) => ({
      ...line,
      amounts: (this.sums()[at] ?? []).map((cents) => ({ cents: cents ?? 0 })),
    }));
    return fiscalTotals({ years: table?.years ?? 0, lines });
  });

  constructor() {
    const meta = inject(PageMeta);
    effect(() =>
      meta.set({
        title: `${this.transloco.translate('memorandum.fiscal.title')} – ${this.dossier.code()}`,
        hidden: true,
      }),
    );
    effect(() => {
      const view = this.view();
      if (view) untracked(() => this.begin(view.fiscal?.data, view.settings.fiscalYears, view.year));
    });
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

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected checked(event: Event): boolean {
    return (event.target as HTMLInputElement).checked;
  }

  protected async save(): Promise<void> {
    this.saved.set(false);
    const [table, id] = [this.table(), this.dossier.view()?.id];
    if (!table || !id || !this.editable()) return;
    const decision = checkFiscalTable(table);
    if (!this.submission.check(decision.allowed ? [] : decision.violations)) return;
    const version = this.kept()?.version ?? 0;
    if (!(await this.submission.send(() => this.client.save(id, 'fiscal', { version, data: table })))) return;
    this.done();
    this.saved.set(true);
  }

  protected async remove(): Promise<void> {
    const [kept, id] = [this.kept(), this.dossier.view()?.id];
    if (!kept || !id) return;
    const agreed = await this.confirm.ask({
      title: this.transloco.translate('memorandum.remove.title'),
      text: this.transloco.translate('memorandum.remove.text'),
      action: this.transloco.translate('memorandum.remove.action'),
      dangerous: true,
    });
    if (!agreed || !(await this.submission.send(() => this.client.remove(id, 'fiscal', kept.version))))
      return;
    this.done();
  }

  private done(): void {
    this.drafts.drop(this.key());
    this.loaded.reload();
    this.dossier.reload();
  }

  private begin(data: FiscalTable | unknown, years: number, year: number): void {
    const kept = this.drafts.read<TypedTable>(this.key());
    const table = isFiscal(data) ? data : emptyFiscalTable(year, years);
    this.typed.set(kept ?? typedTable(table));
  }

  private set(typed: TypedTable): void {
    this.saved.set(false);
    this.typed.set(typed);
    this.drafts.keep(this.key(), typed);
  }

  /** Of one version: what was typed over an older one would undo somebody's work. */
  private key(): string {
    return `fiscal:${this.dossier.view()?.id}:${this.kept()?.version ?? 0}`;
  }

  private focus(id: string): void {
    afterNextRender(() => this.document.getElementById(id)?.focus(), { injector: this.injector });
  }
}

function isFiscal(data: unknown): data is FiscalTable {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'fiscal';
}
