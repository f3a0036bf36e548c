import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CycleEvent } from '#libs/budget-rules';
import type { LegalDay } from '#libs/contracts';
import { rigaDayEnd, rigaDayStart } from '#libs/legal-calendar';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { OutboxHandlers } from '../../platform/outbox/outbox-handlers.js';
import { Pages } from '../../platform/web/pages.js';
import { BudgetCycles, type CycleRow } from './budget-cycles.js';
import { MoveCycle } from './move-cycle.js';

type Terms = Pick<CycleRow, 'municipalityId' | 'id' | 'submission' | 'voting'>;

interface TimedEvent {
  topic: string;
  event: CycleEvent;
  from: CycleRow['state'];
  at(cycle: Terms): number;
}

const dayStart = (day: LegalDay): number => rigaDayStart(day);
const dayEnd = (day: LegalDay): number => rigaDayEnd(day);

/** What the passage of time does to a cycle. */
const TIMED: readonly TimedEvent[] = [
  {
    topic: 'budget.submissionEnds',
    event: 'closeSubmission',
    from: 'submission',
    at: ({ submission }) => dayEnd(submission.to),
  },
  {
    topic: 'budget.votingBegins',
    event: 'openVoting',
    from: 'ballot_ready',
    at: ({ voting }) => dayStart(voting.from),
  },
  { topic: 'budget.votingEnds', event: 'closeVoting', from: 'voting', at: ({ voting }) => dayEnd(voting.to) },
];

/** Closes submission, opens and closes voting when their days come. */
@Injectable()
export class CycleTerms implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly moves: MoveCycle,
    private readonly handlers: OutboxHandlers,
    private readonly pages: Pages,
  ) {}

  onModuleInit(): void {
    for (const timed of TIMED) {
      this.handlers.on(timed.topic, (payload) =>
        this.reached(timed, String(payload['municipalityId']), String(payload['subjectId'])),
      );
    }
    // A ballot that is ready only after its first day of voting opens as soon as it is ready.
    for (const event of ['openSubmission', 'finishEvaluation', 'openVoting'] as const) {
      this.moves.after(event, (tx, cycle) => this.schedule(tx, cycle));
    }
  }

  /** Asks for every timed event of the cycle; a later call moves them. */
  async schedule(tx: Transaction, cycle: Terms): Promise<void> {
    for (const { topic, at } of TIMED) {
      await tx.due({
        municipalityId: cycle.municipalityId,
        topic,
        subjectId: cycle.id,
        dueAt: new Date(at(cycle)),
      });
    }
  }

  /** What the rules refuse waits for the coordinator, who sees the reasons on the cycle's page. */
  private async reached(timed: TimedEvent, municipalityId: string, cycleId: string): Promise<void> {
    try {
      await this.unitOfWork.run({ kind: 'system' }, async (tx) => {
        const cycle = await this.cycles.load(tx.manager, municipalityId, cycleId, true);
        if (cycle.state !== timed.from || this.clock.legalNow().getTime() < timed.at(cycle)) return;
        await this.moves.within(tx, cycle, timed.event);
      });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
    this.pages.forget();
  }
}
