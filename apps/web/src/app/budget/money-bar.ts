import { Component, computed, input } from '@angular/core';
import { EuroPipe } from '../ui/format-pipes';

/** A part of a sum of money. */
export interface MoneyPart {
  /** Already translated. */
  label: string;
  /** Language of a label that is somebody's own words. */
  lang?: 'lv';
  cents: number;
  look: 'taken' | 'planned' | 'left';
}

/** A sum of money as a bar of its parts, the same in words and figures below; a mark may show what the law wants. */
@Component({
  selector: 'vv-money-bar',
  imports: [EuroPipe],
  template: `
    <div class="bar" aria-hidden="true">
      @for (part of drawn(); track $index) {
        <span [class]="part.look" [style.flex-grow]="part.cents"></span>
      }
      @if (mark() !== null) {
        <i class="mark" [style.inset-inline-start.%]="mark()"></i>
      }
    </div>
    <ul class="plain-list">
      @for (part of parts(); track $index) {
        <li>
          <span class="swatch" [class]="part.look" aria-hidden="true"></span>
          <span [attr.lang]="part.lang ?? null">{{ part.label }}</span>
          <strong class="figures">{{ part.cents | euro }}</strong>
        </li>
      }
      @if (atLeast(); as least) {
        <li>
          <span class="swatch line" aria-hidden="true"></span>
          <span>{{ least.label }}</span>
          <strong class="figures">{{ least.cents | euro }}</strong>
        </li>
      }
    </ul>
  `,
  styleUrl: './money-bar.scss',
})
export class MoneyBar {
  readonly parts = input.required<readonly MoneyPart[]>();
  /** A sum that must be reached, drawn as a line. */
  readonly atLeast = input<{ label: string; cents: number } | null>(null);

  protected readonly drawn = computed(() => this.parts().filter(({ cents }) => cents > 0));
  private readonly total = computed(() => this.drawn().reduce((sum, { cents }) => sum + cents, 0));
  protected readonly mark = computed(() => {
    const least = this.atLeast();
    return least && this.total() > 0 ? Math.min(100, (least.cents / this.total()) * 100) : null;
  });
}
