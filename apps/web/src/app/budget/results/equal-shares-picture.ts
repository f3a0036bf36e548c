import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { UnitCount } from '#libs/contracts';
import { EuroPipe } from '../../ui/format-pipes';
import { Speech } from '../speech';

/** At most so many dots stand for all ballots. */
const MOST_DOTS = 50;

/** Equal Shares for everybody: each ballot has the same money, and supporters buy their project together. */
@Component({
  selector: 'vv-equal-shares-picture',
  imports: [TranslocoPipe, EuroPipe],
  template: `
    @if (unit().endowment; as endowment) {
      <h3>{{ 'budget.shares.title' | transloco }}</h3>
      <ol class="steps measure">
        <li>
          {{
            'budget.shares.first' | transloco: { sum: (endowment.perBallotCents | euro), ballots: ballots() }
          }}
          @if (endowment.runs > 1) {
            {{ 'budget.shares.raised' | transloco }}
          }
        </li>
        <li>{{ 'budget.shares.second' | transloco }}</li>
        <li>{{ 'budget.shares.third' | transloco }}</li>
      </ol>
      <ol class="plain-list bought">
        @for (one of bought(); track one.nr) {
          <li>
            <p>
              <strong lang="lv">{{ one.nr }}. {{ titles().get(one.nr) ?? '' }}</strong>
              <span class="figures">{{ one.costCents | euro }}</span>
            </p>
            <p class="dots" aria-hidden="true">
              @for (filled of one.dots; track $index) {
                <i [class.paid]="filled"></i>
              }
            </p>
            <p class="small soft">{{ one.said }}</p>
          </li>
        }
      </ol>
      @if (dotFor() > 1) {
        <p class="small soft" aria-hidden="true">
          {{ 'budget.shares.dot' | transloco: { count: dotFor() } }}
        </p>
      }
    }
  `,
  styles: `
    h3 {
      margin-top: var(--gap-5);
    }

    .steps li {
      margin-block: var(--gap-1);
    }

    .bought {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr));
      gap: var(--gap-4) var(--gap-5);
    }

    .bought p {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-1) var(--gap-2);
      margin: 0 0 var(--gap-1);
      overflow-wrap: anywhere;
    }

    .bought .dots {
      gap: 3px;
    }

    .dots i {
      width: 0.7rem;
      height: 0.7rem;
      border: 1px solid var(--ink-soft);
      border-radius: 50%;
    }

    .dots .paid {
      border-color: var(--accent);
      background: var(--accent);
      forced-color-adjust: none;
    }
  `,
})
export class EqualSharesPicture {
  private readonly speech = inject(Speech);
  readonly unit = input.required<UnitCount>();
  /** Titles by number of the project. */
  readonly titles = input.required<ReadonlyMap<number, string>>();
  protected readonly ballots = computed(() =>
    this.speech.count('budget.shares.ballots', this.unit().ballots),
  );
  /** How many ballots a dot stands for. */
  protected readonly dotFor = computed(() => Math.max(1, Math.ceil(this.unit().ballots / MOST_DOTS)));
  /** What supporters bought together, in the order of the purchases. */
  protected readonly bought = computed(() => {
    const all = Math.ceil(this.unit().ballots / this.dotFor());
    return this.unit()
      .outcomes.filter(({ won, effectiveHundredths }) => won && effectiveHundredths !== null)
      .sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
      .map(({ nr, costCents, supporters, effectiveHundredths }) => {
        const paying = Math.max(1, Math.round(supporters / this.dotFor()));
        const each = Math.ceil((costCents * 100) / Math.max(1, effectiveHundredths ?? 100));
        return {
          ...{ nr, costCents, dots: Array.from({ length: all }, (_, at) => at < paying) },
          said: this.speech.count('budget.shares.paid', supporters, { each: this.speech.money(each) }),
        };
      });
  });
}
