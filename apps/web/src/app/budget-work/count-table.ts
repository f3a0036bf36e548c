import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { UnitCount } from '#libs/contracts';
import { EuroPipe, PluralPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';

/** The count of one unit: every project in the order of the count, with what decided it. */
@Component({
  selector: 'vv-count-table',
  imports: [TranslocoPipe, EuroPipe, PluralPipe, StatusBadge],
  templateUrl: './count-table.html',
  styleUrl: './count-table.scss',
})
export class CountTable {
  readonly unit = input.required<UnitCount>();
  readonly name = input.required<string>();
  /** Titles by number of the project. */
  readonly titles = input.required<ReadonlyMap<number, string>>();
  protected readonly most = computed(() => Math.max(1, ...this.unit().outcomes.map((one) => one.votes)));
  protected readonly outcomes = computed(() => [...this.unit().outcomes].sort((a, b) => a.rank - b.rank));
}
