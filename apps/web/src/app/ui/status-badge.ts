import { Component, input } from '@angular/core';

/** What a status means for the reader; each has its own shape, so that colour is never the only sign. */
export type StatusTone = 'good' | 'warn' | 'bad' | 'info' | 'idle';

const shapes: Record<StatusTone, string> = {
  good: 'M3 8.5l3.5 3.5L13 5',
  warn: 'M8 2l6.5 11.5h-13zM8 6.5v3.5M8 12v.1',
  bad: 'M4 4l8 8M12 4l-8 8',
  info: 'M8 3v10M3 8h10',
  idle: 'M4 8h8',
};

/** A status as a word and a shape. The word comes as content: `<vv-status-badge tone="good">Spēkā</vv-status-badge>`. */
@Component({
  selector: 'vv-status-badge',
  template: `
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
      <path
        [attr.d]="shape()"
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
    <span><ng-content /></span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 0.375rem;
      padding: 0.125rem 0.5rem 0.125rem 0.375rem;
      border-radius: 4px;
      border: 1px solid currentColor;
      font-size: var(--size-xs);
      font-weight: 600;
      line-height: 1.4;
    }

    svg {
      flex: none;
    }

    :host(.good) {
      color: var(--good);
      background: var(--good-wash);
    }

    :host(.warn) {
      color: var(--warn);
      background: var(--warn-wash);
    }

    :host(.bad) {
      color: var(--bad);
      background: var(--bad-wash);
    }

    :host(.info) {
      color: var(--info);
      background: var(--info-wash);
    }

    :host(.idle) {
      color: var(--idle);
      background: var(--idle-wash);
    }
  `,
  host: { '[class]': 'tone()' },
})
export class StatusBadge {
  readonly tone = input<StatusTone>('idle');
  protected shape(): string {
    return shapes[this.tone()];
  }
}
