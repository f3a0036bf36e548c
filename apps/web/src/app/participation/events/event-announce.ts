import { Component, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Observable } from 'rxjs';
import type { EventDesk } from '#libs/contracts';
import { Confirm } from '../../ui/confirm-dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { Submission } from '../../ui/submission';
import { PublicationRecords, type RecordedPublication } from '../publication-records';
import { ReadinessList } from '../readiness-list';
import { EventsClient } from './events-client';
import { OpenEvent } from './open-event';

/** Where the event is published, with the daily proof; what keeps it from being announced; the announcement. */
@Component({
  selector: 'vv-event-announce',
  imports: [TranslocoPipe, ErrorSummary, PublicationRecords, ReadinessList],
  templateUrl: './event-announce.html',
  styleUrl: './events.scss',
})
export class EventAnnounce {
  private readonly client = inject(EventsClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly open = inject(OpenEvent);
  protected readonly announcing = new Submission();

  protected isSummary(view: EventDesk): boolean {
    return view.state === 'summarised' || view.state === 'concluded';
  }

  protected readonly record = ({ to, ...publication }: RecordedPublication): Observable<unknown> => {
    const view = this.open.view();
    return this.client.publish(this.open.place(), view?.id ?? '', {
      what: view && this.isSummary(view) ? 'summary' : 'notice',
      ...publication,
      ...(to ? { to } : {}),
    });
  };

  protected readonly withdraw = (id: string, reason: string): Observable<unknown> =>
    this.client.withdraw(this.open.place(), this.open.view()?.id ?? '', id, reason);

  protected async announce(view: EventDesk): Promise<void> {
    if (!this.announcing.check(view.toAnnounce.violations)) return;
    const action = this.transloco.translate('events.announce.action');
    const text = this.transloco.translate('events.announce.sure');
    if (!(await this.confirm.ask({ title: action, text, action }))) return;
    const { version } = view;
    await this.announcing.send(() => this.client.step(this.open.place(), view.id, 'announce', { version }));
    this.open.reload();
  }
}
