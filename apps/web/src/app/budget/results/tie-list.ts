import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CountedTie, CycleCount } from '#libs/contracts';
import { Speech } from '../speech';

/** Ties of a count: what was equal, which projects, and how the rules put them in order. */
@Component({
  selector: 'vv-tie-list',
  imports: [TranslocoPipe],
  template: `
    @if (rows().length) {
      <h3>{{ (equalVotes() ? 'budget.results.ties' : 'budget.results.level') | transloco }}</h3>
      <ul>
        @for (tie of rows(); track $index) {
          <li>
            {{ 'budget.results.tie.' + tieRule() | transloco: { what: tie.what, order: tie.order } }}
          </li>
        }
      </ul>
    }
  `,
})
export class TieList {
  private readonly speech = inject(Speech);
  readonly ties = input.required<readonly CountedTie[]>();
  readonly tieRule = input.required<CycleCount['tieRule']>();
  /** By rules that do not look at votes alone something else is equal. */
  protected readonly equalVotes = computed(() => this.ties().every(({ votes }) => votes !== null));
  protected readonly rows = computed(() =>
    this.ties().map(({ votes, order }) => ({
      what: this.speech.say(votes === null ? 'budget.results.equalPrice' : 'budget.results.equalVotes', {
        votes,
      }),
      order: order.map((nr) => this.speech.say('budget.nr', { nr })).join(', '),
    })),
  );
}
