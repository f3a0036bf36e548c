import { Injectable } from '@nestjs/common';
import type { Actor, Permission } from '#libs/access-policy';
import { isOnOfficialSite } from '#libs/bylaw-procedure';
import type { LegalDay, SubmissionCriterion, SubmissionEvent } from '#libs/contracts';
import {
  decideSubmission,
  missingWords,
  submissionTransition,
  type StepWords,
} from '#libs/collective-submission-rules';
import { AddAgendaItem, ReadSittings, Sittings } from '../council/index.js';
import { MunicipalityProfiles } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { Pages } from '../platform/web/pages.js';
import { GatherFacts, type GatheredFacts } from './submission-facts.js';
import { SubmissionStore, type SubmissionRow } from './submission-store.js';
import { WriteStep } from './write-step.js';

/** What the municipality records with a step. */
export interface StepBody extends StepWords {
  version: number;
  day: LegalDay;
}

/** Steps of the municipality: examination, the council, the answer, the news (PL 57). */
@Injectable()
export class TakeStep {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly profiles: MunicipalityProfiles,
    private readonly store: SubmissionStore,
    private readonly facts: GatherFacts,
    private readonly write: WriteStep,
    private readonly agenda: AddAgendaItem,
    private readonly sittings: Sittings,
    private readonly readSittings: ReadSittings,
    private readonly pages: Pages,
  ) {}

  /**
   * @param permission of the route: a step that needs another one is not found there.
   * @throws Refused 404, 409 where the law or the state is against it, 422 for words that are missing.
   */
  async run(
    actor: Actor,
    place: PlaceRef,
    code: string,
    event: SubmissionEvent,
    permission: Permission,
    body: StepBody,
  ): Promise<void> {
    if (submissionTransition(event).by !== permission) throw Refused.notFound('step');
    await this.unitOfWork.run(actor, async (tx) => {
      const row = await this.loaded(tx, place, code, body.version);
      const missing = missingWords(event, body);
      if (missing.length > 0) throw new Refused(missing, 422);
      const gathered = await this.facts.of(tx.manager, row);
      const step = event === 'recordDecision' ? decided(body, gathered) : body;
      // The council's day stands in its own records; news may have been told since.
      const facts = event === 'recordDecision' ? { ...gathered.facts, lastDay: null } : gathered.facts;
      const decision = decideSubmission(event, facts, step.day, this.clock.legalToday());
      ensureAllowed(decision);
      await this.refuseElsewhere(tx, place, event, step);
      const { text, number, institution, url } = step;
      if (event === 'recordDecision') {
        await tx.manager.query(
          `UPDATE collective_submission SET responsible = $3 WHERE municipality_id = $1 AND id = $2`,
          [place.id, row.id, institution],
        );
      }
      if (event === 'recordRegisterAnswer') {
        // Whoever does not conform was struck by its lines; the register has looked at all the others.
        await tx.manager.query(
          `UPDATE collective_signature SET confirmed = true
            WHERE municipality_id = $1 AND submission_id = $2 AND struck IS NULL`,
          [place.id, row.id],
        );
      }
      await this.write.within(tx, place, row, {
        event,
        day: step.day,
        to: decision.to,
        words: { text, number, institution, url },
        permission,
      });
    });
    this.pages.forget();
  }

  /** Puts it on the agenda of a sitting of the council (PL 57(1)). @throws Refused 409 for a committee's sitting. */
  async putOnAgenda(
    actor: Actor,
    place: PlaceRef,
    code: string,
    { version, sittingId }: { version: number; sittingId: string },
  ): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const row = await this.loaded(tx, place, code, version);
      const { facts } = await this.facts.of(tx.manager, row);
      const day = this.clock.legalToday();
      const decision = decideSubmission('putOnAgenda', facts, day, day);
      ensureAllowed(decision);
      const sitting = await this.sittings.load(tx.manager, place.id, sittingId);
      if (sitting.committeeId !== null)
        throw new Refused([{ code: 'council_decides', article: { act: 'PL', ref: '57(1)' } }], 409);
      const item = await this.agenda.within(tx, place, sittingId, {
        title: `Par kolektīvo iesniegumu "${row.title}"`,
        rapporteur: null,
        addedAtSitting: null,
      });
      await tx.manager.query(
        `UPDATE collective_submission SET agenda_item_id = $3 WHERE municipality_id = $1 AND id = $2`,
        [place.id, row.id, item.id],
      );
      await this.write.within(tx, place, row, {
        event: 'putOnAgenda',
        day,
        to: decision.to,
        words: { text: sitting.day },
        permission: 'council.manage',
      });
    });
    this.pages.forget();
  }

  /** What the examination found of each criterion (PL 57(1)). @throws Refused 409 once it is over. */
  examine(
    actor: Actor,
    place: PlaceRef,
    code: string,
    version: number,
    answers: Partial<Record<SubmissionCriterion, boolean>>,
  ): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const row = await this.loaded(tx, place, code, version);
      if (row.state !== 'submitted') throw new Refused([{ code: 'collective.wrong_state' }], 409);
      await tx.manager.query(
        `UPDATE collective_submission SET answers = $3, version = version + 1 WHERE municipality_id = $1 AND id = $2`,
        [place.id, row.id, answers],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'collective.examine',
        subjectType: 'collective_submission',
        subjectId: row.id,
        permission: 'collective.decide',
        details: { answers },
      });
    });
  }

  private async loaded(
    tx: Transaction,
    place: PlaceRef,
    code: string,
    version: number,
  ): Promise<SubmissionRow> {
    const row = await this.store.load(tx.manager, place.id, code, 'UPDATE');
    if (row.state === 'draft' || row.state === 'withdrawn') throw Refused.notFound('collectiveSubmission');
    if (row.version !== version) throw Refused.stale('collectiveSubmission');
    return row;
  }

  /** News stand on the official website (PL 57(5)), the report is given in a sitting of the council (PL 57(4)). */
  private async refuseElsewhere(
    tx: Transaction,
    place: PlaceRef,
    event: SubmissionEvent,
    { url, day }: StepBody,
  ): Promise<void> {
    const { article } = submissionTransition(event);
    const cite = article ? { article } : {};
    if (event === 'publishStatus' && url !== null) {
      const { officialDomain: domain } = await this.profiles.byId(place.id, tx.manager);
      const params = { url: url.slice(0, 200), domain };
      if (!isOnOfficialSite(url, domain))
        throw new Refused(
          [{ code: 'publication_outside_official_site', where: 'url', params, ...cite }],
          422,
        );
    }
    if (event === 'recordReport') {
      const { items } = await this.readSittings.list(place);
      const held = items.some((one) => one.committee === null && one.day === day && one.calledOff === null);
      if (!held) throw new Refused([{ code: 'collective.no_sitting_that_day', where: 'day', ...cite }], 409);
    }
  }
}

/** A decision is of the day and under the number that the council's records say. */
function decided(body: StepBody, { item }: GatheredFacts): StepBody {
  const { decisionDay, decisionNumber } = item?.item ?? {};
  return { ...body, day: decisionDay ?? body.day, number: decisionNumber ?? null };
}
