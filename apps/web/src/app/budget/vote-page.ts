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
import { firstValueFrom, tap } from 'rxjs';
import type { CycleState, LegalDay } from '#libs/contracts';
import { ballotViolations, mostChoices } from '#libs/budget-rules';
import { loginAddress } from '../shell/guards';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { EuroPipe, LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { readProblem } from '../ui/problem';
import { loadProblem, Submission } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { BallotList } from './ballot-list';
import { BudgetClient } from './budget-client';
import { stableShuffle } from './stable-shuffle';
import { standing } from './cycle-steps';
import { VoteStore } from './vote-store';

const OVER: ReadonlySet<CycleState> = new Set(['voting_ended', 'counted', 'announced', 'closed']);

type Step = 'choose' | 'review' | 'done';

/** Voting: choose, check, confirm. Nobody needs to be logged in to choose, and nothing chosen is sent before the last step. */
@Component({
  selector: 'vv-budget-vote-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ArticleLink,
    BallotList,
    ErrorSummary,
    EuroPipe,
    FailedRequest,
    Icon,
    LegalDayPipe,
    LocalLink,
    PluralPipe,
    ViolationText,
  ],
  templateUrl: './vote-page.html',
  styleUrl: './vote-page.scss',
  host: { '(window:beforeunload)': 'warn($event)' },
})
export class BudgetVotePage {
  private readonly client = inject(BudgetClient);
  private readonly store = inject(VoteStore);
  private readonly session = inject(Session);
  private readonly language = inject(Language);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly ask = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  private readonly which = () => ({ place: this.place(), year: this.year() });
  protected readonly cycle = rxResource({
    params: this.which,
    stream: ({ params }) => this.client.cycle(params.place, params.year),
  });
  protected readonly problem = loadProblem(this.cycle);
  protected readonly open = computed(() => {
    if (!this.cycle.hasValue()) return false;
    return standing(this.cycle.value()).key === 'voting';
  });
  /** Why nobody can vote now: text below `budget.vote`, with the day it speaks of. */
  protected readonly closed = computed(() => {
    const cycle = this.cycle.hasValue() ? this.cycle.value() : null;
    if (!cycle || cycle.state === 'cancelled') return 'cancelled';
    if (OVER.has(cycle.state) || cycle.today > cycle.voting.to) return 'over';
    return cycle.today < cycle.voting.from ? 'notYet' : 'notOpened';
  });
  protected readonly closedDay = computed(() => {
    const voting = this.cycle.hasValue() ? this.cycle.value().voting : null;
    return this.closed() === 'over' ? voting?.to : voting?.from;
  });
  /** The order is the voter's own, so the ballot is drawn in the browser only. */
  private readonly seed = signal<number | null>(null);
  protected readonly paper = rxResource({
    params: () => (this.open() && this.seed() !== null ? this.which() : undefined),
    stream: ({ params }) => this.client.ballot(params.place, params.year),
  });
  protected readonly paperProblem = loadProblem(this.paper);
  protected readonly person = this.session.person;
  protected readonly eligibility = rxResource({
    params: () => (this.open() && this.person() ? this.which() : undefined),
    stream: ({ params }) => this.client.eligibility(params.place, params.year),
  });

  protected readonly step = signal<Step>('choose');
  protected readonly unitId = signal<string | null>(null);
  protected readonly choices = signal<readonly number[]>([]);
  /** The day the vote was accepted, just now. */
  protected readonly accepted = signal<LegalDay | null>(null);
  protected readonly submission = new Submission();
  private leaving = false;

  protected readonly units = computed(() => (this.paper.hasValue() ? this.paper.value().units : []));
  protected readonly unit = computed(
    () =>
      this.units().find(({ id }) => id === this.unitId()) ??
      (this.units().length === 1 ? this.units()[0] : null) ??
      null,
  );
  protected readonly projects = computed(() => stableShuffle(this.unit()?.projects ?? [], this.seed() ?? 0));
  protected readonly chosen = computed(() => this.projects().filter(({ nr }) => this.choices().includes(nr)));
  protected readonly titles = computed(() =>
    this.chosen()
      .map(({ title }) => title)
      .join(', '),
  );
  protected readonly most = computed(() =>
    this.paper.hasValue() ? mostChoices(this.paper.value().ballot) : null,
  );
  protected readonly left = computed(() => {
    const most = this.most();
    return most === null ? null : Math.max(0, most - this.choices().length);
  });
  protected readonly refused = computed(() => {
    const answer = this.eligibility.hasValue() ? this.eligibility.value() : null;
    return answer && !answer.eligible && !answer.votedOn ? answer : null;
  });
  /** Who may not vote is told before anything is chosen. */
  protected readonly checking = computed(
    () => this.person() !== null && this.eligibility.isLoading() && this.choices().length === 0,
  );
  protected readonly votedOn = computed(
    () => this.accepted() ?? (this.eligibility.hasValue() ? this.eligibility.value().votedOn : null),
  );
  private readonly unsent = computed(() => this.choices().length > 0 && this.votedOn() === null);

