import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReviewRoundView, StatisticsObjection } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { LegalDayPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';
import { ObjectionList } from './objection-list';

/** What the same ministry objected to before: in this by-law, and in others of the municipality. */
@Component({
  selector: 'vv-earlier-objections',
  imports: [RouterLink, TranslocoPipe, LegalDayPipe, LocalLink, ObjectionList, StatusBadge],
  template: `
    @for (round of objected(); track round.id) {
      <h3>{{ 'review.round' | transloco: { number: round.number } }}</h3>
      <vv-objection-list [objections]="round.opinion!.objections" />
    } @empty {
      <p class="soft">{{ 'review.desk.earlierNone' | transloco }}</p>
    }
    @if (elsewhere().length) {
      <h3>{{ 'review.desk.elsewhere' | transloco }}</h3>
      <ol class="plain-list">
        @for (one of elsewhere(); track one.id) {
          <li>
            <p>
              <a [routerLink]="['darbs', 'atzinumi', one.roundId] | localLink" lang="lv">{{ one.title }}</a>
              <vv-status-badge tone="info">{{ 'review.statistics.' + one.fate | transloco }}</vv-status-badge>
            </p>
            <p class="small soft">
              <time [attr.datetime]="one.issuedOn">{{ one.issuedOn | legalDay: 'short' }}</time>
              @if (one.unitLabel) {
                <span lang="lv"> · {{ one.unitLabel }}</span>
              }
            </p>
            <p lang="lv">{{ one.text }}</p>
            <p class="small" lang="lv">{{ one.grounds }}</p>
          </li>
        }
      </ol>
    }
  `,
  styles: `
    li {
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    p {
      margin: 0 0 var(--gap-1);
    }

    a {
      margin-inline-end: var(--gap-2);
    }

    h3 {
      margin-block: var(--gap-4) var(--gap-2);
      font-size: var(--size-m);
    }
  `,
})
export class EarlierObjections {
  /** Rounds before this one. */
  readonly rounds = input.required<readonly ReviewRoundView[]>();
  readonly elsewhere = input.required<readonly StatisticsObjection[]>();
  protected readonly objected = computed(() =>
    this.rounds().filter(({ opinion }) => (opinion?.objections.length ?? 0) > 0),
  );
}
