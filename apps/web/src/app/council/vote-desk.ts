import { Component, computed, DOCUMENT, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  type AgendaItemView,
  type Majority,
  type RecordAgendaVote,
  type SittingView,
  type TabledAmendmentView,
  VOTE_CHOICES,
  type VoteChoice,
} from '#libs/contracts';
import type { Observable } from 'rxjs';
import { Place } from '../shell/place';
import { Confirm } from '../ui/confirm-dialog';
import { DraftStore } from '../ui/draft-store';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { Submission } from '../ui/submission';
import { CouncilClient } from './council-client';
import { CouncilDepthClient } from './council-depth-client';
import { quorum, tally, type Tally } from './counting';
import { WITHOUT_FIELD } from './open-sitting';
import { ShareBar, type Share } from './share-bar';
import { VoteSources } from './vote-sources';
import { voteShares } from './vote-shares';

/** A change of the agenda without its votes. */
export type AgendaQuestion = Omit<RecordAgendaVote, 'present' | 'votes'>;

/** What is typed during a vote; kept in this browser until it is recorded. */
interface Typed {
  choices: Record<string, VoteChoice>;
  conflicts: Record<string, boolean>;
  decisionNumber: string;
  minutesRef: string;
}

const NOTHING: Typed = { choices: {}, conflicts: {}, decisionNumber: '', minutesRef: '' };

/** The roll call as the secretary types it: a key for each choice, the result running along. */
@Component({
  selector: 'vv-vote-desk',
  imports: [TranslocoPipe, Control, ErrorSummary, Field, ShareBar, VoteSources],
  templateUrl: './vote-desk.html',
  styleUrl: './vote-desk.scss',
})
export class VoteDesk {
  private readonly client = inject(CouncilClient);
  private readonly depth = inject(CouncilDepthClient);
  private readonly confirm = inject(Confirm);
  private readonly document = inject(DOCUMENT);
  private readonly drafts = inject(DraftStore);
  private readonly place = inject(Place);
  private readonly transloco = inject(TranslocoService);

  readonly sitting = input.required<SittingView>();
  /** Left out for a vote on the agenda itself. */
  readonly item = input<AgendaItemView | null>(null);
  /** The amendment that is voted on; the item itself when left out. */
  readonly amendment = input<TabledAmendmentView | null>(null);
  /** The change of the agenda that is voted on (PL 34). */
  readonly agendaChange = input<AgendaQuestion | null>(null);
  /** How many amendments the secretary saw as carried. */
  readonly carried = input<number | null>(null);
  readonly attend = output<void>();
  readonly recorded = output<void>();

  protected readonly all = VOTE_CHOICES;
  protected readonly submission = new Submission();
  protected readonly fields: Record<string, string | null> = {
    ...WITHOUT_FIELD,
    'council.decision': 'decisionNumber',
    'council.minutesRef': 'minutesRef',
  };
  private readonly key = computed(
    () => `vote:${this.place.slug() ?? ''}:${this.amendment()?.id ?? this.item()?.id ?? this.agendaKey()}`,
  );
  protected readonly typed = linkedSignal<Typed>(() => this.drafts.read<Typed>(this.key()) ?? NOTHING);

  protected readonly here = computed(() =>
    this.sitting().councillors.filter((one) => one.presence && one.presence !== 'absent'),
  );
  protected readonly away = computed(() =>
    this.sitting().councillors.filter((one) => !this.here().includes(one)),
  );
  protected readonly needed = computed(() => quorum(this.sitting().councilSize, this.sitting()));
  protected readonly votes = computed(() =>
    this.here().flatMap(({ personId }) => {
      const choice = this.typed().choices[personId];
      return choice ? [{ personId, choice, conflict: this.typed().conflicts[personId] ?? false }] : [];
    }),
  );
  protected readonly count = computed(() => {
    const count = tally(
      this.votes().map((vote) => vote.choice),
      this.majority(),
    );
    return this.chairDecides(count) ? { ...count, adopted: true } : count;
  });
  /** Items come and go by two thirds, but for an extraordinary sitting's (PL 34(2), 29(4)); all else by more than half. */
  private readonly majority = computed<Majority>(() => {
    const change = this.agendaChange()?.change;
    return change && change !== 'order' && this.sitting().kind === 'regular' ? 'two_thirds' : 'simple';
  });
  protected readonly words = computed(() => {
    if (this.agendaChange()) return 'council.agendaVote';
    return this.amendment() ? 'council.amendment' : 'council.vote';
  });
  /** Decision and reference to the minutes belong to the vote on an item alone. */
  protected readonly decides = computed(() => !this.amendment() && !this.agendaChange());
  protected readonly open = computed(() =>
    this.here().filter(({ personId }) => !this.typed().choices[personId]),
  );
  protected readonly shares = computed(() => voteShares(this.count(), this.transloco));
  protected readonly room = computed<Share[]>(() => [
    { look: 'here', count: this.here().length, label: this.transloco.translate('council.attendance.here') },
    {
      look: 'empty',
      count: Math.max(0, this.sitting().councilSize - this.here().length),
      label: this.transloco.translate('council.attendance.away'),
    },
  ]);

