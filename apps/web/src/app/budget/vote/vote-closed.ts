import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CycleState, PublicCycle } from '#libs/contracts';
import { LocalLink } from '../../shell/local-link';
import { LegalDayPipe } from '../../ui/format-pipes';
import type { KeptVote } from './kept-votes';

const OVER: ReadonlySet<CycleState> = new Set(['voting_ended', 'counted', 'announced', 'closed']);

const ANNOUNCED: ReadonlySet<CycleState> = new Set(['announced', 'closed']);

/** Why nobody can vote now, and from when one can. */
@Component({
  selector: 'vv-vote-closed',
  imports: [RouterLink, TranslocoPipe, LegalDayPipe, LocalLink],
  template: `
    @if (lost()) {
      <div class="notice bad">
        <p>
          <strong>{{ 'budget.vote.lostTitle' | transloco }}</strong>
        </p>
        <p>{{ 'budget.vote.lostText' | transloco }}</p>
      </div>
    }
    <div class="notice">
      <p>
        <strong>{{ 'budget.vote.' + why() | transloco: { day: (day() | legalDay: 'on') } }}</strong>
      </p>
      @if (why() === 'cancelled' && cycle().cancelledReason) {
        <p lang="lv">{{ cycle().cancelledReason }}</p>
      }
      @if (announced()) {
        <p>
          <a [routerLink]="[place(), 'budzets', cycle().year, 'rezultati'] | localLink">{{
            'budget.action.results' | transloco
          }}</a>
        </p>
      }
      <p>
        <a [routerLink]="[place(), 'budzets', cycle().year, 'projekti'] | localLink">{{
          'budget.action.projects' | transloco
        }}</a>
      </p>
      @if (verifiable()) {
        <p>
          <a [routerLink]="[place(), 'budzets', cycle().year, 'parbaudit'] | localLink">{{
            'budget.verify.title' | transloco
          }}</a>
        </p>
      }
      @if (kept()?.receipt; as receipt) {
        <p>
          <a
            [routerLink]="[place(), 'budzets', cycle().year, 'parbaudit'] | localLink"
            [state]="{ receipt: receipt }"
            >{{ 'budget.vote.receipt.there' | transloco }}</a
          >
        </p>
      }
    </div>
  `,
  styles: `
    .notice + .notice {
      margin-top: var(--gap-3);
    }
  `,
})
export class VoteClosed {
  readonly place = input.required<string>();
  readonly cycle = input.required<PublicCycle>();
  /** What this device keeps of the vote of the person logged in. */
  readonly kept = input<KeptVote | null>(null);
  /** Confirmed and never arrived: who believes to have voted has to know. */
  protected readonly lost = computed(() => this.why() === 'over' && (this.kept()?.unsent ?? null) !== null);
  protected readonly announced = computed(() => ANNOUNCED.has(this.cycle().state));
  protected readonly why = computed(() => {
    const { state, today, voting } = this.cycle();
    if (state === 'cancelled') return 'cancelled';
    if (OVER.has(state) || today > voting.to) return 'over';
    return today < voting.from ? 'notYet' : 'notOpened';
  });
  protected readonly day = computed(() => {
    const { from, to } = this.cycle().voting;
    return this.why() === 'over' ? to : from;
  });
  protected readonly verifiable = computed(
    () => this.why() === 'over' && this.cycle().rules.secrecy === 'verifiable',
  );
}
