import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { extensionViolations } from '#libs/budget-rules';
import type { ExtendTerm, TermExtension } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Pages } from '../../platform/web/pages.js';
import { BudgetCycles } from './budget-cycles.js';
import { CycleTerms } from './cycle-terms.js';

const COLUMN = { submission: 'submission_to', voting: 'voting_to' } as const;

/** Makes a running term longer: one day for every channel, with a public reason. */
@Injectable()
export class ExtendCycleTerm {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly terms: CycleTerms,
    private readonly pages: Pages,
  ) {}

  /** @throws Refused 409 for a stale version or a term that does not run, 422 for a day or a reason that will not do. */
  async run(actor: Actor, place: PlaceRef, cycleId: string, body: ExtendTerm): Promise<TermExtension> {
    const done = await this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.cycles.load(tx.manager, place.id, cycleId, true);
      if (cycle.version !== body.version) throw Refused.stale('cycle');
      const decidedOn = this.clock.legalToday();
      const { term, to, reason } = body;
      const found = extensionViolations(term, body, { state: cycle.state, cycle, today: decidedOn });
      if (found.length > 0) {
        throw new Refused(found, found.some(({ code }) => code === 'extension_term_not_running') ? 409 : 422);
      }
      const extension: TermExtension = { term, before: cycle[term].to, after: to, reason, decidedOn };
      await tx.manager.query(
        `INSERT INTO budget_term_extension
           (municipality_id, cycle_id, number, term, before_day, after_day, reason, decided_on, decided_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          place.id,
          cycleId,
          cycle.extensions.length + 1,
          term,
          extension.before,
          to,
          reason,
          decidedOn,
          actor.kind === 'person' ? actor.personId : null,
        ],
      );
      await tx.manager.query(
        `UPDATE budget_cycle SET ${COLUMN[term]} = $3, version = version + 1 WHERE municipality_id = $1 AND id = $2`,
        [place.id, cycleId, to],
      );
      await this.terms.schedule(tx, { ...cycle, [term]: { ...cycle[term], to } });
      tx.audit({
        municipalityId: place.id,
        action: 'budget.extend',
        subjectType: 'budgetCycle',
        subjectId: cycleId,
        permission: 'budget.manage',
        details: { term, before: extension.before, after: to },
      });
      return extension;
    });
    this.pages.forget();
    return done;
  }
}
