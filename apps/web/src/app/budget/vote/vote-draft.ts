import { computed, inject, Injectable, signal } from '@angular/core';
import { type VotingUnit, votingUnits } from '#libs/budget-rules';
import type { BallotChoices, BallotPaper, CycleRules, PublicProject } from '#libs/contracts';
import { type Chosen, costOf, left, type Limits, limitsOf, type Priced } from './choosing';
import { stableShuffle } from './stable-shuffle';
import { VoteStore } from './vote-store';

/** Where one votes, with what is voted on there. */
export interface BallotUnit extends VotingUnit {
  projects: readonly PublicProject[];
}

/** What somebody is choosing on one page of voting; kept in this tab until it is sent. */
@Injectable()
export class VoteDraft {
  private readonly store = inject(VoteStore);
  private where: { place: string; year: string } | null = null;
  private readonly seed = signal(0);
  private reviewing = false;
  private readonly unitId = signal<string | null>(null);
  private readonly choice = signal<readonly Chosen[]>([]);
  readonly paper = signal<BallotPaper | null>(null);
  readonly chosen = this.choice.asReadonly();

  /** The unit that the voter is bound to already; null = free. */
  readonly onlyUnit = signal<string | null>(null);
  readonly scope = signal<CycleRules['scope']>('unit');
  readonly units = computed((): BallotUnit[] => {
    const units = this.paper()?.units ?? [];
    const only = this.onlyUnit();
    return votingUnits(units, { scope: this.scope() })
      .filter(({ id }) => only === null || id === only)
      .map((unit) => ({
        ...unit,
        projects: units.filter(({ id }) => unit.unitIds.includes(id)).flatMap(({ projects }) => projects),
      }));
  });
  readonly unit = computed(
    () =>
      this.units().find(({ id }) => id === this.unitId()) ??
      (this.units().length === 1 ? this.units()[0] : null) ??
      null,
  );
  /** The projects of the unit in the voter's own order. */
  readonly projects = computed(() => stableShuffle(this.unit()?.projects ?? [], this.seed()));
  readonly limits = computed((): Limits => {
    const form = this.paper()?.ballot ?? { kind: 'unlimited' };
    return limitsOf(form, this.unit()?.amountCents ?? 0);
  });
  readonly left = computed(() => left(this.choice(), this.limits(), this.priced()));
  readonly cost = computed(() => costOf(this.choice(), this.priced()));
  /** The chosen projects with their points: ranked in the voter's order, else as they stand in the list. */
  readonly picked = computed(() => {
    const known = new Map(this.projects().map((project) => [project.nr, project]));
    const picked = this.choice().flatMap(({ nr, points }) => {
      const project = known.get(nr);
      return project ? [{ project, points }] : [];
    });
    if (this.limits().ranked) return picked;
    const place = new Map(this.projects().map(({ nr }, i) => [nr, i]));
    return picked.sort((a, b) => (place.get(a.project.nr) ?? 0) - (place.get(b.project.nr) ?? 0));
  });
  private readonly priced = (): readonly Priced[] => this.unit()?.projects ?? [];

  /** The ballot as it is sent: ranked, or by the numbers of projects. */
  ballot(): BallotChoices {
    const chosen = [...this.choice()];
    if (!this.limits().ranked) chosen.sort((a, b) => a.nr - b.nr);
    return {
      unitId: this.unit()?.id ?? '',
      choices: chosen.map(({ nr }) => nr),
      points: this.limits().pointsEach === null ? null : chosen.map(({ points }) => points),
    };
  }

  /** Takes up a ballot that was confirmed and did not arrive. */
  restore({ unitId, choices, points }: BallotChoices): void {
    this.unitId.set(unitId);
    this.choose(choices.map((nr, i) => ({ nr, points: points?.[i] ?? 1 })));
  }

  /** Takes up what this tab keeps; true when it was being checked already. */
  begin(place: string, year: string): boolean {
    this.where = { place, year };
    this.seed.set(this.store.seed(place, year));
    const kept = this.store.read(place, year);
    if (!kept) return false;
    this.unitId.set(kept.unitId);
    this.choice.set(kept.chosen);
    this.reviewing = kept.reviewing && kept.chosen.length > 0;
    return this.reviewing;
  }

  chooseUnit(id: string): void {
    if (id === this.unit()?.id) return;
    this.unitId.set(id);
    this.choose([]);
  }

  choose(chosen: readonly Chosen[]): void {
    this.choice.set(chosen);
    this.keep();
  }

  /** Whether it is being checked, so that who comes back from logging in finds the same step. */
  review(reviewing: boolean): void {
    this.reviewing = reviewing;
    this.keep();
  }

  private keep(): void {
    const unitId = this.unit()?.id;
    if (!unitId || !this.where) return;
    const chosen = [...this.choice()];
    this.store.keep(this.where.place, this.where.year, { unitId, chosen, reviewing: this.reviewing });
  }

  /** Leaves nothing of the choice, in this tab neither; the order of projects is kept for who comes back to change. */
  forget(keepOrder = false): void {
    this.choice.set([]);
    this.unitId.set(null);
    if (this.where) this.store.forget(this.where.place, this.where.year, keepOrder);
  }
}
