import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { AmendmentCard } from './amendment-card';
import { AmendmentsPanel } from './amendments-panel';
import { AttendanceForm } from './attendance-form';
import { CouncilDepthClient } from './council-depth-client';
import { openSitting } from './open-sitting';
import { PurposeBadge } from './purpose-badge';
import { SittingLine } from './sitting-line';
import { VoteDesk } from './vote-desk';
import { VoteResult } from './vote-result';

/** The vote on one item: first who is there, then each councillor's vote, then the result that stays. */
@Component({
  selector: 'vv-vote-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    AmendmentCard,
    AmendmentsPanel,
    AttendanceForm,
    FailedRequest,
    Icon,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    PurposeBadge,
    SittingLine,
    VoteDesk,
    VoteResult,
  ],
  templateUrl: './vote-page.html',
  styleUrl: './vote-page.scss',
})
export class VotePage {
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(Session);
  private readonly depth = inject(CouncilDepthClient);
  /** From the address. */
  readonly id = input.required<string>();
  readonly itemId = input.required<string>();
  readonly place = input.required<string>();

  protected readonly sitting = openSitting(this.id);
  protected readonly item = computed(() => this.sitting.item(this.itemId()));
  protected readonly recorded = signal(false);
  /** Until the sitting is read again with who was noted: nobody votes with those who were here before. */
  protected readonly attending = linkedSignal({ source: this.sitting.view, computation: () => false });
  /** Nobody was noted yet, so there is no quorum to vote with. */
  protected readonly unnoted = computed(
    () => this.sitting.view()?.councillors.every((one) => one.presence === null) ?? false,
  );
  /** Nobody votes before the day of the sitting (PL 27(1)). */
  protected readonly early = computed(() => {
    const view = this.sitting.view();
    return !!view && view.day > (this.session.legalToday() ?? view.day);
  });
  /** Amendments are voted on one after the other before the whole. */
  protected readonly amendments = rxResource({
    params: () => (this.item()?.amendments ? { id: this.itemId(), at: this.sitting.view() } : undefined),
    stream: ({ params }) => this.depth.amendments(params.id),
  });
  protected readonly tabled = computed(() =>
    this.amendments.hasValue() ? this.amendments.value().amendments : null,
  );
  protected readonly nextAmendment = computed(
    () => this.tabled()?.find(({ state }) => state === 'tabled') ?? null,
  );
  protected readonly carried = computed(
    () => this.tabled()?.filter(({ state }) => state === 'adopted').length ?? null,
  );
  protected readonly next = computed(() => {
    const agenda = this.sitting.view()?.agenda ?? [];
    const at = agenda.findIndex((item) => item.id === this.itemId());
    return [...agenda.slice(at + 1), ...agenda.slice(0, at)].find((item) => !item.outcome) ?? null;
  });

  constructor() {
    const meta = inject(PageMeta);
    effect(() => {
      const title = this.transloco.translate<string>('council.vote.title');
      const item = this.item()?.title;
      meta.set({ title: item ? `${title}: ${item}` : title, hidden: true });
    });
    effect(() => {
      this.itemId();
      this.recorded.set(false);
    });
  }

  protected done(): void {
    this.recorded.set(true);
    this.sitting.reload();
  }
}
