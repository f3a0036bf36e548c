import { Component, computed, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { UnitCount } from '#libs/contracts';
import { Language } from '../../shell/language';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { FailedRequest } from '../../ui/failed-request';
import { formatShare } from '../../ui/format';
import { EuroPipe, LegalDayPipe, PluralPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { PageHeader } from '../../ui/page-header';
import { readProblem } from '../../ui/problem';
import { loadProblem } from '../../ui/submission';
import { BudgetClient } from '../budget-client';
import { GeolatvijaNote } from './geolatvija-note';
import { plainRules } from '../cycle/plain-rules';
import { ProjectMap } from '../map/project-map';
import { ResultChanges } from './result-changes';
import { TurnoutPicture } from './turnout-picture';
import { UnitResult } from './unit-result';

/** What residents decided: winners, money, why each project won or lost, how many took part. */
@Component({
  selector: 'vv-budget-results-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    EuroPipe,
    FailedRequest,
    GeolatvijaNote,
    Icon,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    PluralPipe,
    ProjectMap,
    ResultChanges,
    TurnoutPicture,
    UnitResult,
  ],
  templateUrl: './results-page.html',
  styleUrl: './results-page.scss',
})
export class BudgetResultsPage {
  private readonly client = inject(BudgetClient);
  private readonly language = inject(Language);
  readonly place = input.required<string>();
  readonly year = input.required<string>();

  private readonly which = () => ({ place: this.place(), year: this.year() });
  protected readonly cycle = rxResource({
    params: this.which,
    stream: ({ params }) => this.client.cycle(params.place, params.year),
  });
  /** Before the announcement there is nothing to ask for. */
  protected readonly announced = computed(
    () => this.cycle.hasValue() && ['announced', 'closed'].includes(this.cycle.value().state),
  );
  protected readonly results = rxResource({
    params: () => (this.announced() ? this.which() : undefined),
    stream: ({ params }) => this.client.results(params.place, params.year),
  });
  protected readonly problem = computed(() => {
    const error = this.cycle.error() ?? this.results.error();
    return error ? readProblem(error.cause ?? error) : null;
  });
  protected readonly cycleProblem = loadProblem(this.cycle);
  protected readonly units = computed(() => {
    if (!this.results.hasValue()) return [];
    const { cycle, count } = this.results.value();
    const names = new Map(cycle.units.map(({ id, name }) => [id, name]));
    return count.units.map((unit) => ({
      unit,
      name: unit.unitIds.map((id) => names.get(id) ?? '').join(', '),
    }));
  });
  protected readonly winners = computed(() =>
    this.results.hasValue() ? this.results.value().projects.filter(({ result }) => result?.won) : [],
  );
  protected readonly spent = computed(() => this.units().reduce((sum, { unit }) => sum + unit.spentCents, 0));
  protected readonly turnout = computed(() => {
    if (!this.results.hasValue()) return null;
    const { voters, eligible } = this.results.value();
    // A register that lacks residents tells no share.
    if (!eligible || voters > eligible) return null;
    return formatShare(Math.round((voters / eligible) * 1000) * 10, this.language.current());
  });

  /** Voters of whose choices at least one won. */
  protected readonly satisfied = computed(() => {
    const units = this.units();
    const [ballots, content] = [
      units.reduce((sum, { unit }) => sum + unit.ballots, 0),
      units.reduce((sum, { unit }) => sum + unit.satisfied, 0),
    ];
    // Of a vote at GeoLatvija.lv only sums are known.
    const sums = this.results.hasValue() && this.results.value().cycle.rules.votingVenue === 'geolatvija';
    if (ballots === 0 || sums) return null;
    return formatShare(Math.round((content / ballots) * 1000) * 10, this.language.current());
  });
  protected readonly map = rxResource({
    params: () => (this.announced() ? this.which() : undefined),
    stream: ({ params }) => this.client.map(params.place, params.year),
  });
  /** Winners that have a place; the list names every project. */
  protected readonly located = computed(() => this.winners().filter(({ point }) => point !== null));
  /** How it was counted, in plain words. */
  protected readonly rules = computed(() => {
    if (!this.cycle.hasValue()) return [];
    const win = plainRules(this.cycle.value().rules).find(({ key }) => key === 'win');
    return (win?.rules ?? []).filter(({ count, params }) => count === undefined && params === undefined);
  });

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const wrong = this.problem();
      meta.set({
        title: transloco.translate('budget.results.metaTitle', { year: this.year() }),
        description: transloco.translate('budget.results.description'),
        ...(wrong ? { status: wrong.kind === 'notFound' ? 404 : 503, hidden: true } : {}),
      });
    });
  }

  protected file(name: string): string {
    return this.client.download(this.place(), this.year(), name);
  }

  protected nameOf(unitId: string): string {
    return this.units().find(({ unit }) => unit.unitId === unitId)?.name ?? '';
  }

  protected projectsOf(unit: UnitCount) {
    const numbers = new Set(unit.outcomes.map(({ nr }) => nr));
    return this.results.hasValue() ? this.results.value().projects.filter(({ nr }) => numbers.has(nr)) : [];
  }

  protected reload(): void {
    this.cycle.reload();
    this.results.reload();
  }
}
