import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CycleCount, UnitCount } from '#libs/contracts';
import { outcomeSentences, votesSaid } from '../../budget/results/outcome-sentences';
import { Speech } from '../../budget/speech';
import { TieList } from '../../budget/results/tie-list';
import { EuroPipe, PluralPipe } from '../../ui/format-pipes';
import { StatusBadge } from '../../ui/status-badge';

/** The count of one unit: every project in the order of the count, with what decided it and what would have changed it. */
@Component({
  selector: 'vv-count-table',
  imports: [TranslocoPipe, EuroPipe, PluralPipe, StatusBadge, TieList],
  templateUrl: './count-table.html',
  styleUrl: './count-table.scss',
})
export class CountTable {
  private readonly speech = inject(Speech);
  readonly unit = input.required<UnitCount>();
  readonly name = input.required<string>();
  readonly tieRule = input.required<CycleCount['tieRule']>();
  /** Titles by number of the project. */
  readonly titles = input.required<ReadonlyMap<number, string>>();
  private readonly most = computed(() => Math.max(1, ...this.unit().outcomes.map((one) => one.votes)));
  protected readonly rows = computed(() =>
    this.unit().outcomes.map((outcome) => ({
      outcome,
      votes: votesSaid(outcome, this.speech),
      share: (outcome.votes / this.most()) * 100,
      sentences: outcomeSentences(outcome, this.speech),
    })),
  );
}
