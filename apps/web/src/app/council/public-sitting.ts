import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicSittingView } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { LegalDayPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { StatusBadge } from '../ui/status-badge';
import { AmendmentCard } from './amendment-card';
import { PurposeBadge } from './purpose-badge';
import { RollCall } from './roll-call';
import { SittingLine } from './sitting-line';
import { VoteResult } from './vote-result';

/** A sitting with its agenda, and after it with what was decided. */
@Component({
  selector: 'vv-public-sitting',
  imports: [
    RouterLink,
    TranslocoPipe,
    AmendmentCard,
    Icon,
    LegalDayPipe,
    LocalLink,
    PurposeBadge,
    RollCall,
    SittingLine,
    StatusBadge,
    VoteResult,
  ],
  templateUrl: './public-sitting.html',
  styleUrl: './public-sitting.scss',
  host: { '[class.coming]': 'coming()' },
})
export class PublicSittingCard {
  private readonly session = inject(Session);
  protected readonly place = inject(Place);
  readonly sitting = input.required<PublicSittingView>();
  readonly coming = input(false);
  /** On a page of its own, which it need not lead to. */
  readonly alone = input(false);
  /** The results for other programs. */
  protected readonly data = ['agenda.csv', 'votes.csv', 'results.json'] as const;
  protected readonly live = computed(() => this.sitting().day === this.session.legalToday());
}
