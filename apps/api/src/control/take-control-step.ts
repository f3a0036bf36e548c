import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import {
  controlEffects,
  controlTransition,
  decideControl,
  INITIAL_CONTROL_STATE,
} from '#libs/bylaw-procedure';
import type {
  ControlEventName,
  ControlInputs,
  ControlSitting,
  ControlledNorm,
  ControlStepBody,
  ControlStepTaken,
  LegalDay,
  NormCause,
} from '#libs/contracts';
import { ActValidity, FollowControl, unitsOf } from '../amendments/index.js';
import { WorkingCalendar } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { Acts, type ActRow } from '../promulgation/index.js';
import { ControlCases, factsOf, type ControlCaseRow } from './control-cases.js';
import { ControlFiles } from './control-files.js';
import { ControlSittings } from './control-sittings.query.js';
import { EndWholeAct } from './end-whole-act.js';
import type { MinistryDesk } from './ministry-desk.js';
import { TellLawyers } from './tell-lawyers.js';

/** What a document is called where norms that do not hold are listed; its number follows. */
const DOCUMENTS: Record<NormCause, string> = {
  minister_order: 'Ministra rīkojums',
  no_application: 'Ministra rīkojums',
  judgment: 'Satversmes tiesas spriedums lietā',
  council_repeal: 'Domes lēmums',
};

/** A control that is only about to begin. */
const NEW: Pick<ControlCaseRow, 'state' | 'steps'> = { state: INITIAL_CONTROL_STATE, steps: [] };

