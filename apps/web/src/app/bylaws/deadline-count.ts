import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DeadlineView, LegalDay } from '#libs/contracts';
import { Language } from '../shell/language';
import { ArticleLink } from '../ui/article-link';
import { DeadlineChip } from '../ui/deadline-chip';
import { formatDay, oneStop } from '../ui/format';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { Words } from './words';

/** A term: its name, the day, what is left of it, and on demand how the day was counted. */
@Component({
  selector: 'vv-deadline-count',
  imports: [TranslocoPipe, ArticleLink, DeadlineChip, LegalDayPipe, PluralPipe],
  template: `
    @let deadline = this.deadline();
    <p class="name">{{ name() }}</p>
    @if (deadline.sense === 'due') {
      <vv-deadline-chip [day]="deadline.day" [article]="deadline.article" />
      @if (deadline.workingDaysLeft > 0) {
        <p class="small soft">{{ 'bylaws.deadline.workingDays' | plural: deadline.workingDaysLeft }}</p>
      }
    } @else {
      <p class="day">
        {{ 'bylaws.deadline.' + deadline.sense | transloco }}
        <time [attr.datetime]="deadline.day">{{ deadline.day | legalDay }}</time>
        <span class="small soft"><vv-article-link [article]="deadline.article" /></span>
      </p>
    }
    @if (deadline.lawDay; as lawDay) {
      <p class="small soft">{{ 'bylaws.deadline.ownTerm' | transloco: { day: short(lawDay) } }}</p>
    }
    <details>
      <summary>{{ 'bylaws.deadline.how' | transloco }}</summary>
      <ol>
        <li>{{ 'bylaws.deadline.from' | transloco: { day: short(deadline.from) } }}</li>
        @for (step of steps(); track $index) {
          <li>{{ step }}</li>
        }
      </ol>
    </details>
  `,
  styles: `
    .name {
      margin-bottom: var(--gap-2);
      font-weight: 600;
    }

    .day {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--gap-2);
    }

    p {
      margin: 0 0 var(--gap-1);
    }

    summary {
      display: inline-block;
      padding: var(--gap-1) 0;
      color: var(--ink-soft);
      font-size: var(--size-s);
      cursor: pointer;
      text-decoration: underline;
      text-underline-offset: 0.2em;
    }

    ol {
      margin: var(--gap-1) 0 0;
      padding-inline-start: 1.4rem;
      font-size: var(--size-s);
    }
  `,
})
export class DeadlineCount {
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly words = inject(Words);
  readonly deadline = input.required<DeadlineView>();

  protected readonly name = computed(() => this.words.deadline(this.deadline().code));
  protected readonly steps = computed(() => this.deadline().explanation.map((step) => this.sentence(step)));

  protected short(day: LegalDay): string {
    return formatDay(day, this.language.current(), 'short');
  }

  private sentence(step: DeadlineView['explanation'][number]): string {
    const params = Object.fromEntries(
      Object.entries(step).map(([key, value]) => [
        key,
        Array.isArray(value) ? this.free(value) : this.word(value),
      ]),
    );
    return oneStop(this.transloco.translate(`procedure.deadlineStep.${step.code}`, params));
  }

  /** Saturdays and Sundays are known to everybody: only their days are told, holidays also by name. */
  private free(days: readonly unknown[]): string {
    return days.map((day) => this.word(day)).join(', ');
  }

  private word(value: unknown): string {
    if (typeof value === 'object' && value !== null && 'day' in value && 'reason' in value) {
      const { day, reason, name } = value as { day: LegalDay; reason: string; name?: string | null };
      const why = name ?? this.transloco.translate(`procedure.freeDay.${reason}`);
      return `${this.short(day)} (${why})`;
    }
    return typeof value === 'string' ? this.short(value) : String(value);
  }
}
