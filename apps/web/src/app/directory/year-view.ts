import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CalendarYearView, LegalDay } from '#libs/contracts';
import { Language } from '../shell/language';
import { formatDay } from '../ui/format';
import { dayByKey, monthsOf, type DayCell } from './month-grid';

/**
 * A year as twelve small months. One stop for the Tab key; arrows walk by days and weeks, Page Up and Page Down by
 * months, Enter chooses a day.
 */
@Component({
  selector: 'vv-year-view',
  imports: [TranslocoPipe],
  templateUrl: './year-view.html',
  styleUrl: './year-view.scss',
})
export class YearView {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly language = inject(Language);
  private readonly transloco = inject(TranslocoService);

  readonly year = input.required<CalendarYearView>();
  readonly today = input<LegalDay | null>(null);
  readonly selected = input<LegalDay | null>(null);
  readonly chosen = output<LegalDay>();

  private readonly walked = signal<LegalDay | null>(null);
  protected readonly months = computed(() => monthsOf(this.year().year, this.year().days));
  protected readonly weekdays = [1, 2, 3, 4, 5, 6, 7];
  /** The one day that the Tab key reaches. */
  protected readonly stop = computed<LegalDay>(() => {
    const year = String(this.year().year);
    const days = [this.walked(), this.selected(), this.today(), this.year().days[0]?.day ?? null];
    return days.find((day) => day?.startsWith(year)) ?? `${year}-01-01`;
  });

  protected label(cell: DayCell): string {
    const day = formatDay(cell.day, this.language.current(), 'weekday');
    if (!cell.special) return day;
    const kind = this.transloco.translate(`directory.dayKind.${cell.special.kind}`);
    return `${day} – ${cell.special.name} (${kind})`;
  }

  protected walk(event: KeyboardEvent, from: LegalDay): void {
    const to = dayByKey(event.key, from);
    if (to === null) return;
    event.preventDefault();
    this.walked.set(to);
    afterNextRender(() => this.host.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus(), {
      injector: this.injector,
    });
  }
}
