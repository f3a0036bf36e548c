import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicReviewRound } from '#libs/contracts';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { ObjectionList } from './objection-list';
import { publicPictureOf } from './round-picture';
import { RoundSteps } from './round-steps';

/** The ministry's reviews of an act for everybody, the newest first: how they went, objections to each norm, the council's answer. */
@Component({
  selector: 'vv-public-reviews',
  imports: [TranslocoPipe, LegalDayPipe, ObjectionList, PluralPipe, RoundSteps],
  template: `
    <p>{{ 'review.public.lead' | transloco }}</p>
    @for (round of newest(); track round.number) {
      <article [attr.aria-labelledby]="'review-' + round.number">
        <h3 [id]="'review-' + round.number">{{ 'review.round' | transloco: { number: round.number } }}</h3>
        <vv-round-steps [picture]="picture(round)" />
        @if (round.days !== null) {
          <p class="small soft">{{ 'review.public.days' | plural: round.days }}</p>
        }
        @if (round.objections.length) {
          <vv-objection-list [objections]="round.objections" />
        }
        @if (round.disagreement; as answer) {
          <h4>{{ 'review.public.disagreed' | transloco }}</h4>
          <p class="small soft">
            {{
              'council.result.decision'
                | transloco
                  : { number: answer.decision.number, day: (answer.decision.day | legalDay: 'short') }
            }}
          </p>
          <p class="measure" lang="lv">{{ answer.reasons }}</p>
        }
      </article>
    }
  `,
  styles: `
    article + article {
      margin-top: var(--gap-6);
      padding-top: var(--gap-5);
      border-top: 1px solid var(--line);
    }

    h3 {
      margin-bottom: var(--gap-3);
    }

    article > * + * {
      display: block;
      margin-top: var(--gap-3);
    }

    h4 {
      margin-bottom: 0;
    }
  `,
})
export class PublicReviews {
  readonly rounds = input.required<readonly PublicReviewRound[]>();
  protected readonly newest = computed(() => [...this.rounds()].reverse());
  protected readonly picture = publicPictureOf;
}