  constructor() {
    const meta = inject(PageMeta);
    effect(() => {
      const wrong = this.problem();
      meta.set({
        title: this.transloco.translate(`budget.vote.${this.accepted() ? 'done' : 'title'}`),
        description: this.transloco.translate('budget.vote.description'),
        ...(wrong ? { status: wrong.kind === 'notFound' ? 404 : 503, hidden: true } : {}),
      });
    });
    afterNextRender(() => {
      this.seed.set(this.store.seed(this.place(), this.year()));
      const kept = this.store.read(this.place(), this.year());
      if (kept) {
        this.unitId.set(kept.unitId);
        this.choices.set(kept.choices);
        if (kept.reviewing && kept.choices.length > 0) this.step.set('review');
      }
      // Who voted already leaves nothing behind, on a shared computer neither.
      effect(
        () => {
          if (this.votedOn()) untracked(() => this.forget());
        },
        { injector: this.injector },
      );
    });
  }

  protected chooseUnit(id: string): void {
    if (id === this.unitId()) return;
    this.unitId.set(id);
    this.choices.set([]);
    this.keep();
  }

  protected choose(choices: readonly number[]): void {
    this.choices.set(choices);
    this.submission.clear();
    this.keep();
  }

  protected review(): void {
    const paper = this.paper.hasValue() ? this.paper.value() : null;
    const unit = this.unit();
    if (!paper) return;
    const all = paper.units.flatMap(({ id, projects }) => projects.map(({ nr }) => ({ nr, unitId: id })));
    const vote = { unitId: unit?.id ?? '', choices: [...this.choices()] };
    if (this.submission.check(ballotViolations(vote, paper.ballot, all))) this.go('review');
  }

  protected go(step: Step): void {
    this.submission.clear();
    this.step.set(step);
    if (step !== 'done') this.keep();
    afterNextRender(() => this.heading()?.nativeElement.focus(), { injector: this.injector });
  }

  /** The choice stays in this tab while the voter logs in. */
  protected login(): void {
    this.keep();
    this.leaving = true;
    const here = this.language.link(`/${this.place()}/budzets/${this.year()}/balsot`);
    this.document.location.assign(loginAddress(here));
  }

  protected async confirm(): Promise<void> {
    const paper = this.paper.hasValue() ? this.paper.value() : null;
    const unit = this.unit();
    if (!paper || !unit) return;
    const vote = { unitId: unit.id, choices: [...this.choices()], rulesDigest: paper.rulesDigest };
    const sent = await this.submission.send(() =>
      this.client
        .vote(this.place(), this.year(), vote)
        .pipe(tap(({ votedOn }) => this.accepted.set(votedOn))),
    );
    if (sent) {
      this.forget();
      this.go('done');
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

  /** Asks before the page is left with an unsent choice, as people take the choosing for the voting. */
  async mayLeave(): Promise<boolean> {
    if (!this.unsent()) return true;
    return this.ask.ask({
      title: this.transloco.translate('budget.vote.leave.title'),
      text: this.transloco.translate('budget.vote.leave.text'),
      action: this.transloco.translate('budget.vote.leave.action'),
      dangerous: true,
    });
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.unsent() && !this.leaving) event.preventDefault();
  }

  private keep(): void {
    const unitId = this.unit()?.id;
    if (!unitId) return;
    this.store.keep(this.place(), this.year(), {
      unitId,
      choices: [...this.choices()],
      reviewing: this.step() === 'review',
    });
  }

  private forget(): void {
    this.choices.set([]);
    this.unitId.set(null);
    this.store.forget(this.place(), this.year());
  }
}
