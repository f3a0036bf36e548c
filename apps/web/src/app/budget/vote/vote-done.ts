import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicCycle } from '#libs/contracts';
import { LocalLink } from '../../shell/local-link';
import { LegalDayPipe } from '../../ui/format-pipes';
import { VoteCodes } from './vote-codes';
import type { SentVote } from './vote-sender';

/** The vote was accepted: what the voter takes along, and what happens next. */
@Component({
  selector: 'vv-vote-done',
  imports: [RouterLink, TranslocoPipe, LegalDayPipe, LocalLink, VoteCodes],
  template: `
    <div class="notice good">
      <p>
        <strong>{{ 'budget.vote.doneOn' | transloco: { day: (sent().votedOn | legalDay: 'on') } }}</strong>
      </p>
    </div>
    @if (sent().receipt) {
      @if (sent().wiped) {
        <div class="notice warn">
          <p>{{ 'budget.vote.wiped' | transloco }}</p>
        </div>
      }
      <vv-vote-codes
        [place]="place()"
        [year]="year()"
        [receipt]="sent().receipt"
        [recoveryCode]="sent().recoveryCode"
      />
    }
    <h2>{{ 'budget.vote.nextTitle' | transloco }}</h2>
    <ul>
      @if (sent().receipt) {
        <li>{{ 'budget.vote.nextSealed' | transloco }}</li>
        <li>
          {{ 'budget.vote.nextChange' | transloco: { day: (cycle().voting.to | legalDay: 'until') } }}
        </li>
      } @else {
        <li>{{ 'budget.vote.nextSecret' | transloco }}</li>
      }
      <li>{{ 'budget.vote.nextResult' | transloco: { day: (cycle().voting.to | legalDay: 'on') } }}</li>
    </ul>
    <p class="buttons">
      <a class="button secondary" [routerLink]="[place(), 'budzets', year()] | localLink">{{
        'budget.vote.back' | transloco
      }}</a>
      @if (sent().receipt && !sent().wiped) {
        <button class="button quiet" type="button" (click)="again.emit()">
          {{ 'budget.vote.changeVote' | transloco }}
        </button>
      }
    </p>
  `,
  styles: `
    .notice + .notice {
      margin-top: var(--gap-3);
    }

    h2 {
      margin: var(--gap-6) 0 var(--gap-2);
    }

    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2);
    }
  `,
})
export class VoteDone {
  readonly place = input.required<string>();
  readonly cycle = input.required<PublicCycle>();
  readonly sent = input.required<SentVote>();
  readonly again = output();
  protected readonly year = computed(() => String(this.cycle().year));
}