  protected choose(personId: string, choice: VoteChoice | null): void {
    const { [personId]: _before, ...others } = this.typed().choices;
    const conflict = choice === 'not_participating' && (this.typed().conflicts[personId] ?? false);
    this.change({
      choices: choice ? { ...others, [personId]: choice } : others,
      conflicts: { ...this.typed().conflicts, [personId]: conflict },
    });
  }

  /** Who has a conflict of interest does not take part. */
  protected mark(personId: string, conflict: boolean): void {
    const choices = { ...this.typed().choices };
    if (conflict) choices[personId] = 'not_participating';
    this.change({ choices, conflicts: { ...this.typed().conflicts, [personId]: conflict } });
  }

  protected everybodyFor(): void {
    const choices = Object.fromEntries(
      this.here().map(({ personId }): [string, VoteChoice] => [
        personId,
        this.typed().conflicts[personId] ? 'not_participating' : 'for',
      ]),
    );
    this.change({ choices });
  }

  protected clear(): void {
    this.change({ choices: {}, conflicts: {} });
  }

  protected change(change: Partial<Typed>): void {
    this.typed.update((typed) => ({ ...typed, ...change }));
    this.drafts.keep(this.key(), this.typed());
  }

  /** 1–4 choose and go on to the next councillor, arrows up and down only go, 0 takes a choice back. */
  protected press(event: KeyboardEvent, index: number): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const personId = this.here()[index]?.personId;
    if (!personId) return;
    const choice = this.all[Number(event.key) - 1];
    if (choice) {
      this.choose(personId, choice);
      this.go(index + 1 < this.here().length ? index + 1 : index);
    } else if (event.key === 'ArrowDown') this.go(index + 1);
    else if (event.key === 'ArrowUp') this.go(index - 1);
    else if (['0', 'Backspace', 'Delete'].includes(event.key)) this.choose(personId, null);
    else return;
    event.preventDefault();
  }

  protected async record(event: Event): Promise<void> {
    event.preventDefault();
    const names = this.open().map((one) => one.name);
    const missing = names.length ? [{ code: 'vote_not_marked', params: { names } }] : [];
    if (!this.submission.check(missing)) return;
    const count = this.count();
    const outcome = count.adopted ? 'adopts' : 'rejects';
    const sure = await this.confirm.ask({
      title: this.transloco.translate(`${this.words()}.${outcome}`),
      text: this.transloco.translate('council.vote.sure', { ...count }),
      action: this.transloco.translate('council.vote.record'),
    });
    if (!sure || !(await this.submission.send(() => this.send()))) return;
    this.drafts.drop(this.key());
    this.recorded.emit();
  }

  /** Votes that came from somewhere else, as long as the councillor is here. */
  protected take(votes: readonly { personId: string; choice: VoteChoice }[]): void {
    const here = new Set(this.here().map(({ personId }) => personId));
    const choices = Object.fromEntries(
      votes.filter(({ personId }) => here.has(personId)).map(({ personId, choice }) => [personId, choice]),
    );
    this.change({ choices: { ...this.typed().choices, ...choices } });
  }

  private send(): Observable<unknown> {
    const roll = { present: this.here().length, votes: this.votes() };
    const amendment = this.amendment();
    const change = this.agendaChange();
    if (change) return this.client.voteOnAgenda(this.sitting().id, { ...change, ...roll });
    const itemId = this.item()?.id ?? '';
    if (amendment) return this.depth.voteAmendment(itemId, amendment.id, roll);
    const { decisionNumber, minutesRef } = this.typed();
    const carried = this.carried();
    return this.client.vote(itemId, {
      ...roll,
      ...(carried === null ? {} : { amendments: carried }),
      decisionNumber: decisionNumber.trim() || null,
      minutesRef: minutesRef.trim() || null,
    });
  }

  private agendaKey(): string {
    return `${this.sitting().id}:${this.agendaChange()?.change ?? ''}`;
  }

  /** In a committee whose votes are equally divided (PL 41(6)). */
  private chairDecides({ for: inFavour, against }: Tally): boolean {
    const chair = this.sitting().committeeChairId;
    return chair !== null && inFavour > 0 && inFavour === against && this.typed().choices[chair] === 'for';
  }

  private go(index: number): void {
    const row = this.document.getElementById(`row-${index}`);
    const choices = row?.querySelector('.choices');
    const target = choices?.querySelector<HTMLElement>('input:checked') ?? choices?.querySelector('input');
    target?.focus();
  }
}
