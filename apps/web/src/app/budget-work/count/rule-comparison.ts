import { Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { Language } from '../../shell/language';
import { FailedRequest } from '../../ui/failed-request';
import { formatShare } from '../../ui/format';
import { EuroPipe } from '../../ui/format-pipes';
import { loadProblem } from '../../ui/submission';
import { CountClient } from './count-client';

/** Other rules on the same ballots, for the council that makes the next nolikums; the result does not change. */
@Component({
  selector: 'vv-rule-comparison',
  imports: [TranslocoPipe, EuroPipe, FailedRequest],
  template: `
    <section class="section" aria-labelledby="compare-title">
      <h2 id="compare-title">{{ 'budget-work.compare.title' | transloco }}</h2>
      <p class="measure">{{ 'budget-work.compare.about' | transloco }}</p>
      @if (!asked()) {
        <button class="button secondary" type="button" (click)="asked.set(true)">
          {{ 'budget-work.compare.show' | transloco }}
        </button>
      } @else if (problem(); as wrong) {
        <vv-failed-request [problem]="wrong" (retry)="comparison.reload()" />
      } @else if (comparison.hasValue()) {
        <ul class="plain-list">
          @for (one of rules(); track one.rule) {
            <li>
              <h3>
                {{ 'budget-work.compare.rule.' + one.key | transloco }}
                @if (one.own) {
                  <span class="soft small">{{ 'budget-work.compare.own' | transloco }}</span>
                }
              </h3>
              <p class="figures">
                {{
                  'budget-work.compare.sums'
                    | transloco
                      : { winners: one.winners.length, spent: (one.spentCents | euro), share: one.share }
                }}
              </p>
              @if (!one.own) {
                @if (one.gained.length) {
                  <p>
                    {{ 'budget-work.compare.gained' | transloco }}
                    <span lang="lv">{{ named(one.gained) }}</span>
                  </p>
                }
                @if (one.lost.length) {
                  <p>
                    {{ 'budget-work.compare.lost' | transloco }}
                    <span lang="lv">{{ named(one.lost) }}</span>
                  </p>
                }
                @if (!one.gained.length && !one.lost.length) {
                  <p>{{ 'budget-work.compare.same' | transloco }}</p>
                }
              }
            </li>
          }
        </ul>
      } @else {
        <p role="status">{{ 'budget-work.loading' | transloco }}</p>
      }
    </section>
  `,
  styles: `
    li {
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    h3,
    li p {
      margin: 0 0 var(--gap-1);
    }
  `,
})
export class RuleComparison {
  private readonly client = inject(CountClient);
  private readonly language = inject(Language);
  readonly cycleId = input.required<string>();
  /** Titles by number of the project. */
  readonly titles = input.required<ReadonlyMap<number, string>>();
  /** It is counted only when somebody wants to see it. */
  protected readonly asked = signal(false);
  protected readonly comparison = rxResource({
    params: () => (this.asked() ? this.cycleId() : undefined),
    stream: ({ params }) => this.client.comparison(params),
  });
  protected readonly problem = loadProblem(this.comparison);
  protected readonly rules = computed(() => {
    if (!this.comparison.hasValue()) return [];
    const { ballots, rules } = this.comparison.value();
    return rules.map((one) => ({
      ...one,
      key: one.rule.replaceAll(':', '_'),
      share: formatShare(
        ballots === 0 ? 0 : Math.round((one.satisfied / ballots) * 1000) * 10,
        this.language.current(),
      ),
    }));
  });

  protected named(numbers: readonly number[]): string {
    return numbers.map((nr) => `${nr}. ${this.titles().get(nr) ?? ''}`).join('; ');
  }
}
