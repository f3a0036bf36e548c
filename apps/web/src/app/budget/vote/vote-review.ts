import { Component, computed, inject, input, model, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Violation } from '#libs/contracts';
import { ErrorSummary } from '../../ui/error-summary';
import { EuroPipe, LegalDayPipe, PluralPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { RankList } from './rank-list';
import { VoteCodes } from './vote-codes';
import { VoteDraft } from './vote-draft';

/** The last step of voting: everything chosen at one look, and one button that sends it. */
@Component({
  selector: 'vv-vote-review',
  imports: [TranslocoPipe, ErrorSummary, EuroPipe, Icon, LegalDayPipe, PluralPipe, RankList, VoteCodes],
  templateUrl: './vote-review.html',
  styleUrl: './vote-review.scss',
})
export class VoteReview {
  protected readonly draft = inject(VoteDraft);
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  readonly violations = input.required<readonly Violation[]>();
  readonly busy = input.required<boolean>();
  /** Nothing can be pressed until it is known whether the person may vote. */
  readonly checking = input.required<boolean>();
  readonly signedIn = input.required<boolean>();
  /** The vote can be changed until the end of voting. */
  readonly changeable = input.required<boolean>();
  /** Where the vote did not get through: what finishes it on another device. */
  readonly recoveryCode = input<string | null>(null);
  readonly sharedComputer = model(false);
  readonly confirm = output();
  readonly login = output();
  readonly back = output();

  protected readonly couldMore = computed(() => {
    const { projects, points } = this.draft.left();
    return { projects: projects ?? 0, points: points ?? 0 };
  });
  protected readonly projects = computed(() => this.draft.picked().map(({ project }) => project));
  protected readonly byPoints = computed(() => this.draft.limits().pointsEach !== null);

  protected share(event: Event): void {
    this.sharedComputer.set((event.target as HTMLInputElement).checked);
  }
}
