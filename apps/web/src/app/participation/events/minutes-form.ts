import { Component, effect, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DeskMeeting } from '#libs/contracts';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { Submission } from '../../ui/submission';
import { EventsClient } from './events-client';
import { OpenEvent } from './open-event';

/** The minutes of a gathering, who came, and where the recording is (MK639 19). */
@Component({
  selector: 'vv-minutes-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <vv-error-summary [violations]="submission.violations()" />
    <form class="measure" novalidate [formGroup]="form" (ngSubmit)="save()">
      <vv-field
        name="minutes"
        [label]="'events.minutes' | transloco"
        [hint]="'events.meeting.minutesHint' | transloco"
        [violations]="submission.violations()"
      >
        <textarea vvControl formControlName="minutes" rows="8" lang="lv"></textarea>
      </vv-field>
      <div class="pair">
        <vv-field name="participants" [label]="'events.meeting.participants' | transloco">
          <input vvControl inputmode="numeric" formControlName="participants" autocomplete="off" />
        </vv-field>
        <vv-field
          name="recordingUrl"
          [label]="'events.meeting.recordingUrl' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl type="url" formControlName="recordingUrl" autocomplete="off" />
        </vv-field>
      </div>
      @if (meeting().registrations.length) {
        <fieldset class="field">
          <legend class="label">{{ 'events.meeting.whoCame' | transloco }}</legend>
          @for (person of meeting().registrations; track person.id) {
            <div class="choice">
              <input
                type="checkbox"
                [id]="'came-' + person.id"
                [checked]="came().includes(person.id)"
                (change)="toggle(person.id, $event)"
              />
              <label [for]="'came-' + person.id">{{ person.name }}</label>
            </div>
          }
        </fieldset>
      }
      <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'events.meeting.saveMinutes' | transloco }}
      </button>
    </form>
  `,
  styleUrl: './events.scss',
})
export class MinutesForm {
  private readonly client = inject(EventsClient);
  private readonly open = inject(OpenEvent);
  readonly meeting = input.required<DeskMeeting>();
  readonly kept = output<void>();
  protected readonly submission = new Submission();
  protected readonly came = signal<readonly string[]>([]);
  protected readonly form = inject(NonNullableFormBuilder).group({
    minutes: '',
    participants: '',
    recordingUrl: '',
  });

  constructor() {
    effect(() => {
      const { minutes, participants, recordingUrl, registrations } = this.meeting();
      this.form.setValue({
        minutes: minutes ?? '',
        participants: participants === null ? '' : String(participants),
        recordingUrl: recordingUrl ?? '',
      });
      this.came.set(registrations.filter(({ attended }) => attended).map(({ id }) => id));
    });
  }

  protected toggle(id: string, event: Event): void {
    const { checked } = event.target as HTMLInputElement;
    const others = this.came().filter((one) => one !== id);
    this.came.set(checked ? [...others, id] : others);
  }

  protected async save(): Promise<void> {
    const { minutes, participants, recordingUrl } = this.form.getRawValue();
    const { id, version } = this.meeting();
    const body = {
      version,
      minutes,
      participants: /^\d+$/.test(participants) ? Number(participants) : null,
      recordingUrl: recordingUrl || null,
      attended: [...this.came()],
    };
    if (await this.submission.send(() => this.client.keepMinutes(this.open.place(), id, body)))
      this.kept.emit();
  }
}
