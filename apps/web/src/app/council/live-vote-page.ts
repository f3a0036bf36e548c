import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { VOTE_CHOICES, type VoteChoice } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { PageHeader } from '../ui/page-header';
import { Submission } from '../ui/submission';
import { CouncilDepthClient } from './council-depth-client';
import { openSitting } from './open-sitting';
import { ShareBar } from './share-bar';
import { tally } from './counting';
import { voteShares } from './vote-shares';

const EVERY_MS = 2000;

/** A councillor votes on the own screen while the secretary holds the vote open (PL 35(1)); everybody sees who voted how. */
@Component({
  selector: 'vv-live-vote-page',
  imports: [RouterLink, TranslocoPipe, ErrorSummary, FailedRequest, LocalLink, PageHeader, ShareBar],
  templateUrl: './live-vote-page.html',
  styleUrl: './live-vote-page.scss',
})
export class LiveVotePage {
  private readonly client = inject(CouncilDepthClient);
  private readonly session = inject(Session);
  private readonly transloco = inject(TranslocoService);
  /** From the address. */
  readonly id = input.required<string>();
  readonly itemId = input.required<string>();
  readonly place = input.required<string>();

  protected readonly all = VOTE_CHOICES;
  protected readonly submission = new Submission();
  protected readonly sitting = openSitting(this.id);
  protected readonly item = computed(() => this.sitting.item(this.itemId()));
  private readonly tick = signal(0);
  protected readonly live = rxResource({
    params: () => ({ id: this.itemId(), tick: this.tick() }),
    stream: ({ params }) => this.client.liveVotes(params.id),
  });
  private readonly known = signal<{ personId: string; choice: VoteChoice }[]>([]);
  protected readonly open = signal(false);
  protected readonly mine = computed(
    () => this.known().find(({ personId }) => personId === this.session.person()?.id)?.choice ?? null,
  );
  protected readonly sits = computed(
    () =>
      this.sitting.view()?.councillors.some(({ personId }) => personId === this.session.person()?.id) ??
      false,
  );
  protected readonly shares = computed(() =>
    voteShares(tally(this.known().map(({ choice }) => choice)), this.transloco),
  );

  constructor() {
    const meta = inject(PageMeta);
    effect(() => {
      const title = this.transloco.translate<string>('council.live.title');
      meta.set({ title: this.item() ? `${title}: ${this.item()?.title}` : title, hidden: true });
    });
    effect(() => {
      if (!this.live.hasValue()) return;
      this.known.set(this.live.value().votes);
      this.open.set(this.live.value().openedAt !== null);
    });
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const timer = setInterval(() => this.tick.update((at) => at + 1), EVERY_MS);
      destroyed.onDestroy(() => clearInterval(timer));
    });
  }

  protected async vote(choice: VoteChoice): Promise<void> {
    if (await this.submission.send(() => this.client.myVote(this.itemId(), choice)))
      this.tick.update((at) => at + 1);
  }
}
