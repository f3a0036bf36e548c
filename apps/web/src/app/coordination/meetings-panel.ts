import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CoordinationMeetingView } from '#libs/contracts';
import { LegalDayPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';
import { ViolationText } from '../ui/violation-text';
import { CallMeetingForm } from './call-meeting-form';
import { CoordinationClient } from './coordination-client';
import { CoordinationDeskData } from './coordination-desk';
import { MinutesForm } from './minutes-form';
import { PaperLinks } from './paper-links';

/** Agreement meetings about objections that stand: calling them, their minutes, what each came to. */
@Component({
  selector: 'vv-meetings-panel',
  imports: [
    CallMeetingForm,
    LegalDayPipe,
    MinutesForm,
    PaperLinks,
    StatusBadge,
    TranslocoPipe,
    ViolationText,
  ],
  template: `
    @if (meetings().length || calls()) {
      <section class="section" aria-labelledby="meetings-title">
        <h2 id="meetings-title">{{ 'coordination.meeting.title' | transloco }}</h2>
        <p class="measure">{{ 'coordination.meeting.text' | transloco }}</p>
        @for (meeting of meetings(); track meeting.id) {
          <article [attr.aria-labelledby]="'meeting-' + meeting.id">
            <h3 [id]="'meeting-' + meeting.id">
              {{ 'coordination.meeting.number' | transloco: { number: meeting.number } }}
            </h3>
            <p class="facts">
              <vv-status-badge [tone]="meeting.state === 'called' ? 'info' : 'idle'">{{
                'coordination.meeting.state.' + meeting.state | transloco
              }}</vv-status-badge>
              <span>{{
                'coordination.meeting.when'
                  | transloco: { day: (meeting.day | legalDay: 'short'), time: meeting.time }
              }}</span>
              <span lang="lv">{{ meeting.place }}</span>
            </p>
            @if (meeting.state !== 'cancelled') {
              <vv-paper-links
                [name]="
                  (meeting.state === 'held' ? 'coordination.meeting.minutes' : 'coordination.meeting.agenda')
                    | transloco
                "
                [formats]="['docx', 'pdf']"
                [address]="minutes(meeting)"
              />
            }
            @if (meeting.state === 'held') {
              <ul class="plain-list results">
                @for (item of meeting.items; track item.item) {
                  <li>
                    <vv-status-badge [tone]="item.result === 'maintained' ? 'bad' : 'good'">{{
                      'coordination.meetingResult.' + item.result | transloco
                    }}</vv-status-badge>
                    <span lang="lv">{{ nameOf(meeting, item.party) }}</span>
                    @if (item.byAbsence) {
                      <span class="soft">({{ 'coordination.meeting.byAbsence' | transloco }})</span>
                    }
                    <span lang="lv" class="said">{{ item.unitLabel }} {{ item.text }}</span>
                    @if (item.note) {
                      <span lang="lv" class="small soft">{{ item.note }}</span>
                    }
                  </li>
                }
              </ul>
              <p class="said" lang="lv">{{ meeting.text }}</p>
            } @else if (meeting.state === 'called' && desk.manages()) {
              @for (obstacle of meeting.toHold; track $index) {
                <p class="small soft">{{ obstacle | violationText }}</p>
              }
              <vv-minutes-form [meeting]="meeting" />
            }
          </article>
        }
        @if (calls()) {
          @if (calling()) {
            <vv-call-meeting-form (done)="calling.set(false)" />
          } @else {
            <button class="button secondary no-print" type="button" (click)="calling.set(true)">
              {{ 'coordination.meeting.call' | transloco }}
            </button>
          }
        }
      </section>
    }
  `,
  styles: `
    h3 {
      margin: var(--gap-4) 0 var(--gap-2);
      font-size: var(--size-m);
    }

    .facts {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--gap-2) var(--gap-4);
      margin: 0 0 var(--gap-2);
    }

    .results li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--gap-1) var(--gap-3);
      padding-block: var(--gap-2);
      border-top: 1px solid var(--line);
    }

    .said {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }

    .button {
      margin-top: var(--gap-3);
    }
  `,
})
export class MeetingsPanel {
  private readonly client = inject(CoordinationClient);
  protected readonly desk = inject(CoordinationDeskData);
  protected readonly calling = signal(false);
  protected readonly meetings = computed(() => this.desk.view()?.meetings ?? []);
  /** Between rounds, where objections stand and no meeting is called. */
  protected readonly calls = computed(() => {
    const view = this.desk.view();
    if (!view?.coordination || view.coordination.closed !== null || !this.desk.manages()) return false;
    if (view.rounds.some(({ state }) => state === 'open')) return false;
    if (view.meetings.some(({ state }) => state === 'called')) return false;
    const { disputed, toConfirm } = view.standing ?? { disputed: [], toConfirm: [] };
    return disputed.length + toConfirm.length > 0;
  });

  protected minutes(meeting: CoordinationMeetingView): (format: string) => string {
    return (format) => this.client.minutesUrl(this.desk.dossierId(), meeting.id, format);
  }

  protected nameOf(meeting: CoordinationMeetingView, party: string): string {
    return meeting.parties.find((one) => one.party === party)?.name ?? '';
  }
}
