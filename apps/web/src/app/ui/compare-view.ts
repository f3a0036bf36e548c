import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, ElementRef, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  type ComparedRow,
  type Comparison,
  type GapRow,
  inlineView,
  renumberedRanges,
  sideBySide,
  type SideRow,
} from '#libs/bylaw-diff';
import { CompareCells } from './compare-cells';
import { CompareList } from './compare-list';
import { CompareSign, movesOf } from './compare-sign';
import { CompareTable } from './compare-table';
import { CompareWords } from './compare-words';
import { PluralPipe } from './format-pipes';

/** Unchanged rows kept around every difference while the rest is folded. */
const CONTEXT = 1;

/** How a comparison can be shown. */
export type CompareMode = 'inline' | 'sides' | 'list' | 'table';

/**
 * A comparison of two wordings: in one column, side by side (under 600 px the sides stand below each other), as a list with
 * headings that a screen reader goes through change by change, or as the comparison table of what differs.
 */
@Component({
  selector: 'vv-compare-view',
  imports: [
    NgTemplateOutlet,
    TranslocoPipe,
    CompareCells,
    CompareList,
    CompareSign,
    CompareTable,
    CompareWords,
    PluralPipe,
  ],
  templateUrl: './compare-view.html',
  styleUrl: './compare-view.scss',
})
export class CompareView {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly comparison = input.required<Comparison>();
  /** Names of the two wordings, for example "Projekts" and "Precizēts projekts". */
  readonly before = input('');
  readonly after = input('');
  /** The name of the act, for the table that is printed. */
  readonly title = input('');
  readonly start = input<CompareMode>('inline');

  protected readonly modes: readonly CompareMode[] = ['inline', 'sides', 'list', 'table'];
  protected readonly mode = linkedSignal(() => this.start());
  protected readonly whole = signal(false);
  private readonly context = computed(() => (this.whole() ? undefined : CONTEXT));

  protected readonly rows = computed(() => inlineView(this.comparison(), this.context()));
  protected readonly sides = computed(() => sideBySide(this.comparison(), this.context()));
  protected readonly renumbered = computed(() => renumberedRanges(this.comparison()));
  protected readonly moves = computed(() => movesOf(this.comparison()));
  protected readonly summary = computed(() => {
    const { summary } = this.comparison();
    return (['changed', 'inserted', 'deleted', 'moved', 'split', 'joined', 'renumbered'] as const)
      .map((kind) => ({ kind, count: summary[kind] }))
      .filter(({ count }) => count > 0);
  });

  protected isGap(row: ComparedRow | SideRow | GapRow): row is GapRow {
    return row.status === 'gap';
  }

  /** By which the other end of a move finds this row. */
  protected placeOf({ status, idBefore }: ComparedRow | SideRow): string | null {
    if (status === 'movedAway') return `was:${idBefore}`;
    return status === 'moved' || status === 'movedAndChanged' ? `now:${idBefore}` : null;
  }

  /** From one end of a move to the other. */
  protected jump(place: string): void {
    const found = [...this.host.nativeElement.querySelectorAll<HTMLElement>('[data-move]')].find(
      (element) => element.dataset['move'] === place,
    );
    found?.setAttribute('tabindex', '-1');
    found?.focus({ preventScroll: true });
    found?.scrollIntoView({ block: 'center' });
  }
}
