import { Component, computed, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  MEETING_FORMATS,
  MEETING_KINDS,
  type DeskMeeting,
  type EventDesk,
  type MeetingFormat,
  type MeetingKind,
} from '#libs/contracts';
import { Session } from '../../shell/session';
import { Confirm } from '../../ui/confirm-dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe, PluralPipe } from '../../ui/format-pipes';
import { StatusBadge } from '../../ui/status-badge';
import { Submission } from '../../ui/submission';
import { ViolationText } from '../../ui/violation-text';
import { EventsClient } from './events-client';
import { MinutesForm } from './minutes-form';
import { OpenEvent } from './open-event';

/** Gatherings of an event: planned, registered for, held with minutes, called off. */
@Component({
  selector: 'vv-meetings-panel',
  imports: [
    ReactiveFormsModule,
    TranslocoPipe,
    Control,
    ErrorSummary,
    Field,
    LegalDayPipe,
    MinutesForm,
    PluralPipe,
    StatusBadge,
    ViolationText,
  ],
  templateUrl: './meetings-panel.html',
  styleUrl: './events.scss',
})
export class MeetingsPanel {
  private readonly client = inject(EventsClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly session = inject(Session);
  protected readonly open = inject(OpenEvent);
  protected readonly kinds = MEETING_KINDS;
  protected readonly formats = MEETING_FORMATS;
  protected readonly submission = new Submission();
  protected readonly planning = signal(false);
  protected readonly minutesOf = signal('');
  protected readonly form = inject(NonNullableFormBuilder).group({
    kind: 'meeting' as MeetingKind,
    topic: '',
    day: '',
    begins: '18:00',
    ends: '20:00',
    format: 'in_person' as MeetingFormat,
    place: '',
    link: '',
    capacity: '',
    registerBy: '',
  });
  protected readonly plannable = computed(() => {
    const state = this.open.view()?.state;
    return this.open.may('participation.manage') && (state === 'preparing' || state === 'announced');
  });

  protected isOver(meeting: DeskMeeting): boolean {
    return meeting.day <= (this.session.legalToday() ?? '');
  }

  protected groupName(view: EventDesk, id: string | null): string {
    return view.groups.find((group) => group.id === id)?.name ?? '';
  }

  protected async plan(view: EventDesk): Promise<void> {
    const { capacity, registerBy, ...typed } = this.form.getRawValue();
    const body = { ...typed, capacity: Number(capacity) || null, registerBy: registerBy || null };
    if (!(await this.submission.send(() => this.client.planMeeting(this.open.place(), view.id, body))))
      return;
    this.planning.set(false);
    this.form.reset();
    this.open.reload();
  }

  protected async cancel(meeting: DeskMeeting): Promise<void> {
    const action = this.transloco.translate('events.meeting.cancel');
    const text = this.transloco.translate('events.meeting.cancelSure');
    if (!(await this.confirm.ask({ title: action, text, action, dangerous: true }))) return;
    await this.submission.send(() =>
      this.client.cancelMeeting(this.open.place(), meeting.id, meeting.version),
    );
    this.open.reload();
  }

  protected kept(): void {
    this.minutesOf.set('');
    this.open.reload();
  }
}
