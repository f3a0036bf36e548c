import { computed, inject, Injectable, signal } from '@angular/core';
import { from, tap } from 'rxjs';
import { Session } from '../../shell/session';
import { Submission } from '../../ui/submission';
import { type ConfirmedBallot, isUntaken, type KeptVote, KeptVotes } from './kept-votes';
import type { CycleAddress } from './vote-client';
import { VoteDraft } from './vote-draft';
import { type SentVote, VoteSender } from './vote-sender';

/** Sending, finishing and changing the vote of the person logged in, for one page of voting. */
@Injectable()
export class VoteCasting {
  private readonly sender = inject(VoteSender);
  private readonly votes = inject(KeptVotes);
  private readonly session = inject(Session);
  private readonly draft = inject(VoteDraft);
  readonly submission = new Submission();
  readonly sharedComputer = signal(false);
  /** What this device keeps of the person's vote. */
  readonly kept = signal<KeptVote | null>(null);
  /** What was accepted just now. */
  readonly sent = signal<SentVote | null>(null);
  /** A vote that can be changed is being changed. */
  readonly changing = signal(false);
  /** An earlier ballot counts until the new one is confirmed. */
  readonly replacing = computed(() => this.changing() && !isUntaken(this.kept()));
  /** Confirmed and not known to have arrived. */
  readonly unsent = computed(() => this.kept()?.unsent ?? null);

  /** Reads what the device keeps; null without a login. */
  look(cycle: CycleAddress): KeptVote | null {
    const person = this.session.person();
    const kept = person ? this.votes.read(cycle, person.id) : null;
    this.kept.set(kept);
    if (person && kept) this.sharedComputer.set(this.votes.isForTab(cycle, person.id));
    return kept;
  }

  /** True when the vote was accepted; why not stands in the submission. */
  async send(cycle: CycleAddress, ballot: ConfirmedBallot, verifiable: boolean): Promise<boolean> {
    const person = this.session.person();
    if (!person || this.submission.busy()) return false;
    if (verifiable && !this.submission.check(await this.sender.unfit())) return false;
    const voting = { personId: person.id, verifiable, sharedComputer: this.sharedComputer() };
    const done = await this.submission.send(() =>
      from(this.sender.send(cycle, ballot, voting)).pipe(tap((sent) => this.sent.set(sent))),
    );
    this.look(cycle);
    if (!done) return false;
    this.changing.set(false);
    this.draft.forget(this.kept() !== null);
    return true;
  }

  /** Begins to choose anew, in the unit that the vote was given in. */
  change(cycle: CycleAddress): void {
    const kept = this.look(cycle);
    this.submission.clear();
    this.draft.forget(true);
    this.draft.onlyUnit.set(kept?.pending.unitId ?? null);
    this.sent.set(null);
    this.changing.set(true);
  }

  /** Loads what makes ballots, as soon as somebody may come to need it. */
  prepare(): void {
    this.sender.prepare();
  }

  /** Takes up a vote begun on another device, for as long as this tab lives. True when the code opened it. */
  async recover(cycle: CycleAddress, code: string): Promise<boolean> {
    const person = this.session.person();
    if (!person || !this.submission.check(await this.sender.unfit())) return false;
    let right = false;
    const answered = await this.submission.send(() =>
      from(this.sender.recover(cycle, person.id, code)).pipe(tap((opened) => (right = opened))),
    );
    if (!answered) return false;
    if (!this.submission.check(right ? [] : [{ code: 'recovery_code_wrong', where: 'code' }])) return false;
    this.sharedComputer.set(true);
    return true;
  }

  /** Whether somebody's confirmed vote waits here. */
  someWait(cycle: CycleAddress): boolean {
    return this.votes.someUnsent(cycle);
  }
}
