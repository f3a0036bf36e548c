import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { ballotViolations } from '#libs/budget-rules';
import { loginAddress } from '../../shell/guards';
import { Language } from '../../shell/language';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { Session } from '../../shell/session';
import { Confirm } from '../../ui/confirm-dialog';
import { FailedRequest } from '../../ui/failed-request';
import { readProblem } from '../../ui/problem';
import { loadProblem } from '../../ui/submission';
import { BudgetClient } from '../budget-client';
import { standing } from '../cycle/cycle-steps';
import { VoteChoose } from './vote-choose';
import { VoteClosed } from './vote-closed';
import { VoteDone } from './vote-done';
import { VoteDraft } from './vote-draft';
import { VoteLead } from './vote-lead';
import { VoteRefused } from './vote-refused';
import { VoteReview } from './vote-review';
import type { ConfirmedBallot } from './kept-votes';
import { VoteCasting } from './vote-casting';
import { VoteVoted } from './vote-voted';

type Step = 'choose' | 'review';

/** Voting: choose, check, confirm. Nobody needs to be logged in to choose, and nothing chosen is sent before the last step. */
@Component({
  selector: 'vv-budget-vote-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    FailedRequest,
    LocalLink,
    VoteChoose,
    VoteClosed,
    VoteDone,
    VoteLead,
    VoteRefused,
    VoteReview,
    VoteVoted,
  ],
  providers: [VoteCasting, VoteDraft],
  templateUrl: './vote-page.html',
  styleUrl: './vote-page.scss',
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class BudgetVotePage {
  private readonly client = inject(BudgetClient);
  private readonly session = inject(Session);
  private readonly language = inject(Language);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly ask = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly draft = inject(VoteDraft);
  protected readonly casting = inject(VoteCasting);
  protected readonly submission = this.casting.submission;
  protected readonly sent = this.casting.sent;
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  private readonly which = () => ({ place: this.place(), year: this.year() });
  protected readonly cycle = rxResource({
    params: this.which,
    stream: ({ params }) => this.client.cycle(params.place, params.year),
  });
  protected readonly problem = loadProblem(this.cycle);
  protected readonly open = computed(
    () => this.cycle.hasValue() && standing(this.cycle.value()).key === 'voting',
  );
  /** The order is the voter's own, so the ballot is drawn in the browser only. */
  private readonly begun = signal(false);
  protected readonly paper = rxResource({
    params: () => (this.open() && this.begun() ? this.which() : undefined),
    stream: ({ params }) => this.client.ballot(params.place, params.year),
  });
  protected readonly paperProblem = loadProblem(this.paper);
  protected readonly person = this.session.person;
  protected readonly eligibility = rxResource({
    params: () => (this.open() && this.person() ? this.which() : undefined),
    stream: ({ params }) => this.client.eligibility(params.place, params.year),
  });

  protected readonly step = signal<Step>('choose');
  /** Somebody's confirmed vote waits here, and nobody is logged in. */
  protected readonly waiting = signal(false);
  private leaving = false;
  private sentAgain = false;

  protected readonly verifiable = computed(
    () => this.cycle.hasValue() && this.cycle.value().rules.secrecy === 'verifiable',
  );
  protected readonly refused = computed(() => {
    const answer = this.eligibility.hasValue() ? this.eligibility.value() : null;
    return answer && !answer.eligible && !answer.votedOn ? answer : null;
  });
  /** Who may not vote is told before anything is chosen. */
  protected readonly checking = computed(
    () => this.person() !== null && this.eligibility.isLoading() && this.draft.chosen().length === 0,
  );
  protected readonly votedOn = computed(() => {
    if (this.casting.changing()) return null;
    return this.eligibility.hasValue() ? this.eligibility.value().votedOn : null;
  });
  private readonly unsent = computed(() => {
    if (this.sent() !== null || !this.open()) return false;
    return this.casting.unsent() !== null || (this.draft.chosen().length > 0 && this.votedOn() === null);
  });
  protected readonly inPerson = computed(
    () => this.eligibility.hasValue() && this.eligibility.value().way === 'in_person',
  );
  /** To be written down where a confirmed vote did not get through. */
  protected readonly codeToKeep = computed(() =>
    this.casting.unsent() ? (this.casting.kept()?.recoveryCode ?? null) : null,
  );

  constructor() {
    const meta = inject(PageMeta);
    effect(() => {
      const wrong = this.problem();
      meta.set({
        title: this.transloco.translate(`budget.vote.${this.sent() ? 'done' : 'title'}`),
        description: this.transloco.translate('budget.vote.description'),
        ...(wrong ? { status: wrong.kind === 'notFound' ? 404 : 503, hidden: true } : {}),
      });
    });
    effect(() => {
      this.draft.paper.set(this.paper.hasValue() ? this.paper.value() : null);
      this.draft.scope.set(this.cycle.hasValue() ? this.cycle.value().rules.scope : 'unit');
    });
    afterNextRender(() => {
      if (this.draft.begin(this.place(), this.year())) this.step.set('review');
      this.begun.set(true);
      this.waiting.set(this.casting.someWait(this.which()));
      effect(() => this.takeUp(), { injector: this.injector });
      effect(() => (this.open() && this.verifiable() ? this.casting.prepare() : undefined), {
        injector: this.injector,
      });
    });
  }

  /**
   * Who voted already leaves nothing of a choice behind, on a shared computer neither. A vote that was confirmed and did
   * not arrive is sent again, once by itself; where not even the credential was issued, its voter confirms once more.
   */
  private takeUp(): void {
    const person = this.person();
    const answer = this.eligibility.hasValue() ? this.eligibility.value() : null;
    if (person && this.cycle.hasValue() && !this.open()) untracked(() => this.casting.look(this.which()));
    if (!person || !answer || !this.verifiable() || this.casting.changing()) {
      if (this.votedOn()) untracked(() => this.draft.forget());
      return;
    }
    untracked(() => {
      const unsent = this.casting.look(this.which())?.unsent;
      if (answer.votedOn) {
        this.draft.forget(this.casting.kept() !== null);
        if (unsent && !this.sentAgain && !this.submission.busy() && !this.sent()) {
          this.sentAgain = true;
          void this.finish();
        }
      } else if (unsent && this.draft.chosen().length === 0) {
        this.draft.restore(unsent);
        this.step.set('review');
      }
    });
  }

  /** Sends again what its voter confirmed. */
  protected async finish(): Promise<void> {
    const unsent = this.casting.unsent();
    if (unsent) await this.send(unsent);
  }

  protected change(): void {
    this.casting.change(this.which());
    this.go('choose');
  }

  protected async recover(code: string): Promise<void> {
    if (await this.casting.recover(this.which(), code)) this.change();
  }

  protected review(): void {
    const paper = this.draft.paper();
    if (!paper) return;
    const units = this.draft.units();
    const all = units.flatMap(({ id, projects }) =>
      projects.map(({ nr, costCents }) => ({ nr, costCents, unitId: id })),
    );
    const vote = this.draft.ballot();
    const found = ballotViolations(vote, paper.ballot, all, this.draft.unit()?.amountCents ?? 0);
    if (this.submission.check(found)) this.go('review');
  }

  protected go(step: Step): void {
    this.submission.clear();
    this.step.set(step);
    this.draft.review(step === 'review');
    this.toHeading();
  }

  /** The choice stays in this tab while the voter logs in. */
  protected login(): void {
    this.leaving = true;
    const here = this.language.link(`/${this.place()}/budzets/${this.year()}/balsot`);
    this.document.location.assign(loginAddress(here));
  }

  protected async confirm(): Promise<void> {
    const paper = this.draft.paper();
    if (!paper) return;
    const ranked = this.draft.limits().ranked;
    await this.send({ ...this.draft.ballot(), rulesDigest: paper.rulesDigest, ranked });
  }

  private async send(ballot: ConfirmedBallot): Promise<void> {
    if (await this.casting.send(this.which(), ballot, this.verifiable())) {
      this.step.set('choose');
      this.toHeading();
      return;
    }
    if (this.submission.violations().some(({ code }) => code === 'ballot_rules_changed')) this.paper.reload();
    await this.askAgain();
  }

  /** A lost answer may mean a counted vote: the roll knows. */
  private async askAgain(): Promise<void> {
    try {
      const answer = await firstValueFrom(this.client.eligibility(this.place(), this.year()));
      this.eligibility.set(answer);
    } catch (error) {
      // Why the vote was refused is shown already. Whoever was logged out meanwhile is offered to log in again.
      if (readProblem(error).kind === 'signedOut') await this.session.refresh();
    }
  }

  private toHeading(): void {
    afterNextRender(() => this.heading()?.nativeElement.focus(), { injector: this.injector });
  }

  /** Asks before the page is left with an unsent choice, as people take the choosing for the voting. */
  async mayLeave(): Promise<boolean> {
    if (!this.unsent()) return true;
    return this.ask.ask({
      title: this.transloco.translate('budget.vote.leave.title'),
      text: this.transloco.translate(`budget.vote.leave.${this.casting.unsent() ? 'interrupted' : 'text'}`),
      action: this.transloco.translate('budget.vote.leave.action'),
      dangerous: true,
    });
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.unsent() && !this.leaving) event.preventDefault();
  }
}
