import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { VOTE_CHOICES, type PublicVote, type VoteChoice } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { LegalDayPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';

/** How the council voted, by name (PL 38(3)10). */
@Component({
  selector: 'vv-act-votes',
  imports: [RouterLink, TranslocoPipe, LegalDayPipe, LocalLink, StatusBadge],
  template: `
    @for (vote of votes(); track $index) {
      <article>
        <h3>
          <a [routerLink]="[place(), 'dome'] | localLink">{{
            'acts.vote.sitting.' + vote.sitting.kind
              | transloco: { day: (vote.sitting.day | legalDay: 'short'), time: vote.sitting.time }
          }}</a>
        </h3>
        @if (vote.purpose !== 'adoption') {
          <p>{{ 'acts.vote.purpose.' + vote.purpose | transloco }}</p>
        }
        @if (vote.outcome) {
          <p class="row">
            <vv-status-badge [tone]="vote.outcome === 'adopted' ? 'good' : 'bad'">{{
              'acts.vote.outcome.' + vote.outcome | transloco
            }}</vv-status-badge>
            @if (vote.decision; as decision) {
              <span>{{
                'acts.vote.decision'
                  | transloco: { number: decision.number, day: (decision.day | legalDay: 'short') }
              }}</span>
            }
            @if (vote.minutesRef) {
              <span class="soft" lang="lv">{{ vote.minutesRef }}</span>
            }
          </p>
        } @else {
          <p>{{ 'acts.vote.coming' | transloco: { place: vote.sitting.place } }}</p>
        }
        @if (vote.counts; as counts) {
          <p class="figures">
            {{
              'acts.vote.counts'
                | transloco
                  : {
                      for: counts.for,
                      against: counts.against,
                      abstain: counts.abstain,
                      present: counts.present,
                      size: counts.councilSize,
                    }
            }}
          </p>
          <details>
            <summary>{{ 'acts.vote.byName' | transloco }}</summary>
            @for (choice of choices; track choice) {
              @if (namesOf(vote, choice).length) {
                <h4>{{ 'acts.vote.choice.' + choice | transloco }} ({{ namesOf(vote, choice).length }})</h4>
                <ul class="plain-list names" translate="no">
                  @for (name of namesOf(vote, choice); track name) {
                    <li>{{ name }}</li>
                  }
                </ul>
              }
            }
          </details>
        }
      </article>
    }
  `,
  styles: `
    article + article {
      margin-top: var(--gap-5);
      padding-top: var(--gap-5);
      border-top: 1px solid var(--line);
    }

    h3 {
      margin-bottom: var(--gap-2);
    }

    summary {
      padding-block: var(--gap-2);
      font-weight: 600;
      cursor: pointer;
    }

    h4 {
      margin: var(--gap-4) 0 var(--gap-1);
    }

    .names {
      columns: 16rem;
    }
  `,
})
export class ActVotes {
  readonly votes = input.required<readonly PublicVote[]>();
  readonly place = input.required<string>();
  protected readonly choices = VOTE_CHOICES;

  protected namesOf(vote: PublicVote, choice: VoteChoice): string[] {
    return vote.votes.filter((one) => one.choice === choice).map((one) => one.name);
  }
}
