import { Component, computed, inject, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { Submission } from '../ui/submission';
import { CoordinationClient } from './coordination-client';
import { CoordinationDeskData } from './coordination-desk';

/** Calls an agreement meeting; a shorter notice than the municipality's own needs a reason. */
@Component({
  selector: 'vv-call-meeting-form',
  imports: [Control, ErrorSummary, Field, TranslocoPipe],
  template: `
    <form novalidate (submit)="$event.preventDefault(); send()">
      <vv-error-summary [violations]="submission.violations()" [fields]="fields" />
      <p class="small soft">{{ 'coordination.meeting.notice' | transloco: { days: notice() } }}</p>
      <div class="pair">
        <vv-field
          name="meeting-day"
          where="day"
          [label]="'coordination.meeting.day' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl type="date" [min]="today" [value]="day()" (input)="day.set(valueOf($event))" />
        </vv-field>
        <vv-field
          name="meeting-time"
          where="time"
          [label]="'coordination.meeting.time' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl type="time" [value]="time()" (input)="time.set(valueOf($event))" />
        </vv-field>
      </div>
      <vv-field
        name="meeting-place"
        where="place"
        [label]="'coordination.meeting.place' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl lang="lv" maxlength="300" [value]="place()" (input)="place.set(valueOf($event))" />
      </vv-field>
      <vv-field name="meeting-note" [label]="'coordination.meeting.note' | transloco">
        <textarea
          vvControl
          lang="lv"
          rows="2"
          [value]="note()"
          (input)="note.set(valueOf($event))"
        ></textarea>
      </vv-field>
      @if (short()) {
        <vv-field
          name="meeting-reason"
          where="reason"
          [label]="'coordination.meeting.reason' | transloco"
          [violations]="submission.violations()"
        >
          <textarea
            vvControl
            lang="lv"
            rows="2"
            [value]="reason()"
            (input)="reason.set(valueOf($event))"
          ></textarea>
        </vv-field>
      }
      <div class="row">
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'coordination.meeting.send' | transloco }}
        </button>
        <button class="button secondary" type="button" (click)="done.emit()">
          {{ 'ui.cancel' | transloco }}
        </button>
      </div>
    </form>
  `,
  styles: `
    form {
      max-width: var(--measure);
      margin-top: var(--gap-4);
    }

    .pair {
      display: grid;
      gap: 0 var(--gap-4);
    }

    @media (min-width: 40rem) {
      .pair {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
    }
  `,
})
export class CallMeetingForm {
  private readonly client = inject(CoordinationClient);
  private readonly desk = inject(CoordinationDeskData);
  readonly done = output<void>();

  protected readonly today = inject(Session).legalToday() ?? '';
  protected readonly submission = new Submission();
  protected readonly day = signal('');
  protected readonly time = signal('10:00');
  protected readonly place = signal('');
  protected readonly note = signal('');
  protected readonly reason = signal('');
  protected readonly notice = computed(() => this.desk.view()?.settings.meetingWorkingDays ?? 0);
  /** Only the server counts working days: the field for the reason stays once it was asked for. */
  protected readonly short = computed(
    () => this.reason() !== '' || this.submission.violations().some(({ where }) => where === 'reason'),
  );
  protected readonly fields = {
    day: 'meeting-day',
    time: 'meeting-time',
    place: 'meeting-place',
    reason: 'meeting-reason',
  };

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected async send(): Promise<void> {
    const day = this.day();
    if (!this.submission.check(day === '' ? [{ code: 'coordination.meeting_in_past', where: 'day' }] : []))
      return;
    const body = {
      day,
      time: this.time(),
      place: this.place().trim(),
      note: this.note().trim(),
      reason: this.reason().trim() || null,
    };
    if (!(await this.submission.send(() => this.client.callMeeting(this.desk.dossierId(), body)))) return;
    this.done.emit();
    this.desk.reload();
  }
}
