import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { AdvisoryCouncilPlan, CandidateDecision } from '#libs/contracts';
import { checkCall, checkComposition } from '#libs/participation-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { EventStore } from '../events/event-store.js';
import { compositionMail } from './advisory-mails.js';
import { AdvisoryStore, type AdvisoryCouncilData } from './advisory-store.js';

/** Calls for members of an advisory council, and chooses them (MK639 15). */
@Injectable()
export class OrganiseAdvisory {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: EventStore,
    private readonly store: AdvisoryStore,
    private readonly mailer: Mailer,
  ) {}

  /**
   * Writes the call down. Of an announced event it is public at once; from then on only the time to apply is prolonged,
   * because those who read the call rely on it.
   *
   * @throws Refused 409 with what MK639 15 asks for, or for a stale version.
   */
  save(
    actor: Actor,
    place: PlaceRef,
    eventId: string,
    plan: AdvisoryCouncilPlan,
    version: number | null,
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const event = await this.events.load(tx.manager, place.id, eventId, true);
      if (event.state !== 'preparing' && event.state !== 'announced') {
        throw new Refused([{ code: 'event.wrong_state', params: { state: event.state } }], 409);
      }
      const old = await this.store.of(tx.manager, place.id, event.id);
      if ((old?.version ?? null) !== version) throw Refused.stale('advisoryCouncil');
      const today = this.clock.legalToday();
      const found = checkCall(plan, today);
      if (found.length > 0) throw new Refused(found, 409);
      if (old?.calledDay && !onlyProlongs(old, plan)) {
        throw new Refused([{ code: 'advisory.called_already' }], 409);
      }
      const id = old?.id ?? randomUUID();
      await tx.manager.query(
        `INSERT INTO advisory_council (municipality_id, id, event_id, kind, name, purpose, criteria, no_criteria_reason,
           others_heard, seats, apply_by, called_day)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT ON CONSTRAINT advisory_council_pk DO UPDATE SET kind = EXCLUDED.kind, name = EXCLUDED.name,
           purpose = EXCLUDED.purpose, criteria = EXCLUDED.criteria, no_criteria_reason = EXCLUDED.no_criteria_reason,
           others_heard = EXCLUDED.others_heard, seats = EXCLUDED.seats, apply_by = EXCLUDED.apply_by,
           version = advisory_council.version + 1`,
        [
          place.id,
          id,
          event.id,
          plan.kind,
          plan.name.trim(),
          plan.purpose.trim(),
          plan.criteria.trim(),
          plan.noCriteriaReason.trim(),
          plan.othersHeard.trim(),
          plan.seats,
          plan.applyBy,
          event.state === 'announced' ? today : null,
        ],
      );
      this.audit(tx, place.id, id, 'advisoryCouncil.call');
      return { id };
    });
  }

  /**
   * Says who is included and who is not, and why; again when the members change. Those are told whose answer changed.
   *
   * @throws Refused 409 while one may apply, 422 for candidates left out or refused without a reason.
   */
  compose(
    actor: Actor,
    place: PlaceRef,
    id: string,
    body: { version: number; decisions: readonly CandidateDecision[] },
  ): Promise<{ version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { eventId } = await this.store.load(tx.manager, place.id, id);
      const event = await this.events.load(tx.manager, place.id, eventId, true);
      const council = await this.store.load(tx.manager, place.id, id, true);
      if (council.version !== body.version) throw Refused.stale('advisoryCouncil');
      if (!council.calledDay || event.state === 'cancelled') {
        throw new Refused([{ code: 'event.wrong_state', params: { state: event.state } }], 409);
      }
      const today = this.clock.legalToday();
      const all = await this.store.candidates(tx.manager, place.id, id);
      const candidates = all.filter(({ state }) => state !== 'withdrawn');
      const ids = candidates.map((candidate) => candidate.id);
      const found = checkComposition(council, ids, body.decisions, today);
      if (found.length > 0) throw new Refused(found, today <= council.applyBy ? 409 : 422);
      const link = `${this.config.publicUrl.origin}/${place.slug}/padomes/${id}`;
      for (const candidate of candidates) {
        const decision = body.decisions.find((one) => one.id === candidate.id);
        const state = decision?.included ? 'included' : 'not_included';
        const reason = decision?.reason.trim() ?? '';
        if (candidate.state === state && candidate.reason === reason) continue;
        await tx.manager.query(
          `UPDATE advisory_candidate SET state = $3, reason = $4
            WHERE municipality_id = $1 AND id = $2 AND state <> 'withdrawn'`,
          [place.id, candidate.id, state, reason],
        );
        if (!candidate.email) continue;
        const { name, othersHeard } = council;
        await this.mailer.queue(tx, {
          to: candidate.email,
          municipalityId: place.id,
          dedupeKey: `advisory-answer:${candidate.id}:${council.version}`,
          ...compositionMail(candidate.language, {
            council: name,
            included: state === 'included',
            reason,
            othersHeard,
            link,
          }),
        });
      }
      await tx.manager.query(
        `UPDATE advisory_council SET composed_day = coalesce(composed_day, $3), version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, id, today],
      );
      this.audit(tx, place.id, id, 'advisoryCouncil.compose');
      return { version: council.version + 1 };
    });
  }

  private audit(tx: Transaction, municipalityId: string, id: string, action: string): void {
    tx.audit({
      municipalityId,
      action,
      subjectType: 'advisoryCouncil',
      subjectId: id,
      permission: 'participation.manage',
    });
  }
}

function onlyProlongs(old: AdvisoryCouncilData, plan: AdvisoryCouncilPlan): boolean {
  const same = (
    ['kind', 'name', 'purpose', 'criteria', 'noCriteriaReason', 'othersHeard', 'seats'] as const
  ).every((field) => old[field] === (typeof plan[field] === 'string' ? plan[field].trim() : plan[field]));
  return same && plan.applyBy >= old.applyBy && old.composedDay === null;
}
