import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SittingSummary } from '#libs/contracts';
import { Session } from '../shell/session';
import { LegalDayPipe } from '../ui/format-pipes';
import { StatusBadge, type StatusTone } from '../ui/status-badge';

/** When and where a sitting is, and whether it is over. */
@Component({
  selector: 'vv-sitting-line',
  imports: [TranslocoPipe, LegalDayPipe, StatusBadge],
  template: `
    @let one = sitting();
    <vv-status-badge [tone]="state().tone">{{ 'council.state.' + state().name | transloco }}</vv-status-badge>
    @if (one.committee; as committee) {
      <strong lang="lv">{{ committee }}</strong>
    }
    <span>{{ 'procedure.sittingKind.' + one.kind | transloco }}</span>
    @if (one.repeatLevel) {
      <span>{{ 'council.repeat.' + one.repeatLevel | transloco }}</span>
    }
    @if (withDay()) {
      <time [attr.datetime]="one.day + 'T' + one.time"
        >{{ one.day | legalDay: 'weekday' }}, {{ one.time }}</time
      >
    } @else {
      <span>{{ 'council.at' | transloco: { time: one.time } }}</span>
    }
    <span lang="lv">{{ one.place }}</span>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-1) var(--gap-4);
      align-items: center;
      color: var(--ink-soft);
      font-size: var(--size-s);
    }
  `,
})
export class SittingLine {
  private readonly session = inject(Session);
  readonly sitting = input.required<SittingSummary>();
  readonly withDay = input(false);
  /** For everybody, to whom it does not matter whether the secretary has closed it. */
  readonly open = input(false);

  protected readonly state = computed<{ name: string; tone: StatusTone }>(() => {
    const { state, day, calledOff } = this.sitting();
    if (calledOff) return { name: calledOff === 'cancelled' ? 'cancelled' : 'calledOff', tone: 'warn' };
    const today = this.session.legalToday() ?? day;
    if (this.open() && (state === 'closed' || day < today)) return { name: 'held', tone: 'idle' };
    if (state === 'closed') return { name: 'closed', tone: 'idle' };
    if (day < today) return { name: 'unclosed', tone: 'warn' };
    if (state === 'open') return { name: 'open', tone: 'good' };
    return day === today ? { name: 'today', tone: 'good' } : { name: 'planned', tone: 'info' };
  });
}
