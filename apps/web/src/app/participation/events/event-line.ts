import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { EventListItem } from '#libs/contracts';
import { LocalLink } from '../../shell/local-link';
import { Session } from '../../shell/session';
import { DeadlineChip } from '../../ui/deadline-chip';
import { LegalDayPipe } from '../../ui/format-pipes';
import { StatusBadge, type StatusTone } from '../../ui/status-badge';

/** Where an event is, told from its days. */
export type EventPhase = 'preparing' | 'coming' | 'open' | 'over' | 'summarised' | 'concluded' | 'cancelled';

/** The phase on a day. */
export function phaseOf(
  event: Pick<EventListItem, 'state' | 'opens' | 'lastDay'>,
  today: string,
): EventPhase {
  if (event.state !== 'announced') return event.state;
  if ((event.opens ?? '') > today) return 'coming';
  return today <= (event.lastDay ?? '') ? 'open' : 'over';
}

const TONES: Record<EventPhase, StatusTone> = {
  preparing: 'idle',
  coming: 'info',
  open: 'good',
  over: 'idle',
  summarised: 'info',
  concluded: 'good',
  cancelled: 'bad',
};

/** An event in a list: the question first. */
@Component({
  selector: 'vv-event-line',
  imports: [RouterLink, TranslocoPipe, DeadlineChip, LegalDayPipe, LocalLink, StatusBadge],
  template: `
    @let one = event();
    <h3 lang="lv">
      <a [routerLink]="link() | localLink">{{ one.question || one.title || one.code }}</a>
    </h3>
    @if (one.question) {
      <p class="soft" lang="lv">{{ one.title }}</p>
    }
    <p class="row">
      <vv-status-badge [tone]="tone()">{{ 'events.phase.' + phase() | transloco }}</vv-status-badge>
      @switch (phase()) {
        @case ('open') {
          @if (one.lastDay) {
            <vv-deadline-chip [day]="one.lastDay" />
          }
        }
        @case ('coming') {
          <span class="soft"
            >{{ 'events.from' | transloco }}
            <time [attr.datetime]="one.opens">{{ one.opens | legalDay: 'short' }}</time></span
          >
        }
        @default {
          @if (one.closes) {
            <span class="soft figures">
              <time [attr.datetime]="one.opens">{{ one.opens | legalDay: 'short' }}</time> –
              <time [attr.datetime]="one.closes">{{ one.closes | legalDay: 'short' }}</time>
            </span>
          }
        }
      }
      <span class="soft small">{{ methods() }}</span>
    </p>
  `,
  styles: `
    :host {
      display: block;
    }

    h3 {
      font-size: var(--size-l);
      margin: 0;
    }

    p {
      margin: var(--gap-2) 0 0;
    }
  `,
  providers: [TranslocoPipe],
})
export class EventLine {
  private readonly session = inject(Session);
  private readonly words = inject(TranslocoPipe);
  readonly event = input.required<EventListItem>();
  readonly link = input.required<string>();
  protected readonly phase = computed(() => phaseOf(this.event(), this.session.legalToday() ?? ''));
  protected readonly tone = computed(() => TONES[this.phase()]);
  protected readonly methods = computed(() =>
    this.event()
      .methods.map((method) => this.words.transform(`events.method.${method}`))
      .join(', '),
  );
}
