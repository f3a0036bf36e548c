import { Component, computed, input } from '@angular/core';

/** A part of a bar: how many, and in which dress. */
export interface Share {
  count: number;
  /** Already translated. */
  label: string;
  look: 'for' | 'abstain' | 'against' | 'out' | 'here' | 'empty';
}

/** Parts of a whole as a bar with a mark that must be passed, and the same in words and numbers below. */
@Component({
  selector: 'vv-share-bar',
  template: `
    <div class="bar" aria-hidden="true">
      @for (share of drawn(); track share.look) {
        <span [class]="share.look" [style.flex-grow]="share.count">{{ share.count }}</span>
      }
      @if (mark() > 0) {
        <i class="mark" [style.inset-inline-start.%]="mark()"></i>
      }
    </div>
    <ul class="plain-list">
      @for (share of shares(); track share.look) {
        <li>
          <span class="swatch" [class]="share.look" aria-hidden="true"></span>{{ share.label }}
          <strong class="figures">{{ share.count }}</strong>
        </li>
      }
    </ul>
  `,
  styleUrl: './share-bar.scss',
})
export class ShareBar {
  readonly shares = input.required<readonly Share[]>();
  /** What must be reached for the whole to count; drawn as a line. */
  readonly threshold = input(0);

  protected readonly drawn = computed(() =>
    this.shares().filter((share) => share.count > 0 && share.look !== 'out'),
  );
  private readonly total = computed(() => this.drawn().reduce((sum, share) => sum + share.count, 0));
  /** Half a seat before the one that decides, so that a bar ending there is visibly past it. */
  protected readonly mark = computed(() =>
    this.total() > 0 && this.threshold() > 0
      ? Math.min(100, (Math.max(0, this.threshold() - 0.5) / this.total()) * 100)
      : 0,
  );
}
