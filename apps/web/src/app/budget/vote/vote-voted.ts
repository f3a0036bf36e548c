import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LegalDay, Violation } from '#libs/contracts';
import { LocalLink } from '../../shell/local-link';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { isUntaken, type KeptVote } from './kept-votes';
import { VoteCodes } from './vote-codes';

/** For who stands in the roll already: the vote is finished where the connection was lost, or changed where it may be. */
@Component({
  selector: 'vv-vote-voted',
  imports: [RouterLink, TranslocoPipe, Control, ErrorSummary, Field, LegalDayPipe, LocalLink, VoteCodes],
  templateUrl: './vote-voted.html',
  styles: `
    .notice {
      margin-bottom: var(--gap-5);
    }

    .code-field {
      max-width: 26rem;
      margin-bottom: var(--gap-3);
    }

    .code-field input {
      font-family: ui-monospace, 'Cascadia Mono', 'Liberation Mono', monospace;
      text-transform: uppercase;
    }

    .lost {
      margin-top: var(--gap-4);
    }

    h2 {
      margin: var(--gap-6) 0 var(--gap-2);
    }
  `,
})
export class VoteVoted {
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  readonly votedOn = input.required<LegalDay>();
  /** The last day on which the vote can be changed. */
  readonly until = input.required<LegalDay>();
  readonly verifiable = input.required<boolean>();
  /** On paper, which nobody can find again to change it. */
  readonly inPerson = input.required<boolean>();
  readonly kept = input.required<KeptVote | null>();
  readonly finishing = input.required<boolean>();
  readonly violations = input.required<readonly Violation[]>();
  readonly finish = output();
  readonly anew = output();
  readonly code = output<string>();

  protected readonly refused = computed(() => isUntaken(this.kept()));
  /** The roll knows that a credential was issued, not whether a ballot arrived; only the device knows that. */
  protected readonly elsewhere = computed(
    () => this.verifiable() && !this.inPerson() && this.kept() === null,
  );
  protected readonly already = computed(() => {
    if (this.inPerson()) return 'alreadyInPerson';
    return this.elsewhere() ? 'used' : 'already';
  });
  protected readonly secret = computed(() => {
    if (this.inPerson()) return 'alreadyPaper';
    if (this.elsewhere()) return 'usedElsewhere';
    return this.verifiable() ? 'alreadySealed' : 'alreadyText';
  });

  protected enter(event: Event, field: HTMLInputElement): void {
    event.preventDefault();
    this.code.emit(field.value);
  }
}
