import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { FiscalTotals } from '#libs/memorandum-rules';
import { Language } from '../shell/language';
import { formatEuro } from '../ui/format';

const HEIGHT = 120;
const STEP = 90;

/** Revenue and expenditure by year as pairs of bars; the table beside it has the figures. */
@Component({
  selector: 'vv-fiscal-chart',
  imports: [TranslocoPipe],
  template: `
    <figure>
      <svg
        role="img"
        [attr.aria-label]="words()"
        [attr.viewBox]="'0 0 ' + width() + ' 150'"
        [style.max-width.px]="width() * 1.3"
      >
        <line class="axis" x1="0" [attr.x2]="width()" [attr.y1]="zero()" [attr.y2]="zero()" />
        @for (bar of bars(); track bar.key) {
          <rect
            [attr.class]="bar.kind"
            [attr.x]="bar.x"
            [attr.y]="bar.y"
            width="30"
            [attr.height]="bar.height"
          />
        }
        @for (year of years(); track year; let index = $index) {
          <text [attr.x]="index * step + 40" y="145" text-anchor="middle">{{ year }}</text>
        }
      </svg>
      <figcaption>
        <span class="key revenue" aria-hidden="true"></span>
        {{ 'memorandum.fiscal.revenue' | transloco }}
        <span class="key expenditure" aria-hidden="true"></span>
        {{ 'memorandum.fiscal.expenditure' | transloco }}
      </figcaption>
    </figure>
  `,
  styles: `
    figure {
      margin: 0 0 var(--gap-4);
    }

    svg {
      display: block;
      width: 100%;
    }

    .axis {
      stroke: var(--line-strong);
    }

    .revenue {
      fill: var(--good);
      background: var(--good);
    }

    .expenditure {
      fill: var(--warn);
      background: repeating-linear-gradient(45deg, var(--warn) 0 4px, var(--paper) 4px 6px);
    }

    rect {
      stroke: var(--ink-soft);
      stroke-width: 0.5;
    }

    text {
      fill: var(--ink);
      font-size: 12px;
    }

    figcaption {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-1) var(--gap-2);
      align-items: center;
      color: var(--ink-soft);
      font-size: var(--size-s);
    }

    .key {
      width: 0.9rem;
      height: 0.9rem;
      border: 1px solid var(--line-strong);
      forced-color-adjust: none;
    }
  `,
})
export class FiscalChart {
  readonly years = input.required<readonly number[]>();
  readonly totals = input.required<FiscalTotals>();
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);
  protected readonly step = STEP;
  protected readonly width = computed(() => Math.max(1, this.years().length) * STEP);

  private readonly scale = computed(() => {
    const { revenue, expenditure } = this.totals();
    const all = [...revenue, ...expenditure, 0];
    const [top, bottom] = [Math.max(...all), Math.min(...all)];
    return { top, span: top - bottom || 1 };
  });
  protected readonly zero = computed(() => (this.scale().top / this.scale().span) * HEIGHT + 4);
  protected readonly bars = computed(() => {
    const { span } = this.scale();
    const { revenue, expenditure } = this.totals();
    const bar = (kind: string, index: number, cents: number) => {
      const height = (Math.abs(cents) / span) * HEIGHT;
      const x = index * STEP + (kind === 'revenue' ? 8 : 42);
      return { key: `${kind}-${index}`, kind, x, y: cents < 0 ? this.zero() : this.zero() - height, height };
    };
    return this.years().flatMap((_, index) => [
      bar('revenue', index, revenue[index] ?? 0),
      bar('expenditure', index, expenditure[index] ?? 0),
    ]);
  });

  /** The chart in words, for those who do not see it. */
  protected readonly words = computed(() => {
    const lang = this.language.current();
    const { revenue, expenditure } = this.totals();
    return this.years()
      .map((year, index) =>
        this.transloco.translate<string>('memorandum.fiscal.chartYear', {
          year,
          revenue: formatEuro(revenue[index] ?? 0, lang),
          expenditure: formatEuro(expenditure[index] ?? 0, lang),
        }),
      )
      .join('; ');
  });
}
