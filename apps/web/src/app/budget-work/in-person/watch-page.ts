import { Component, effect, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { WATCH_ACTIONS, type WatchAnomaly } from '#libs/contracts';
import { AGE_BANDS } from '#libs/paper-voting';
import { PageMeta } from '../../shell/page-meta';
import { Column, DataTable } from '../../ui/data-table';
import { FailedRequest } from '../../ui/failed-request';
import { LegalDayPipe } from '../../ui/format-pipes';
import { loadProblem } from '../../ui/submission';
import { OpenCycle } from '../open-cycle';
import { HourPipe } from './hour-text';
import { InPersonClient } from './in-person-client';
import { UndoneList } from './undone-list';

/** What is odd in the counters of the roll, for the coordinator: hours, places, clerks, ages; never a voter. */
@Component({
  selector: 'vv-watch-page',
  imports: [TranslocoPipe, Column, DataTable, FailedRequest, HourPipe, LegalDayPipe, UndoneList],
  providers: [InPersonClient],
  templateUrl: './watch-page.html',
  styleUrl: './in-person.scss',
})
export class WatchPage {
  private readonly client = inject(InPersonClient);
  protected readonly cycle = inject(OpenCycle);
  protected readonly watch = rxResource({
    params: () => this.cycle.id() || undefined,
    stream: () => this.client.watch(),
  });
  protected readonly problem = loadProblem(this.watch);
  /** The server shows no more acts than these, and so it says that they are not all. */
  protected readonly most = WATCH_ACTIONS;

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      meta.set({ title: transloco.translate<string>('in-person.watch.title'), hidden: true });
    });
  }

  /** The ages of a band, as `80–99`. */
  protected ages({ band }: WatchAnomaly): string {
    const next = AGE_BANDS[AGE_BANDS.findIndex((one) => one === band) + 1];
    return band === null ? '' : next === undefined ? `${band}+` : `${band}–${next - 1}`;
  }

  /** A day alone, without an hour. */
  protected isDay({ at }: WatchAnomaly): boolean {
    return at !== null && at.length === 10;
  }
}
