import { afterNextRender, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { Session } from '../../shell/session';
import { Confirm } from '../../ui/confirm-dialog';
import { EmptyState } from '../../ui/empty-state';
import { FailedRequest } from '../../ui/failed-request';
import { LegalDayPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { PageHeader } from '../../ui/page-header';
import { StatusBadge } from '../../ui/status-badge';
import { loadProblem } from '../../ui/submission';
import { type DeviceVote, KeptVotes } from './kept-votes';
import { ownVotes, type OwnVote } from './my-votes';
import { VoteClient } from './vote-client';

/** My votes: that I voted and on which day, as the roll says; and the receipts, which this device alone keeps. */
@Component({
  selector: 'vv-my-votes-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    EmptyState,
    FailedRequest,
    Icon,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    StatusBadge,
  ],
  templateUrl: './my-votes-page.html',
  styles: `
    .measure-page {
      max-width: 48rem;
    }

    li {
      padding-block: var(--gap-5);
      border-top: 1px solid var(--line);
    }

    li p {
      margin: 0 0 var(--gap-2);
    }

    .of {
      color: var(--ink-soft);
      font-size: var(--size-s);
    }

    h2 {
      margin-block: 0 var(--gap-2);
      font-size: var(--size-l);
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2);
    }

    @media (max-width: 30rem) {
      .actions {
        display: grid;
      }

      .actions .button {
        justify-content: center;
      }
    }

    .waiting {
      min-height: 20rem;
      border-radius: var(--radius);
      background: var(--idle-wash);
    }
  `,
})
export class MyVotesPage {
  private readonly client = inject(VoteClient);
  private readonly kept = inject(KeptVotes);
  private readonly session = inject(Session);
  private readonly ask = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  private readonly device = signal<readonly DeviceVote[]>([]);
  protected readonly roll = rxResource({ stream: () => this.client.mine() });
  protected readonly problem = loadProblem(this.roll);
  protected readonly told = signal('');
  protected readonly votes = computed(() =>
    ownVotes(this.roll.hasValue() ? this.roll.value() : [], this.device()),
  );

  constructor() {
    inject(PageMeta).set({ title: this.transloco.translate('budget.myVotes.title'), hidden: true });
    afterNextRender(() => this.look());
  }

  protected nameOf({ place, roll }: OwnVote): string {
    return roll?.place.name ?? this.session.municipality(place)?.name ?? place;
  }

  /** The one thing to do with a vote while voting is open. */
  protected action({ roll, kept }: OwnVote): 'vote' | 'finish' | 'change' | null {
    if (!roll?.open) return null;
    if (kept?.unsent) return 'finish';
    if (!roll.votedOn) return 'vote';
    return roll.way === 'online' && roll.cycle.secrecy === 'verifiable' ? 'change' : null;
  }

  protected async forget({ place, year }: OwnVote): Promise<void> {
    const person = this.session.person();
    const sure = await this.ask.ask({
      title: this.transloco.translate('budget.myVotes.forgetTitle'),
      text: this.transloco.translate('budget.myVotes.forgetText'),
      action: this.transloco.translate('budget.myVotes.forget'),
      dangerous: true,
    });
    if (!sure || !person) return;
    this.kept.forget({ place, year }, person.id);
    this.look();
    this.told.set(this.transloco.translate('budget.myVotes.forgotten'));
  }

  private look(): void {
    const person = this.session.person();
    this.device.set(person ? this.kept.of(person.id) : []);
  }
}
