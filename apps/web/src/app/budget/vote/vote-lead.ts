import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { BallotForm } from '#libs/contracts';
import { EuroPipe, PluralPipe } from '../../ui/format-pipes';

/** What the ballot lets a voter do, in one sentence. */
@Component({
  selector: 'vv-vote-lead',
  imports: [TranslocoPipe, EuroPipe, PluralPipe],
  template: `
    @let ballot = form();
    <p class="lead">
      @switch (ballot.kind) {
        @case ('one') {
          {{ 'budget.vote.lead' | plural: 1 }}
        }
        @case ('up_to') {
          {{ 'budget.vote.lead' | plural: ballot.max }}
        }
        @case ('unlimited') {
          {{ 'budget.vote.leadAny' | transloco }}
        }
        @case ('knapsack') {
          {{
            (moneyCents() ? 'budget.vote.leadMoney' : 'budget.vote.leadMoneyUnit')
              | transloco: { sum: (moneyCents() | euro) }
          }}
        }
        @case ('points') {
          {{ 'budget.vote.leadPoints' | plural: ballot.points }}
          @if (ballot.maxPerProject !== null) {
            {{ 'budget.vote.leadPointsEach' | plural: ballot.maxPerProject }}
          }
        }
        @case ('ranking') {
          {{ 'budget.vote.lead' | plural: ballot.max }}
          {{ 'budget.vote.leadRanking' | transloco }}
        }
      }
    </p>
  `,
})
export class VoteLead {
  readonly form = input.required<BallotForm>();
  /** Money of the unit that is voted in; 0 where none is chosen yet. */
  readonly moneyCents = input.required<number>();
}
