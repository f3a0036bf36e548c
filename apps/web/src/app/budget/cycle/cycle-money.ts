import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { PublicCycle } from '#libs/contracts';
import { ArticleLink } from '../../ui/article-link';
import { EuroPipe, LegalDayPipe, SharePipe } from '../../ui/format-pipes';
import { MoneyBar, type MoneyPart } from '../money-bar';

/** How much money there is, how it is split over the units, and what the law wants at least. */
@Component({
  selector: 'vv-cycle-money',
  imports: [TranslocoPipe, ArticleLink, EuroPipe, LegalDayPipe, MoneyBar, SharePipe],
  template: `
    <p class="sum figures">{{ cycle().amountCents | euro }}</p>
    <vv-money-bar [parts]="parts()" [atLeast]="least()" />
    @if (cycle().minimum; as minimum) {
      <details class="how">
        <summary>{{ 'budget.money.how' | transloco }}</summary>
        <ol class="small">
          <li>{{ 'budget.money.average' | transloco: { sum: (minimum.averageCents | euro) } }}</li>
          <li>{{ 'budget.money.share' | transloco: { share: (minimum.shareBasisPoints | share) } }}</li>
          <li>{{ 'budget.money.minimum' | transloco: { sum: (minimum.minimumCents | euro) } }}</li>
        </ol>
        <ul class="small soft">
          <li><vv-article-link [article]="base" /></li>
          @if (minimum.article; as article) {
            @if (article.act !== base.act || article.ref !== base.ref) {
              <li><vv-article-link [article]="article" /></li>
            }
          } @else {
            <li lang="lv">{{ minimum.source }}</li>
          }
        </ul>
      </details>
    }
    @if (cycle().carryOverCents; as carried) {
      <p class="small">{{ 'budget.money.carried' | transloco: { sum: (carried | euro) } }}</p>
    }
    @if (cycle().budgetLine; as line) {
      <p class="small soft">
        {{ 'budget.money.line' | transloco }} <span lang="lv">{{ line }}</span>
      </p>
    }
    @if (cycle().allocation; as allocation) {
      <p class="small">
        {{
          'budget.money.allocated'
            | transloco
              : { number: allocation.decisionNumber, day: (allocation.decisionDay | legalDay: 'short') }
        }}
      </p>
    }
  `,
  styles: `
    .sum {
      margin-bottom: var(--gap-3);
      font-size: var(--size-2xl);
      font-weight: 700;
      letter-spacing: -0.02em;
      line-height: 1.1;
    }

    .how {
      margin-block: var(--gap-4);
    }

    .how :is(ol, ul) {
      margin: var(--gap-2) 0 0;
      padding-inline-start: 1.4rem;
    }

    summary {
      padding-block: 0.6rem;
      font-weight: 600;
      cursor: pointer;
    }

    p {
      margin-bottom: var(--gap-2);
    }
  `,
})
export class CycleMoney {
  private readonly transloco = inject(TranslocoService);
  readonly cycle = input.required<PublicCycle>();
  protected readonly base = { act: 'PL', ref: '59(2)' } as const;

  protected readonly parts = computed<MoneyPart[]>(() =>
    this.cycle().units.map((unit, i) => ({
      label: unit.name,
      lang: 'lv',
      cents: unit.amountCents,
      look: i % 2 === 0 ? 'taken' : 'planned',
    })),
  );
  protected readonly least = computed(() => {
    const minimum = this.cycle().minimum;
    const label = this.transloco.translate('budget.money.atLeast');
    return minimum && { label, cents: minimum.minimumCents };
  });
}
