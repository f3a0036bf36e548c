import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CalendarDayView, LegalDay } from '#libs/contracts';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { DayForm } from './day-form';
import { DirectoryClient } from './directory-client';
import { HolidayProposalForm } from './holiday-proposal-form';
import { MoveForm } from './move-form';
import { loadProblem } from '../ui/submission';
import { YearView } from './year-view';

type Tool = 'day' | 'move' | 'propose';

/** Holidays and moved working days of a year: they decide every deadline counted in working days. */
@Component({
  selector: 'vv-calendar-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    DayForm,
    EmptyState,
    FailedRequest,
    HolidayProposalForm,
    Icon,
    LegalDayPipe,
    MoveForm,
    PageHeader,
    YearView,
  ],
  templateUrl: './calendar-page.html',
  styleUrl: './calendar-page.scss',
})
export class CalendarPage {
  private readonly client = inject(DirectoryClient);
  private readonly session = inject(Session);

  /** The year in the address; without one the current year. */
  readonly gads = input<string>();
  protected readonly today = this.session.legalToday;
  protected readonly year = computed(() => {
    const asked = Number(this.gads());
    return Number.isInteger(asked) && asked > 1999 && asked < 2101
      ? asked
      : Number(this.today()?.slice(0, 4) ?? 2026);
  });
  protected readonly calendar = rxResource({
    params: () => this.year(),
    stream: ({ params }) => this.client.calendar(params),
  });
  protected readonly problem = loadProblem(this.calendar);
  protected readonly days = computed(() => (this.calendar.hasValue() ? this.calendar.value().days : []));
  protected readonly tools: readonly Tool[] = ['day', 'move', 'propose'];
  protected readonly tool = signal<Tool>('day');
  protected readonly message = signal('');
  protected readonly selected = linkedSignal<number, LegalDay | null>({
    source: this.year,
    computation: () => null,
  });
  protected readonly entered = computed(() => this.days().find((day) => day.day === this.selected()) ?? null);

  constructor() {
    const transloco = inject(TranslocoService);
    inject(PageMeta).set({ title: transloco.translate('directory.calendar.title'), hidden: true });
  }

  protected choose(day: LegalDay, form: HTMLElement): void {
    this.message.set('');
    this.tool.set('day');
    this.selected.set(day);
    form.scrollIntoView({ block: 'nearest' });
    form.focus({ preventScroll: true });
  }

  protected changed(message: string): void {
    this.message.set(message);
    this.selected.set(null);
    this.calendar.reload();
  }

  protected origin(day: CalendarDayView): string {
    if (!day.own) return 'directory.calendar.common';
    return day.replaces ? 'directory.calendar.ownInstead' : 'directory.calendar.own';
  }
}
