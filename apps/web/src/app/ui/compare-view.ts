import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, input, linkedSignal, signal } from '@angular/core';
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
import { PluralPipe } from './format-pipes';

/** Unchanged rows kept around every difference while the rest is folded. */
const CONTEXT = 1;

/** A comparison of two wordings: in one column, or side by side; under 600 px the sides stand below each other. */
@Component({
  selector: 'vv-compare-view',
  imports: [NgTemplateOutlet, TranslocoPipe, PluralPipe],
  templateUrl: './compare-view.html',
  styleUrl: './compare-view.scss',
})
export class CompareView {
  readonly comparison = input.required<Comparison>();
  /** Names of the two wordings, for example "Projekts" and "Precizēts projekts". */
  readonly before = input('');
  readonly after = input('');
  readonly start = input<'inline' | 'sides'>('inline');

  protected readonly mode = linkedSignal(() => this.start());
  protected readonly whole = signal(false);
  private readonly context = computed(() => (this.whole() ? undefined : CONTEXT));

  protected readonly rows = computed(() => inlineView(this.comparison(), this.context()));
  protected readonly sides = computed(() => sideBySide(this.comparison(), this.context()));
  protected readonly renumbered = computed(() => renumberedRanges(this.comparison()));
  protected readonly summary = computed(() => {
    const { summary } = this.comparison();
    return (['changed', 'inserted', 'deleted', 'moved', 'renumbered'] as const)
      .map((kind) => ({ kind, count: summary[kind] }))
      .filter(({ count }) => count > 0);
  });

  protected isGap(row: ComparedRow | SideRow | GapRow): row is GapRow {
    return row.status === 'gap';
  }
}
