import { Component, computed, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { OPINION_CHANNELS, type EventDesk, type OpinionChannel } from '#libs/contracts';
import { Session } from '../../shell/session';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { PluralPipe } from '../../ui/format-pipes';
import { Submission } from '../../ui/submission';
import { EventsClient } from './events-client';
import { OpenEvent } from './open-event';
import { ViewCard } from './view-card';

/** Views about an event: read, published or refused (MK639 20), answered with a reason, typed in from paper and word. */
@Component({
  selector: 'vv-views-panel',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field, PluralPipe, ViewCard],
  templateUrl: './views-panel.html',
  styleUrl: './events.scss',
})
export class ViewsPanel {
  private readonly client = inject(EventsClient);
  private readonly session = inject(Session);
  protected readonly open = inject(OpenEvent);
  protected readonly channels = OPINION_CHANNELS.filter((channel) => channel !== 'web');
  protected readonly submission = new Submission();
  protected readonly recording = signal(false);
  protected readonly form = inject(NonNullableFormBuilder).group({
    text: '',
    channel: 'in_person' as OpinionChannel,
    receivedDay: inject(Session).legalToday() ?? '',
    meetingId: '',
    groupId: '',
    name: '',
    organisation: '',
    named: false,
    adult: false,
  });
  protected readonly recordable = computed(
    () =>
      this.open.may('participation.record') &&
      this.open.view()?.state === 'announced' &&
      (this.open.view()?.opens ?? '') <= (this.session.legalToday() ?? ''),
  );

  protected async record(event: EventDesk): Promise<void> {
    const { meetingId, groupId, adult, ...typed } = this.form.getRawValue();
    const body = {
      ...typed,
      ...(adult ? { adult } : {}),
      ...(meetingId ? { meetingId } : {}),
      ...(groupId ? { groupId } : {}),
    };
    if (!(await this.submission.send(() => this.client.record(this.open.place(), event.id, body)))) return;
    this.form.patchValue({ text: '', name: '', organisation: '', named: false, adult: false });
    this.open.reload();
  }
}
