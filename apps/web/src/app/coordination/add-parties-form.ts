import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CoordinationRoundView } from '#libs/contracts';
import { additionViolations } from '#libs/coordination-rules';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { LegalDayPipe } from '../ui/format-pipes';
import { Submission } from '../ui/submission';
import { CoordinationClient } from './coordination-client';
import { CoordinationDeskData } from './coordination-desk';
import { partiesOf, type PartiesDraft, PartyPicker, partyKeys } from './party-picker';

/** Asks more institutions while a round runs; the term moves so that they have all of it. */
@Component({
  selector: 'vv-add-parties-form',
  imports: [TranslocoPipe, ErrorSummary, LegalDayPipe, PartyPicker],
  template: `
    <form novalidate (submit)="$event.preventDefault(); send()">
      <h3>{{ 'coordination.add.title' | transloco }}</h3>
      <vv-error-summary [violations]="submission.violations()" [fields]="{ parties: 'parties' }" />
      <p class="small soft">
        {{ 'coordination.add.text' | transloco: { day: (dueDay() | legalDay: 'short') } }}
        @if (dueDay() !== round().dueDay) {
          {{
            'coordination.add.moved'
              | transloco
                : { before: (round().dueDay | legalDay: 'short'), day: (dueDay() | legalDay: 'short') }
          }}
        }
      </p>
      @if (!others().length) {
        <p>{{ 'coordination.add.none' | transloco }}</p>
      }
      <vv-party-picker
        [institutions]="others()"
        [violations]="submission.violations()"
        [(parties)]="parties"
      />
      <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'coordination.add.send' | transloco }}
      </button>
    </form>
  `,
  styles: `
    form {
      max-width: var(--measure);
      margin-top: var(--gap-4);
    }

    h3 {
      margin-bottom: var(--gap-2);
      font-size: var(--size-m);
    }
  `,
})
export class AddPartiesForm {
  private readonly client = inject(CoordinationClient);
  private readonly desk = inject(CoordinationDeskData);
  private readonly session = inject(Session);
  readonly round = input.required<CoordinationRoundView>();
  readonly done = output<void>();
  protected readonly submission = new Submission();
  protected readonly parties = signal<PartiesDraft>({ chosen: [], outsiders: [] });
  protected readonly dueDay = computed(() => this.round().dueDayWithMore ?? this.round().dueDay);
  protected readonly others = computed(() => {
    const asked = new Set(this.round().parties.map(({ institutionId }) => institutionId));
    return (this.desk.view()?.institutions ?? []).filter(({ id }) => !asked.has(id));
  });

  protected async send(): Promise<void> {
    const { id, version, dueDay, state, parties: present } = this.round();
    const parties = partiesOf(this.parties());
    const addition = {
      dueDay,
      ended: state === 'ended',
      present: present.map(({ institutionId, name }) => institutionId ?? name),
      added: partyKeys(parties),
    };
    if (!this.submission.check(additionViolations(addition, this.session.legalToday() ?? ''))) return;
    const body = { parties, version };
    if (!(await this.submission.send(() => this.client.addParties(this.desk.dossierId(), id, body)))) return;
    this.done.emit();
    this.desk.reload();
  }
}
