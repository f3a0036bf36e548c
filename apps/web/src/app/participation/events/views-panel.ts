import { Component, computed, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  OPINION_CHANNELS,
  OPINION_OUTCOMES,
  REFUSAL_CODES,
  type DeskView,
  type EventDesk,
  type OpinionChannel,
} from '#libs/contracts';
import { Session } from '../../shell/session';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe, PluralPipe } from '../../ui/format-pipes';
import { StatusBadge } from '../../ui/status-badge';
import { Submission } from '../../ui/submission';
import { EventsClient } from './events-client';
import { OpenEvent } from './open-event';

/** Views about an event: read, published or refused (MK639 20), answered with a reason, typed in from paper and word. */
@Component({
  selector: 'vv-views-panel',
  imports: [
    ReactiveFormsModule,
    TranslocoPipe,
    Control,
    ErrorSummary,
    Field,
    LegalDayPipe,
    PluralPipe,
    StatusBadge,
  ],
  templateUrl: './views-panel.html',
  styleUrl: './events.scss',
})
export class ViewsPanel {
  private readonly client = inject(EventsClient);
  private readonly session = inject(Session);
  protected readonly open = inject(OpenEvent);
  protected readonly channels = OPINION_CHANNELS.filter((channel) => channel !== 'web');
  protected readonly outcomes = OPINION_OUTCOMES;
  protected readonly refusals = REFUSAL_CODES;
  protected readonly submission = new Submission();
  protected readonly recording = signal(false);
  protected readonly answering = signal('');
  protected readonly outcome = signal('accepted');
  protected readonly explanation = signal('');
  protected readonly form = inject(NonNullableFormBuilder).group({
    text: '',
    channel: 'in_person' as OpinionChannel,
    receivedDay: inject(Session).legalToday() ?? '',
    meetingId: '',
    groupId: '',
    name: '',
    organisation: '',
    named: false,
  });
  protected readonly recordable = computed(
    () =>
      this.open.may('participation.record') &&
      this.open.view()?.state === 'announced' &&
      (this.open.view()?.opens ?? '') <= (this.session.legalToday() ?? ''),
  );

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected answer(view: DeskView): void {
    this.answering.set(view.id);
    this.outcome.set(view.outcome ?? 'accepted');
    this.explanation.set(view.explanation ?? '');
  }

  protected async decide(view: DeskView, body: Record<string, string>): Promise<void> {
    const decision = { decision: 'publish', ...body, version: view.version };
    if (!(await this.submission.send(() => this.client.decide(this.open.place(), view.id, decision)))) return;
    this.answering.set('');
    this.open.reload();
  }

  protected async record(event: EventDesk): Promise<void> {
    const { meetingId, groupId, ...typed } = this.form.getRawValue();
    const body = { ...typed, ...(meetingId ? { meetingId } : {}), ...(groupId ? { groupId } : {}) };
    if (!(await this.submission.send(() => this.client.record(this.open.place(), event.id, body)))) return;
    this.form.patchValue({ text: '', name: '', organisation: '', named: false });
    this.open.reload();
  }
}
