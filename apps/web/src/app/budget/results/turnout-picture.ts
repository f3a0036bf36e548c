import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicAgeTurnout, PublicResults } from '#libs/contracts';
import { Language } from '../../shell/language';
import { formatShare } from '../../ui/format';

/** Who took part: by unit, by way of voting and by age; what is too small to be told is not told. */
@Component({
  selector: 'vv-turnout-picture',
  imports: [TranslocoPipe],
  template: `
    <section class="section" aria-labelledby="turnout-title">
      <h2 id="turnout-title">{{ 'budget.turnout.title' | transloco }}</h2>
      <div class="tables">
        @if (units().length > 1) {
          <table>
            <caption>
              {{
                'budget.turnout.byUnit' | transloco
              }}
            </caption>
            <tbody>
              @for (unit of units(); track $index) {
                <tr>
                  <th scope="row" lang="lv">{{ unit.name }}</th>
                  <td class="figures">{{ unit.ballots }}</td>
                </tr>
              }
            </tbody>
          </table>
        }
        <table>
          <caption>
            {{
              'budget.turnout.byChannel' | transloco
            }}
          </caption>
          <tbody>
            <tr>
              <th scope="row">{{ 'budget.turnout.online' | transloco }}</th>
              <td class="figures">
                {{ results().byChannel.online ?? ('budget.turnout.few' | transloco) }}
              </td>
            </tr>
            <tr>
              <th scope="row">{{ 'budget.turnout.inPerson' | transloco }}</th>
              <td class="figures">
                {{ results().byChannel.inPerson ?? ('budget.turnout.few' | transloco) }}
              </td>
            </tr>
          </tbody>
        </table>
        @if (ages().length) {
          <table>
            <caption>
              {{
                'budget.turnout.byAge' | transloco
              }}
            </caption>
            <thead>
              <tr>
                <th scope="col">{{ 'budget.turnout.age' | transloco }}</th>
                <th scope="col">{{ 'budget.turnout.voted' | transloco }}</th>
                <th scope="col">{{ 'budget.turnout.share' | transloco }}</th>
              </tr>
            </thead>
            <tbody>
              @for (band of ages(); track band.from) {
                <tr>
                  <th scope="row">{{ band.label }}</th>
                  <td class="figures">{{ band.voters ?? ('budget.turnout.few' | transloco) }}</td>
                  <td class="figures">{{ band.share ?? '–' }}</td>
                </tr>
              }
            </tbody>
          </table>
        }
      </div>
      @if (agesHidden()) {
        <p class="soft small">{{ 'budget.turnout.agesHidden' | transloco }}</p>
      }
      <p class="soft small">
        {{ 'budget.turnout.fewAbout' | transloco: { limit: results().cycle.rules.smallCell } }}
      </p>
    </section>
  `,
  styles: `
    .tables {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-5) var(--gap-6);
      align-items: start;
    }

    table {
      min-width: min(100%, 15rem);
      max-width: 100%;
      border-collapse: collapse;
    }

    caption {
      padding-block-end: var(--gap-2);
      font-weight: 600;
      text-align: start;
    }

    th,
    td {
      padding: var(--gap-1) var(--gap-3) var(--gap-1) 0;
      border-top: 1px solid var(--line);
      font-weight: 400;
      text-align: start;
    }

    thead th {
      color: var(--ink-soft);
      font-size: var(--size-s);
    }

    td {
      padding-inline-end: 0;
      text-align: end;
    }

    thead th:not(:first-child) {
      padding-inline-start: var(--gap-3);
      text-align: end;
    }
  `,
})
export class TurnoutPicture {
  private readonly language = inject(Language);
  readonly results = input.required<PublicResults>();
  protected readonly units = computed(() => {
    const { cycle, count } = this.results();
    const names = new Map(cycle.units.map(({ id, name }) => [id, name]));
    return count.units.map(({ unitIds, ballots }) => ({
      name: unitIds.map((id) => names.get(id) ?? '').join(', '),
      ballots,
    }));
  });
  /** Empty where every number is too small to be told. */
  protected readonly ages = computed(() => {
    const bands = this.results().byAge ?? [];
    return bands.some(({ voters }) => voters) ? this.told(bands) : [];
  });

  protected readonly agesHidden = computed(
    () => (this.results().byAge ?? []).length > 0 && this.ages().length === 0,
  );

  private told(bands: readonly PublicAgeTurnout[]) {
    return bands.map(({ from, voters, eligible }, at, all) => {
      const next = all[at + 1]?.from;
      return {
        from,
        voters,
        label: next === undefined ? `${from}+` : `${from}–${next - 1}`,
        share:
          voters === null || !eligible
            ? null
            : formatShare(Math.round((voters / eligible) * 1000) * 10, this.language.current()),
      };
    });
  }
}
