import { Component, ElementRef, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import { OPINION_CHANNELS, type OpinionChannel } from '#libs/contracts';
import { checkOpinion } from '#libs/participation-rules';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { PluralPipe } from '../ui/format-pipes';
import { Submission } from '../ui/submission';
import { AuthorFields } from './author-fields';
import { FilePicker } from './file-picker';
import { emptyDraft, toSubmission, type OpinionDraft } from './opinion-draft';
import { OpinionFields } from './opinion-fields';
import { OpinionWork } from './opinion-work';
import { ParticipationClient } from './participation-client';

/** Typing in an opinion that came on paper, by e-mail or in person. */
@Component({
  selector: 'vv-record-opinion-form',
  imports: [TranslocoPipe, AuthorFields, Control, ErrorSummary, Field, FilePicker, OpinionFields, PluralPipe],
  template: `
    <section class="section" aria-labelledby="record">
      <h2 id="record">{{ 'participation.record.title' | transloco }}</h2>
      @if (done()) {
        <p class="notice good" role="status">{{ done() }}</p>
      }
      @if (count()) {
        <p class="small soft">{{ 'opinions.desk.recorded' | plural: count() }}</p>
      }
      <details>
        <summary>{{ 'participation.record.text' | transloco }}</summary>
        <p class="small soft">{{ 'opinions.desk.fast' | transloco }}</p>
        <vv-error-summary [violations]="submission.violations()" />
        <form
          class="measure"
          novalidate
          (submit)="$event.preventDefault(); record()"
          (keydown.control.enter)="$event.preventDefault(); record()"
        >
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
          @if (desk.meetings().length) {
            <vv-field name="meetingId" [label]="'events.record.meeting' | transloco">
              <select vvControl (change)="pickMeeting($event)">
                <option value="">–</option>
                @for (one of desk.meetings(); track one.id) {
                  <option lang="lv" [value]="one.id" [selected]="one.id === meetingId()">
                    {{ one.name }}
                  </option>
                }
              </select>
            </vv-field>
          }
          <vv-opinion-fields
            [draft]="draft()"
            [units]="desk.units()"
            [aboutText]="desk.aboutText"
            [groups]="desk.groups()"
            [violations]="submission.violations()"
            (draftChange)="draft.set($event)"
          />
          <details [open]="submission.violations().length > 0 && draft().named">
            <summary>{{ 'opinions.desk.who' | transloco }}</summary>
            <vv-author-fields
              [draft]="draft()"
              [violations]="submission.violations()"
              (draftChange)="draft.set($event)"
            />
          </details>
          <vv-file-picker
            name="scan"
            [label]="'opinions.desk.scanLabel' | transloco"
            [hint]="'opinions.desk.scanHint' | transloco"
            [(files)]="scans"
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
  protected readonly desk = inject(OpinionWork);
  protected readonly channels = OPINION_CHANNELS.filter((channel) => channel !== 'web');
  protected readonly channel = signal<OpinionChannel>('post');
  /** The gathering of the event at which it was said. */
  protected readonly meetingId = signal('');
  protected readonly day = signal(inject(Session).legalToday() ?? '');
  protected readonly draft = signal<OpinionDraft>(emptyDraft());
  protected readonly submission = new Submission();
  protected readonly done = signal('');
  protected readonly scans = signal<readonly File[]>([]);
  protected readonly count = signal(0);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected pick(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.channel.set(this.channels.find((one) => one === value) ?? 'post');
  }

  protected pickMeeting(event: Event): void {
    this.meetingId.set((event.target as HTMLSelectElement).value);
  }

  protected pickDay(event: Event): void {
    this.day.set((event.target as HTMLInputElement).value);
  }

  protected async record(): Promise<void> {
    this.done.set('');
    const opinion = toSubmission(this.draft(), 'lv');
    const decision = checkOpinion(opinion);
    if (!this.submission.check(decision.allowed ? [] : decision.violations)) return;
    const meetingId = this.meetingId();
    const body = {
      ...opinion,
      channel: this.channel(),
      receivedDay: this.day(),
      ...(meetingId ? { meetingId } : {}),
    };
    let recorded = '';
    const taken = await this.submission.send(() =>
      this.desk.record(body).pipe(
        tap(({ id, receipt, late }) => {
          const key = late ? 'participation.record.late' : 'participation.record.done';
          this.done.set(this.transloco.translate(key, { receipt }));
          recorded = id;
        }),
      ),
    );
    if (!taken) return;
    await this.attach(recorded);
    this.count.update((count) => count + 1);
    // One paper after another: kind, way and day stay, the cursor goes back to the text.
    this.draft.set({ ...emptyDraft(), kind: this.draft().kind });
    this.desk.reload();
    this.host.nativeElement.querySelector<HTMLElement>('textarea')?.focus();
  }

  private async attach(id: string): Promise<void> {
    for (const file of this.scans()) {
      const upload = new Submission();
      if (!(await upload.send(() => this.client.scan(this.desk.place(), id, file))))
        this.done.update((said) => `${said} ${this.transloco.translate('opinions.desk.scanFailed')}`);
    }
    this.scans.set([]);
  }
}
