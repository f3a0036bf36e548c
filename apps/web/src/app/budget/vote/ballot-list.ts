import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, model, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicProject } from '#libs/contracts';
import { LocalLink } from '../../shell/local-link';
import { EuroPipe } from '../../ui/format-pipes';
import { choose, type Choosing, type Chosen, givePoints, type Limits } from './choosing';
import { PointsStepper } from './points-stepper';
import { Speech } from '../speech';

/** The projects of a unit to choose from: a whole row is the button, and one choice too many is told, not swallowed. */
@Component({
  selector: 'vv-ballot-list',
  imports: [NgTemplateOutlet, RouterLink, TranslocoPipe, EuroPipe, LocalLink, PointsStepper],
  templateUrl: './ballot-list.html',
  styleUrl: './ballot-list.scss',
})
export class BallotList {
  private readonly speech = inject(Speech);
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  /** What is shown, which a filter may have narrowed. */
  readonly projects = input.required<readonly PublicProject[]>();
  /** All that can be chosen. */
  readonly all = input.required<readonly PublicProject[]>();
  readonly limits = input.required<Limits>();
  readonly chosen = model.required<readonly Chosen[]>();
  /** The project that list and map point at together. */
  readonly active = model<number | null>(null);

  private readonly over = signal<Choosing['over']>(null);
  protected readonly byPoints = computed(() => this.limits().pointsEach !== null);
  protected readonly single = computed(() => this.limits().most === 1 && !this.limits().ranked);
  private readonly places = computed(() => new Map(this.chosen().map(({ nr }, i) => [nr, i + 1])));
  private readonly points = computed(() => new Map(this.chosen().map(({ nr, points }) => [nr, points])));
  protected readonly told = computed(() => {
    const { most, cents, points, pointsEach } = this.limits();
    switch (this.over()) {
      case 'projects':
        return this.speech.count('budget.vote.full', most ?? 0);
      case 'money':
        return this.speech.say('budget.vote.overMoney', { sum: this.speech.money(cents ?? 0) });
      case 'points':
        return this.speech.count('budget.vote.overPoints', points ?? 0);
      case 'pointsEach':
        return this.speech.count('budget.vote.overPointsEach', pointsEach ?? 0);
      default:
        return '';
    }
  });

  protected placeOf(nr: number): number {
    return this.places().get(nr) ?? 0;
  }

  protected pointsOf(nr: number): number {
    return this.points().get(nr) ?? 0;
  }

  protected toggle(nr: number, event: Event): void {
    const box = event.target as HTMLInputElement;
    if (!this.settle(choose(this.chosen(), nr, box.checked, this.limits(), this.all()))) box.checked = false;
  }

  /** The points of one project, as its stepper hands them over; false when they are too many. */
  protected giver(nr: number): (points: number) => boolean {
    return (points) => this.give(nr, points);
  }

  private give(nr: number, points: number): boolean {
    return this.settle(givePoints(this.chosen(), nr, points, this.limits(), this.all()));
  }

  private settle({ chosen, over }: Choosing): boolean {
    this.over.set(over);
    if (over) return false;
    this.chosen.set(chosen);
    return true;
  }
}
