import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  COORDINATION_MEETING_RESULTS,
  type CoordinationMeetingResult,
  type CoordinationMeetingView,
} from '#libs/contracts';
import { minutesViolations } from '#libs/coordination-rules';
import { Session } from '../shell/session';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { Submission } from '../ui/submission';
import { CoordinationClient } from './coordination-client';
import { CoordinationDeskData } from './coordination-desk';

/** The minutes of an agreement meeting: who came, what became of each objection, what was said. */
@Component({
  selector: 'vv-minutes-form',
  imports: [Control, ErrorSummary, Field, TranslocoPipe],
  template: `
    @let one = meeting();
    <div class="row no-print">
      <button
        class="button secondary"
        type="button"
        [attr.aria-expanded]="open()"
        [attr.aria-disabled]="one.toHold.length ? true : null"
        (click)="one.toHold.length || open.set(!open())"
      >
        {{ 'coordination.meeting.keep' | transloco }}
      </button>
      <button class="button quiet" type="button" (click)="cancel()">
        {{ 'coordination.meeting.cancel' | transloco }}
      </button>
    </div>
    @if (open()) {
      <form novalidate (submit)="$event.preventDefault(); save()">
        <vv-error-summary [violations]="submission.violations()" [fields]="fields()" />
        @for (party of one.parties; track party.party; let index = $index) {
          <fieldset>
            <legend class="label" lang="lv">{{ party.name }}</legend>
            @for (value of [true, false]; track value) {
              <div class="choice">
                <input
                  type="radio"
                  [name]="'came-' + index"
                  [id]="'came-' + index + '-' + value"
                  [checked]="came()[party.party] === value"
                  (change)="setCame(party.party, value)"
                />
                <label [for]="'came-' + index + '-' + value">{{
                  (value ? 'coordination.meeting.present' : 'coordination.meeting.absent') | transloco
                }}</label>
              </div>
            }
            @if (came()[party.party]) {
              <vv-field
                [name]="'represented-' + index"
                [where]="'attendance.' + index + '.represented'"
                [label]="'coordination.meeting.represented' | transloco"
                [violations]="submission.violations()"
              >
                <input
                  vvControl
                  lang="lv"
                  autocomplete="off"
                  maxlength="300"
                  [value]="represented()[party.party] ?? ''"
                  (input)="setRepresented(party.party, valueOf($event))"
                />
              </vv-field>
              @for (item of itemsOf(party.party); track item.item) {
                <vv-field
                  [name]="'result-' + item.item"
                  [where]="'results.' + item.item"
                  [label]="labelOf(item.unitLabel, item.text)"
                  [violations]="submission.violations()"
                >
                  <select vvControl (change)="setResult(item.item, valueOf($event))">
                    <option value="" [selected]="!results()[item.item]"></option>
                    @for (result of outcomes; track result) {
                      <option [value]="result" [selected]="results()[item.item] === result">
                        {{ 'coordination.meetingResult.' + result | transloco }}
                      </option>
                    }
                  </select>
                </vv-field>
              }
            }
          </fieldset>
        }
        <vv-field
          name="meeting-text"
          where="text"
          [label]="'coordination.meeting.course' | transloco"
          [violations]="submission.violations()"
        >
          <textarea
            vvControl
            lang="lv"
            rows="5"
            [value]="text()"
            (input)="text.set(valueOf($event))"
          ></textarea>
        </vv-field>
        <div class="pair">
          <vv-field
            name="meeting-chair"
            where="chair"
            [label]="'coordination.meeting.chair' | transloco"
            [violations]="submission.violations()"
          >
            <input
              vvControl
              lang="lv"
              maxlength="200"
              [value]="chair()"
              (input)="chair.set(valueOf($event))"
            />
          </vv-field>
          <vv-field
            name="meeting-secretary"
            where="secretary"
            [label]="'coordination.meeting.secretary' | transloco"
            [violations]="submission.violations()"
          >
            <input
              vvControl
              lang="lv"
              maxlength="200"
              [value]="secretary()"
              (input)="secretary.set(valueOf($event))"
            />
          </vv-field>
        </div>
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'coordination.meeting.save' | transloco }}
        </button>
      </form>
    }
  `,
  styles: `
    form {
      max-width: var(--measure);
      margin-top: var(--gap-4);
    }

    fieldset {
      min-width: 0;
      margin: 0 0 var(--gap-4);
      padding: var(--gap-4);
      border: 1px solid var(--line);
      border-radius: var(--radius);
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
export class MinutesForm {
  private readonly client = inject(CoordinationClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  private readonly desk = inject(CoordinationDeskData);
  private readonly session = inject(Session);
  readonly meeting = input.required<CoordinationMeetingView>();

  protected readonly outcomes = COORDINATION_MEETING_RESULTS;
  protected readonly submission = new Submission();
  protected readonly open = signal(false);
  protected readonly came = signal<Readonly<Record<string, boolean>>>({});
  protected readonly represented = signal<Readonly<Record<string, string>>>({});
  protected readonly results = signal<Readonly<Record<string, CoordinationMeetingResult>>>({});
  protected readonly text = signal('');
  protected readonly chair = linkedSignal(() => this.session.person()?.name ?? '');
  protected readonly secretary = signal('');
  protected readonly fields = computed(() => ({
    text: 'meeting-text',
    chair: 'meeting-chair',
    secretary: 'meeting-secretary',
    ...Object.fromEntries(
      this.meeting().parties.flatMap((_party, index) => [
        [`attendance.${index}`, `came-${index}-true`],
        [`attendance.${index}.represented`, `represented-${index}`],
      ]),
    ),
    ...Object.fromEntries(this.meeting().items.map(({ item }) => [`results.${item}`, `result-${item}`])),
  }));

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected labelOf(unit: string, text: string): string {
    return [unit, text].filter(Boolean).join(': ').slice(0, 160);
  }

  protected itemsOf(party: string): CoordinationMeetingView['items'] {
    return this.meeting().items.filter((item) => item.party === party);
  }

  protected setCame(party: string, value: boolean): void {
    this.came.update((all) => ({ ...all, [party]: value }));
  }

  protected setRepresented(party: string, value: string): void {
    this.represented.update((all) => ({ ...all, [party]: value }));
  }

  protected setResult(item: string, value: string): void {
    const result = COORDINATION_MEETING_RESULTS.find((one) => one === value);
    this.results.update(({ [item]: _before, ...all }) => (result ? { ...all, [item]: result } : all));
  }

  protected async save(): Promise<void> {
    const meeting = this.meeting();
    const minutes = {
      attendance: Object.entries(this.came()).map(([party, present]) => ({
        party,
        present,
        represented: (this.represented()[party] ?? '').trim(),
      })),
      results: Object.entries(this.results()).map(([item, result]) => ({ item, result, note: '' })),
      text: this.text().trim(),
      chair: this.chair().trim(),
      secretary: this.secretary().trim(),
    };
    const parties = meeting.parties.map(({ party }) => ({
      key: party,
      objections: this.itemsOf(party).map(({ item }) => item),
    }));
    const today = this.session.legalToday() ?? meeting.day;
    if (!this.submission.check(minutesViolations(minutes, { day: meeting.day, parties }, today))) return;
    const action = this.transloco.translate<string>('coordination.meeting.save');
    const text = this.transloco.translate<string>('coordination.meeting.sure');
    if (!(await this.confirm.ask({ title: action, text, action }))) return;
    const body = { ...minutes, version: meeting.version };
    const request = () => this.client.keepMinutes(this.desk.dossierId(), meeting.id, body);
    if (await this.submission.send(request)) this.desk.reload();
  }

  protected async cancel(): Promise<void> {
    const { id, version } = this.meeting();
    const action = this.transloco.translate<string>('coordination.meeting.cancel');
    const text = this.transloco.translate<string>('coordination.meeting.sureCancel');
    if (!(await this.confirm.ask({ title: action, text, action }))) return;
    const request = () => this.client.cancelMeeting(this.desk.dossierId(), id, version);
    if (await this.submission.send(request)) this.desk.reload();
  }
}
