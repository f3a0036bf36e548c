import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { EuroPipe, PluralPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import type { Left, Limits } from './choosing';

/** What is chosen and what is left, always in view, with the way to the next step. */
@Component({
  selector: 'vv-vote-bar',
  imports: [TranslocoPipe, EuroPipe, Icon, PluralPipe],
  template: `
    @if (used(); as share) {
      <span class="used" aria-hidden="true"><i [style.inline-size.%]="share"></i></span>
    }
    <p role="status">
      @if (count()) {
        <strong>{{ 'budget.vote.chosen' | plural: count() }}</strong>
      } @else {
        <strong>{{ 'budget.vote.nothing' | transloco }}</strong>
      }
      @if (limits().most !== 1 && left().projects !== null) {
        <span class="left">
          @if (left().projects; as more) {
            {{ 'budget.vote.left' | plural: more }}
          } @else {
            {{ 'budget.vote.leftNone' | transloco }}
          }
        </span>
      }
      @if (left().points !== null) {
        <span class="left">{{ 'budget.vote.leftPoints' | plural: left().points ?? 0 }}</span>
      }
      @if (left().cents !== null) {
        <span class="left figures">
          {{ 'budget.vote.leftMoney' | transloco: { sum: (left().cents | euro) } }}
        </span>
      }
    </p>
    @if (titles()) {
      <p class="titles" lang="lv">{{ titles() }}</p>
    }
    <button class="button" type="button" (click)="review.emit()">
      {{ 'budget.vote.review' | transloco }}<vv-icon name="arrow-right" [size]="18" />
    </button>
  `,
  styleUrl: './vote-bar.scss',
})
export class VoteBar {
  readonly count = input.required<number>();
  readonly left = input.required<Left>();
  readonly limits = input.required<Limits>();
  readonly titles = input.required<string>();
  readonly review = output();

  /** How much of what is limited most tightly is used, in per cent; 0 draws nothing. */
  protected readonly used = computed(() => {
    const [left, limits] = [this.left(), this.limits()];
    if (limits.cents !== null && left.cents !== null) return share(limits.cents, left.cents);
    if (limits.points !== null && left.points !== null) return share(limits.points, left.points);
    return 0;
  });
}

function share(limit: number, left: number): number {
  return limit > 0 ? Math.min(100, ((limit - left) / limit) * 100) : 0;
}
