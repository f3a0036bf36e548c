import { Component, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { isOnOfficialSite } from '#libs/bylaw-procedure';
import { PUBLICATION_MEANS, type EventDesk, type PublicationMeansCode } from '#libs/contracts';
import { Session } from '../../shell/session';
import { ArticleLink } from '../../ui/article-link';
import { Confirm } from '../../ui/confirm-dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { Submission } from '../../ui/submission';
import { ViolationText } from '../../ui/violation-text';
import { CheckTrail } from './check-trail';
import { EventsClient } from './events-client';
import { OpenEvent } from './open-event';

/** Where the event is published, with the daily proof; what keeps it from being announced; the announcement. */
@Component({
  selector: 'vv-event-announce',
  imports: [
    TranslocoPipe,
    ArticleLink,
    CheckTrail,
    Control,
    ErrorSummary,
    Field,
    LegalDayPipe,
    ViolationText,
  ],
  templateUrl: './event-announce.html',
  styleUrl: './events.scss',
})
export class EventAnnounce {
  private readonly client = inject(EventsClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly open = inject(OpenEvent);
  protected readonly means = PUBLICATION_MEANS;
  protected readonly recording = new Submission();
  protected readonly announcing = new Submission();
  protected readonly url = signal('');
  protected readonly from = signal(inject(Session).legalToday() ?? '');
  protected readonly to = signal('');
  protected readonly way = signal<PublicationMeansCode>('own_domain');

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value.trim();
  }

  protected pickMeans(event: Event): void {
    this.way.set((event.target as HTMLSelectElement).value as PublicationMeansCode);
  }

  protected isSummary(view: EventDesk): boolean {
    return view.state === 'summarised' || view.state === 'concluded';
  }

  protected async record(view: EventDesk): Promise<void> {
    const url = this.url();
    if (!isOnOfficialSite(url, view.officialDomain)) {
      const params = { url, domain: view.officialDomain };
      this.recording.check([{ code: 'publication_outside_official_site', params, where: 'url' }]);
      return;
    }
    const to = this.to();
    const taken = await this.recording.send(() =>
      this.client.publish(this.open.place(), view.id, {
        what: this.isSummary(view) ? 'summary' : 'notice',
        url,
        from: this.from(),
        ...(to ? { to } : {}),
        means: this.way(),
      }),
    );
    if (!taken) return;
    this.url.set('');
    this.open.reload();
  }

  protected async withdraw(view: EventDesk, publicationId: string): Promise<void> {
    const action = this.transloco.translate('participation.desk.withdraw');
    const reason = this.transloco.translate('participation.desk.withdrawReason');
    if (!(await this.confirm.ask({ title: action, text: reason, action }))) return;
    const taken = await this.recording.send(() =>
      this.client.withdraw(this.open.place(), view.id, publicationId, reason),
    );
    if (taken) this.open.reload();
  }

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
