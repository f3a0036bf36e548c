import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CycleCount, PublicProject, UnitCount } from '#libs/contracts';
import { LocalLink } from '../../shell/local-link';
import { EuroPipe, PluralPipe } from '../../ui/format-pipes';
import { StatusBadge } from '../../ui/status-badge';
import { MoneyBar, type MoneyPart } from '../money-bar';
import { outcomeSentences, votesSaid } from './outcome-sentences';
import { EqualSharesPicture } from './equal-shares-picture';
import { Speech } from '../speech';
import { TieList } from './tie-list';

/** The count of one unit: its money as a bar, its projects by votes with the reason of each, its ties. */
@Component({
  selector: 'vv-unit-result',
  imports: [
    RouterLink,
    TranslocoPipe,
    EqualSharesPicture,
    EuroPipe,
    LocalLink,
    MoneyBar,
    PluralPipe,
    StatusBadge,
    TieList,
  ],
  templateUrl: './unit-result.html',
  styleUrl: './unit-result.scss',
})
export class UnitResult {
  private readonly speech = inject(Speech);
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  /** Empty where the whole municipality is the only unit. */
  readonly name = input.required<string>();
  readonly unit = input.required<UnitCount>();
  readonly projects = input.required<readonly PublicProject[]>();
  readonly tieRule = input.required<CycleCount['tieRule']>();
  /** Whether a correction left projects out, so that ballots for them alone say nothing any more. */
  readonly leftOut = input(false);

  protected readonly rows = computed(() => {
    const projects = new Map(this.projects().map((project) => [project.nr, project]));
    const most = Math.max(1, ...this.unit().outcomes.map(({ votes }) => votes));
    return [...this.unit().outcomes]
      .sort((a, b) => a.rank - b.rank)
      .map((outcome) => ({
        outcome,
        project: projects.get(outcome.nr) ?? null,
        share: (outcome.votes / most) * 100,
        votes: votesSaid(outcome, this.speech),
        sentences: outcomeSentences(outcome, this.speech),
      }));
  });
  protected readonly money = computed<MoneyPart[]>(() => {
    const won = this.rows().filter(({ outcome }) => outcome.won);
    const parts: MoneyPart[] = won.map(({ outcome, project }, i) => ({
      label: `${outcome.nr}. ${project?.title ?? ''}`,
      lang: 'lv',
      cents: outcome.grantedCents,
      look: i % 2 === 0 ? 'taken' : 'planned',
    }));
    const left = this.speech.say('budget.results.left');
    return [...parts, { label: left, cents: this.unit().leftCents, look: 'left' }];
  });
  protected readonly titles = computed(() => new Map(this.projects().map(({ nr, title }) => [nr, title])));
}