/** Records what happens in the control of an act in force; norms that do not hold any more follow from it (PL 65, 66). */
@Injectable()
export class TakeControlStep {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly calendar: WorkingCalendar,
    private readonly acts: Acts,
    private readonly validity: ActValidity,
    private readonly cases: ControlCases,
    private readonly follow: FollowControl,
    private readonly files: ControlFiles,
    private readonly sittings: ControlSittings,
    private readonly tell: TellLawyers,
    private readonly whole: EndWholeAct,
  ) {}

  /** Begins a control with an opinion or at once with an order. @throws Refused 404 without such an act, 409 if begun. */
  async begin<E extends 'receiveControlOpinion' | 'suspendByOrder'>(
    actor: Actor,
    place: PlaceRef,
    ref: { year: number; slug: string },
    event: E,
    body: ControlStepBody<E>,
    desk?: MinistryDesk,
  ): Promise<ControlStepTaken> {
    const { act } = await this.validity.inForce(place, ref.year, ref.slug);
    return this.unitOfWork.run(actor, async (tx) => {
      await this.refuseTwice(tx, place, act.id, event, body);
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO control_case (municipality_id, id, act_id, state, begun_at, version, institution_id)
         VALUES ($1, $2, $3, $4, $5, 0, $6)`,
        [place.id, id, act.id, NEW.state, this.clock.legalNow(), desk?.institutionId ?? null],
      );
      const taken = await this.step(tx, place, { ...NEW, id, act }, event, body, desk);
      if (desk) await this.tell.within(tx, place, { controlId: id, act }, desk);
      return taken;
    });
  }

  /** One document begins one control, however often it is sent. */
  private async refuseTwice(
    tx: Transaction,
    place: PlaceRef,
    actId: string,
    event: string,
    { number, issuedOn, institution = '' }: { number: string; issuedOn: LegalDay; institution?: string },
  ): Promise<void> {
    await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`control:${actId}`]);
    const known = await tx.manager.query<unknown[]>(
      `SELECT 1 FROM control_step s
         JOIN control_case c ON c.municipality_id = s.municipality_id AND c.id = s.case_id
        WHERE c.municipality_id = $1 AND c.act_id = $2 AND s.event = $3 AND s.input->>'number' = $4
          AND s.input->>'issuedOn' = $5 AND coalesce(s.input->>'institution', '') = $6 LIMIT 1`,
      [place.id, actId, event, number, issuedOn, institution],
    );
    if (known.length > 0) throw new Refused([{ code: 'control_step_taken' }], 409);
  }

  /** Goes on with a control. @throws Refused 404 without such a one, 409 where the law or the state is against it. */
  go<E extends ControlEventName>(
    actor: Actor,
    place: PlaceRef,
    id: string,
    event: E,
    { version, ...body }: ControlStepBody<E> & { version: number },
    desk?: MinistryDesk,
  ): Promise<ControlStepTaken> {
    return this.unitOfWork.run(actor, async (tx) => {
      const row = await this.cases.lock(tx.manager, place.id, id);
      if (!row || (desk && !desk.all && row.institutionId !== desk.institutionId))
        throw Refused.notFound('control');
      if (row.version !== version) throw Refused.stale('control');
      const act = await this.acts.byId(place.id, this.clock.legalToday(), row.actId, tx.manager);
      if (!act) throw Refused.notFound('act');
      return this.step(tx, place, { ...row, act }, event, body as unknown as ControlStepBody<E>, desk);
    });
  }

  private async step<E extends ControlEventName>(
    tx: Transaction,
    place: PlaceRef,
    row: Pick<ControlCaseRow, 'id' | 'state' | 'steps'> & { act: ActRow },
    event: E,
    { fileDigest, ...body }: ControlStepBody<E>,
    desk?: MinistryDesk,
  ): Promise<ControlStepTaken> {
    if (tx.actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    if (row.steps.some((step) => step.event === event))
      throw new Refused([{ code: 'control_step_taken' }], 409);
    const { act } = row;
    const input = await this.inputOf(place, act, body as unknown as ControlStepBody<E>);
    if (event === 'callControlSitting') await this.knownSitting(tx, place, input as ControlSitting);
    const fileId = fileDigest ? await this.files.idOf(tx.manager, place.id, fileDigest) : null;
    const known = await this.cases.actFacts(tx.manager, place.id, act);
    const facts = factsOf(row, known, { event, input });
    const calendar = await this.calendar.calendarFor(tx.manager, place.id);
    const decision = decideControl(event, facts, this.clock.legalToday(), calendar);
    ensureAllowed(decision);
    await tx.manager.query(
      `INSERT INTO control_step (municipality_id, case_id, event, input, recorded_by, recorded_at, file_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [place.id, row.id, event, input, tx.actor.personId, this.clock.legalNow(), fileId],
    );
    await tx.manager.query(
      `UPDATE control_case SET state = $3, version = version + 1 WHERE municipality_id = $1 AND id = $2`,
      [place.id, row.id, decision.to],
    );
    const effects = controlEffects(facts).map(({ norms, times }) => ({
      norms,
      times: times.map((time) => ({
        ...time,
        document: { ...time.document, title: `${DOCUMENTS[time.cause]} Nr. ${time.document.title}` },
      })),
    }));
    if (effects.length > 0) {
      const about = { municipalityId: place.id, actId: act.id, controlId: row.id };
      await this.follow.within(tx, about, effects);
      const last = effects.find(({ norms }) => norms.length === 0)?.times.at(-1);
      if (last && last.cause !== 'minister_order') {
        const { from, document } = last;
        const { personId } = tx.actor;
        this.whole.announce(tx, {
          municipalityId: place.id,
          actId: act.id,
          from,
          by: document.title,
          personId,
        });
      }
    }
    tx.audit({
      municipalityId: place.id,
      action: 'control.step',
      subjectType: 'act',
      subjectId: act.id,
      permission: desk?.permission ?? controlTransition(event).requires,
      details: { controlId: row.id, event, to: decision.to },
    });
    return {
      id: row.id,
      warnings: decision.warnings.map(({ severity: _severity, ...violation }) => violation),
    };
  }

  /** The sitting that is named is an extraordinary one of that day. @throws Refused 422 for any other. */
  private async knownSitting(
    tx: Transaction,
    place: PlaceRef,
    { sittingId, day }: ControlSitting,
  ): Promise<void> {
    if (!sittingId) return;
    const sittings = await this.sittings.extraordinary(tx.manager, place.id);
    if (!sittings.some((one) => one.id === sittingId && one.day === day))
      throw new Refused([{ code: 'control_sitting_unknown', where: 'sittingId' }], 422);
  }

  /** The input with norms in place of the ids of units. @throws Refused 422 for a unit that the text in force lacks. */
  private async inputOf<E extends ControlEventName>(
    place: PlaceRef,
    act: ActRow,
    body: ControlStepBody<E>,
  ): Promise<ControlInputs[E]> {
    const { unitIds, ...rest } = body as { unitIds?: string[] };
    if (unitIds === undefined) return rest as ControlInputs[E];
    const { content } = await this.validity.inForce(place, act.year, act.slug);
    const units = new Map(unitsOf(content).map(({ id, number }) => [id, number]));
    const norms = unitIds.map((unitId): ControlledNorm => {
      const number = units.get(unitId);
      if (number === undefined) throw new Refused([{ code: 'validity.unknown-unit', where: 'unitIds' }], 422);
      return { unitId, number };
    });
    return { ...rest, norms } as unknown as ControlInputs[E];
  }
}
