import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SectorView } from '#libs/contracts';
import { DeadlineChip } from '../ui/deadline-chip';
import { LegalDayPipe } from '../ui/format-pipes';

/** What sector ministries said, or by when they are asked to (PL 47(3)). */
@Component({
  selector: 'vv-sector-views',
  imports: [TranslocoPipe, DeadlineChip, LegalDayPipe],
  template: `
    <h4>{{ 'review.sector.title' | transloco }}</h4>
    <ul class="plain-list">
      @for (one of views(); track one.id) {
        <li>
          <p>
            <strong lang="lv">{{ one.ministry }}</strong>
            <span class="small soft by">{{ 'review.sector.by.' + one.askedBy | transloco }}</span>
          </p>
          @if (one.question) {
            <p class="small" lang="lv">{{ one.question }}</p>
          }
          @if (one.answeredOn) {
            <p class="small soft">
              {{ 'review.sector.answered' | transloco: { day: (one.answeredOn | legalDay: 'short') } }}
              @if (one.channel === 'typed' && one.receivedOn) {
                · {{ 'review.sector.receivedAt' | transloco: { day: (one.receivedOn | legalDay: 'short') } }}
              }
              @if (one.number) {
                · {{ 'review.opinion.numbered' | transloco: { number: one.number } }}
              }
              @if (one.givenBy) {
                · <span lang="lv">{{ one.givenBy }}</span>
              }
            </p>
            <p lang="lv">{{ one.text }}</p>
          } @else {
            <p class="small">
              @if (one.askedOn) {
                {{ 'review.sector.asked' | transloco: { day: (one.askedOn | legalDay: 'short') } }}
              }
            </p>
            @if (over()) {
              <p class="small soft">{{ 'review.sector.unanswered' | transloco }}</p>
            } @else if (one.answerBy; as day) {
              <p><vv-deadline-chip [day]="day" [article]="{ act: 'PL', ref: '47(3)' }" /></p>
            }
          }
        </li>
      }
    </ul>
  `,
  styles: `
    h4 {
      margin-bottom: var(--gap-1);
    }

    li {
      padding-block: var(--gap-2);
      border-top: 1px solid var(--line);
    }

    p {
      margin: 0;
    }

    .by {
      margin-inline-start: 0.6ch;
    }
  `,
})
export class SectorViews {
  readonly views = input.required<readonly SectorView[]>();
  /** The opinion is given, so that no answer is waited for. */
  readonly over = input(false);
}
