import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CoordinationExpertView, Violation } from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';
import { Submission } from '../ui/submission';
import { itemTone } from './coordination-words';
import { GuestClient } from './guest-client';

/** Views of colleagues on which the institution's opinion can rest: asking for them, reading them, taking them over. */
@Component({
  selector: 'vv-experts-panel',
  imports: [Control, ErrorSummary, Field, LegalDayPipe, StatusBadge, TranslocoPipe],
  template: `
    <p class="small soft">{{ 'coordination.expert.text' | transloco }}</p>
    <ul class="plain-list">
      @for (one of experts(); track one.id) {
        <li>
          <p class="head">
            <strong>{{ one.name }}</strong>
            @if (one.answeredDay; as day) {
              <span class="small soft">{{
                'coordination.expert.answered' | transloco: { day: (day | legalDay: 'short') }
              }}</span>
            } @else {
              <span class="small soft">{{ 'coordination.expert.waiting' | transloco }}</span>
            }
          </p>
          @if (one.question) {
            <p class="small soft" lang="lv">{{ one.question }}</p>
          }
          @if (one.text) {
            <p class="said" lang="lv">{{ one.text }}</p>
          }
          @for (item of one.items; track $index) {
            <p class="said">
              <vv-status-badge [tone]="kindTone(item.kind)">{{
                'coordination.kind.' + item.kind | transloco
              }}</vv-status-badge>
              <span lang="lv">{{ item.text }}</span>
            </p>
          }
          @if (takes() && one.items.length) {
            <button
              class="button secondary compact"
              type="button"
              [attr.aria-label]="'coordination.expert.takeOf' | transloco: { name: one.name }"
              (click)="taken.emit(one)"
            >
              {{ 'coordination.expert.take' | transloco }}
            </button>
          }
        </li>
      }
    </ul>
    @if (takes() && colleagues().length) {
      <form novalidate (submit)="$event.preventDefault(); ask()">
        <vv-error-summary [violations]="submission.violations()" [fields]="{ personId: 'expert-person' }" />
        <vv-field
          name="expert-person"
          where="personId"
          [label]="'coordination.expert.who' | transloco"
          [violations]="submission.violations()"
        >
          <select vvControl (change)="personId.set(valueOf($event))">
            <option value="" [selected]="personId() === ''">
              {{ 'coordination.expert.choose' | transloco }}
            </option>
            @for (one of colleagues(); track one.id) {
              <option [value]="one.id" [selected]="one.id === personId()">{{ one.name }}</option>
            }
          </select>
        </vv-field>
        <vv-field name="expert-question" [label]="'coordination.expert.question' | transloco">
          <textarea
            vvControl
            lang="lv"
            rows="2"
            [value]="question()"
            (input)="question.set(valueOf($event))"
          ></textarea>
        </vv-field>
        <button class="button secondary" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'coordination.expert.ask' | transloco }}
        </button>
      </form>
    }
  `,
  styles: `
    li {
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    .head {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-1) var(--gap-3);
      margin: 0 0 var(--gap-2);
    }

    .said {
      margin: 0 0 var(--gap-2);
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class ExpertsPanel {
  private readonly client = inject(GuestClient);
  readonly partyId = input.required<string>();
  readonly experts = input.required<readonly CoordinationExpertView[]>();
  readonly colleagues = input.required<readonly { id: string; name: string }[]>();
  /** The opinion is still being written. */
  readonly takes = input.required<boolean>();
  readonly taken = output<CoordinationExpertView>();
  readonly asked = output<void>();

  protected readonly kindTone = itemTone;
  protected readonly submission = new Submission();
  protected readonly personId = signal('');
  protected readonly question = signal('');

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected async ask(): Promise<void> {
    const personId = this.personId();
    const missing: Violation[] = personId ? [] : [{ code: 'coordination.no_colleague', where: 'personId' }];
    if (!this.submission.check(missing)) return;
    const body = { personId, question: this.question().trim() };
    if (!(await this.submission.send(() => this.client.askExpert(this.partyId(), body)))) return;
    this.personId.set('');
    this.question.set('');
    this.asked.emit();
  }
}
