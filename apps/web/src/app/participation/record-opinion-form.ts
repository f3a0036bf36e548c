import { Component, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import { OPINION_CHANNELS, type OpinionChannel } from '#libs/contracts';
import { checkOpinion } from '#libs/participation-rules';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { Submission } from '../ui/submission';
import { AuthorFields } from './author-fields';
import { emptyDraft, toSubmission, type OpinionDraft } from './opinion-draft';
import { OpinionDeskData } from './opinion-desk';
import { OpinionFields } from './opinion-fields';
import { ParticipationClient } from './participation-client';

/** Typing in an opinion that came on paper, by e-mail or in person. */
@Component({
  selector: 'vv-record-opinion-form',
  imports: [TranslocoPipe, AuthorFields, Control, ErrorSummary, Field, OpinionFields],
  template: `
    <section class="section" aria-labelledby="record">
      <h2 id="record">{{ 'participation.record.title' | transloco }}</h2>
      @if (done()) {
        <p class="notice good" role="status">{{ done() }}</p>
      }
      <details>
        <summary>{{ 'participation.record.text' | transloco }}</summary>
        <vv-error-summary [violations]="submission.violations()" />
        <form class="measure" novalidate (submit)="$event.preventDefault(); record()">
          <vv-field name="channel" [label]="'participation.record.channel' | transloco">
            <select vvControl (change)="pick($event)">
              @for (one of channels; track one) {
                <option [value]="one" [selected]="one === channel()">
                  {{ 'participation.channel.' + one | transloco }}
                </option>
              }
            </select>
          </vv-field>
          <vv-field
            name="receivedDay"
            [label]="'participation.record.receivedDay' | transloco"
            [violations]="submission.violations()"
          >
            <input vvControl type="date" [value]="day()" (input)="pickDay($event)" />
          </vv-field>
          <vv-opinion-fields
            [draft]="draft()"
            [units]="desk.units()"
            [violations]="submission.violations()"
            (draftChange)="draft.set($event)"
          />
          <vv-author-fields
            [draft]="draft()"
            [violations]="submission.violations()"
            (draftChange)="draft.set($event)"
          />
          <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
            {{ 'participation.record.save' | transloco }}
          </button>
        </form>
      </details>
    </section>
  `,
  styles: `
    summary {
      padding-block: var(--gap-2);
      cursor: pointer;
    }
  `,
})
export class RecordOpinionForm {
  private readonly client = inject(ParticipationClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly desk = inject(OpinionDeskData);
  protected readonly channels = OPINION_CHANNELS.filter((channel) => channel !== 'web');
  protected readonly channel = signal<OpinionChannel>('post');
  protected readonly day = signal(inject(Session).legalToday() ?? '');
  protected readonly draft = signal<OpinionDraft>(emptyDraft());
  protected readonly submission = new Submission();
  protected readonly done = signal('');

  protected pick(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.channel.set(this.channels.find((one) => one === value) ?? 'post');
  }

  protected pickDay(event: Event): void {
    this.day.set((event.target as HTMLInputElement).value);
  }

  protected async record(): Promise<void> {
    const stageId = this.desk.view()?.stage?.id;
    if (!stageId) return;
    this.done.set('');
    const opinion = toSubmission(this.draft(), 'lv');
    const decision = checkOpinion(opinion);
    if (!this.submission.check(decision.allowed ? [] : decision.violations)) return;
    const body = { ...opinion, channel: this.channel(), receivedDay: this.day() };
    const taken = await this.submission.send(() =>
      this.client.record(this.desk.place(), stageId, body).pipe(
        tap(({ receipt, late }) => {
          const key = late ? 'participation.record.late' : 'participation.record.done';
          this.done.set(this.transloco.translate(key, { receipt }));
        }),
      ),
    );
    if (!taken) return;
    this.draft.set(emptyDraft());
    this.desk.reload();
  }
}
