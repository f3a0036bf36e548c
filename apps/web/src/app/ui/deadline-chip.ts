import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ArticleRef, LegalDay } from '#libs/contracts';
import { Session } from '../shell/session';
import { ArticleLink } from './article-link';
import { daysBetween } from './days';
import { LegalDayPipe, PluralPipe } from './format-pipes';
import { Icon } from './icon';

/** How long is left until a legal day, with the day itself and the article that sets it. */
@Component({
  selector: 'vv-deadline-chip',
  imports: [TranslocoPipe, ArticleLink, Icon, LegalDayPipe, PluralPipe],
  template: `
    <span class="chip" [class]="urgency()">
      <vv-icon name="clock" [size]="16" />
      <span>
        @switch (urgency()) {
          @case ('unknown') {}
          @case ('over') {
            <strong>{{ 'ui.deadline.over' | plural: -left() }}</strong>
          }
          @case ('today') {
            <strong>{{ 'ui.deadline.today' | transloco }}</strong>
          }
          @default {
            <strong>{{ 'ui.deadline.left' | plural: left() }}</strong>
          }
        }
        <time [attr.datetime]="day()">{{ day() | legalDay: 'short' }}</time>
      </span>
    </span>
    @if (article(); as article) {
      <span class="article"><vv-article-link [article]="article" /></span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--gap-1) var(--gap-3);
      font-size: var(--size-s);
    }

    .chip {
      display: inline-flex;
      align-items: center;
      gap: 0.4rem;
      padding: 0.2rem 0.6rem;
      border-radius: 4px;
      background: var(--idle-wash);
    }

    .chip > span {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 0 0.6ch;
    }

    .soon,
    .today {
      background: var(--warn-wash);
      color: var(--warn);
    }

    .over {
      background: var(--bad-wash);
      color: var(--bad);
    }

    .article {
      color: var(--ink-soft);
      font-size: var(--size-xs);
    }
  `,
})
export class DeadlineChip {
  private readonly session = inject(Session);
  readonly day = input.required<LegalDay>();
  readonly article = input<ArticleRef | null | undefined>(null);
  protected readonly left = computed(() => {
    const today = this.session.legalToday();
    return today ? daysBetween(today, this.day()) : 0;
  });
  protected readonly urgency = computed(() => {
    if (!this.session.legalToday()) return 'unknown';
    const left = this.left();
    if (left < 0) return 'over';
    if (left === 0) return 'today';
    return left <= 3 ? 'soon' : 'calm';
  });
}
