import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ONE_MINUTE_WORDS, readability } from '#libs/plain-language';
import { PluralPipe } from '../ui/format-pipes';

/** Where the scale ends: hardly any text goes further. */
const END = 90;

/** How plain a text is and how long it takes to read, drawn beside the by-law itself. */
@Component({
  selector: 'vv-readability-meter',
  imports: [TranslocoPipe, PluralPipe],
  template: `
    <p class="time">
      <strong>{{ 'summaries.words' | plural: measured().words }}</strong>
      <span [class.over]="measured().words > minute">{{
        'summaries.seconds' | plural: measured().seconds
      }}</span>
    </p>
    <div class="minute" aria-hidden="true">
      <span [style.inline-size.%]="filled()" [class.over]="measured().words > minute"></span>
    </div>
    <p class="soft small">{{ 'summaries.minute' | plural: minute }}</p>

    @if (measured().lix !== null) {
      <table>
        <caption>
          {{
            'summaries.lix.title' | transloco
          }}
        </caption>
        <tbody>
          @for (row of rows(); track row.key) {
            <tr>
              <th scope="row">{{ 'summaries.lix.' + row.key | transloco }}</th>
              <td class="figure">{{ row.lix }}</td>
              <td class="word">{{ 'summaries.level.' + row.level | transloco }}</td>
              <td class="scale" aria-hidden="true">
                <span [style.inline-size.%]="row.share" [class]="row.level"></span>
              </td>
            </tr>
          }
        </tbody>
      </table>
      <details>
        <summary>{{ 'summaries.lix.how' | transloco }}</summary>
        <p class="small">{{ 'summaries.lix.explained' | transloco }}</p>
      </details>
    }
  `,
  styles: `
    :host {
      display: block;
    }

    .time {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--gap-3);
      justify-content: space-between;
      margin: 0;
    }

    .time .over {
      color: var(--warn);
      font-weight: 600;
    }

    .minute,
    .scale span {
      display: block;
      block-size: 0.6rem;
      border-radius: 0.3rem;
    }

    .minute {
      overflow: hidden;
      margin-block: var(--gap-1);
      background: var(--wash);
      outline: 1px solid var(--line);
    }

    .minute span {
      display: block;
      block-size: 100%;
      background: var(--good);
    }

    .minute span.over {
      background: var(--warn);
    }

    table {
      inline-size: 100%;
      margin-block: var(--gap-4) var(--gap-2);
      border-collapse: collapse;
    }

    caption {
      margin-bottom: var(--gap-1);
      color: var(--ink-soft);
      font-size: var(--size-s);
      font-weight: 600;
      text-align: start;
    }

    tr {
      display: grid;
      grid-template-columns: 1fr auto auto;
      gap: 0 var(--gap-2);
      align-items: baseline;
      padding-block: var(--gap-1);
      border-top: 1px solid var(--line);
    }

    th {
      font-weight: 400;
      text-align: start;
    }

    .figure {
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }

    .scale {
      grid-column: 1 / -1;
    }

    .scale span {
      background: var(--info);
    }

    .scale .easy,
    .scale .plain {
      background: var(--good);
    }

    .scale .hard,
    .scale .veryHard {
      background: var(--warn);
    }

    summary {
      min-height: 1.75rem;
      color: var(--ink-soft);
      font-size: var(--size-s);
      cursor: pointer;
    }
  `,
})
export class ReadabilityMeter {
  readonly text = input.required<string>();
  /** The by-law, to compare with. */
  readonly against = input('');

  protected readonly minute = ONE_MINUTE_WORDS;
  protected readonly measured = computed(() => readability(this.text()));
  protected readonly filled = computed(() => Math.min(100, (100 * this.measured().words) / ONE_MINUTE_WORDS));
  private readonly other = computed(() => readability(this.against()));
  protected readonly rows = computed(() =>
    [
      { key: 'summary', ...this.measured() },
      { key: 'bylaw', ...this.other() },
    ].flatMap(({ key, lix, level }) =>
      lix === null ? [] : [{ key, lix, level, share: Math.min(100, (100 * lix) / END) }],
    ),
  );
}
