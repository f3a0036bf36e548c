import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { ballotViolations } from '#libs/budget-rules';
import type { PaperReading, Violation } from '#libs/contracts';
import {
  normalised,
  paperSurplus,
  readPaperNumber,
  type PaperContent,
  type TypedTwice,
} from '#libs/paper-voting';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import type { CycleRow } from '../cycles/budget-cycles.js';
import { PaperBoxes, type BoxRow } from './paper-boxes.js';
import { ballotOfUnit, BOXES_OPEN, ensurePlace, Serving } from './serving.js';

/** What is known when a box is opened. */
export interface NewBox {
  unitId: string;
  pollingPlace: string;
  counted: number;
}

/** A paper that nobody printed gets a name of its own in its box: X1, X2. */
const FOREIGN = /^X[1-9]\d{0,2}$/;

/** Boxes are opened when voting is over; two people type every paper, neither sees what the other read. */
@Injectable()
export class TypePapers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly serving: Serving,
    private readonly boxes: PaperBoxes,
  ) {}

  /** Opens a box whose papers were counted by hand. @throws Refused 409 before the end of voting and after the count, 422. */
  open(actor: Actor, place: PlaceRef, cycleId: string, input: NewBox): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.serving.hold(tx, place.id, cycleId);
      ensureTyping(cycle);
      ensurePlace(cycle, input.pollingPlace);
      const { unit } = ballotOfUnit(cycle, input.unitId);
      await this.boxes.lock(tx.manager, cycleId);
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO paper_box (municipality_id, id, cycle_id, number, unit_id, polling_place, counted, opened_by, opened_on)
         SELECT $1, $2, $3, coalesce(max(b.number), 0) + 1, $4, $5, $6, $7, $8
           FROM paper_box b WHERE b.municipality_id = $1 AND b.cycle_id = $3`,
        [
          place.id,
          id,
          cycleId,
          unit.id,
          input.pollingPlace,
          input.counted,
          personOf(actor),
          this.clock.legalToday(),
        ],
      );
      this.log(tx, place, id, 'budget.box.open', { unitId: unit.id, counted: input.counted });
      return { id };
    });
  }

  /** Puts down what the typist read on a paper; typing it again replaces that. @throws Refused 403, 404, 409, 422. */
  type(actor: Actor, place: PlaceRef, boxId: string, typed: string, read: PaperReading): Promise<void> {
    return this.change(actor, place, boxId, async (tx, cycle, box) => {
      const pass = await this.passOf(tx, box, actor);
      const number = await this.numberOf(tx, box, typed, read);
      const content = readContent(cycle, box, read);
      await tx.manager.query(
        `INSERT INTO paper_reading (municipality_id, box_id, pass, number, content) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT ON CONSTRAINT paper_reading_pk DO UPDATE SET content = EXCLUDED.content`,
        [place.id, box.id, pass, number, JSON.stringify(content)],
      );
      this.log(tx, place, box.id, 'budget.box.type', { pass });
    });
  }

  /** Takes back a paper whose number was typed wrongly. @throws Refused 403, 404, 409. */
  remove(actor: Actor, place: PlaceRef, boxId: string, number: string): Promise<void> {
    return this.change(actor, place, boxId, async (tx, _cycle, box) => {
      const pass = await this.passOf(tx, box, actor);
      const [, removed] = await tx.manager.query<[unknown, number]>(
        `DELETE FROM paper_reading WHERE municipality_id = $1 AND box_id = $2 AND pass = $3 AND number = $4`,
        [place.id, box.id, pass, number],
      );
      if (removed === 0) throw Refused.notFound('paper');
      this.log(tx, place, box.id, 'budget.box.remove', { pass });
    });
  }

  /** The typist has typed the whole box. @throws Refused 403, 404, 409. */
  done(actor: Actor, place: PlaceRef, boxId: string): Promise<void> {
    return this.change(actor, place, boxId, async (tx, _cycle, box) => {
      const pass = await this.passOf(tx, box, actor);
      await tx.manager.query(
        `UPDATE paper_box SET ${pass === 1 ? 'first_done' : 'second_done'} = true
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, box.id],
      );
      this.log(tx, place, box.id, 'budget.box.done', { pass });
    });
  }

  /**
   * Says how a difference was decided when both looked at the paper together; or sets a paper aside that both read alike,
   * while there are more papers than people marked.
   *
   * @throws Refused 404, 409, 422.
   */
  decide(
    actor: Actor,
    place: PlaceRef,
    boxId: string,
    number: string,
    { content, reason }: { content: PaperReading | null; reason: string },
  ): Promise<void> {
    return this.change(actor, place, boxId, async (tx, cycle, box) => {
      ensureCompared(box);
      const typed = await this.boxes.compare(tx.manager, box);
      const differs = [...typed.open.map((one) => one.number), ...typed.resolved].includes(number);
      if (!differs && content?.invalid !== 'foreign') throw Refused.notFound('difference');
      if (!differs && !typed.setAside.includes(number)) await this.ensureSurplus(tx, box, typed, number);
      await tx.manager.query(
        `INSERT INTO paper_decision (municipality_id, box_id, number, content, reason, decided_by)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT ON CONSTRAINT paper_decision_pk
         DO UPDATE SET content = EXCLUDED.content, reason = EXCLUDED.reason, decided_by = EXCLUDED.decided_by`,
        [
          place.id,
          box.id,
          number,
          content && JSON.stringify(readContent(cycle, box, content)),
          reason,
          personOf(actor),
        ],
      );
      this.log(tx, place, box.id, differs ? 'budget.box.decide' : 'budget.box.setAside', {});
    });
  }

  /** A paper that was set aside counts again as both read it. @throws Refused 404, 409. */
  takeBack(actor: Actor, place: PlaceRef, boxId: string, number: string): Promise<void> {
    return this.change(actor, place, boxId, async (tx, _cycle, box) => {
      ensureCompared(box);
      const { setAside } = await this.boxes.compare(tx.manager, box);
      if (!setAside.includes(number)) throw Refused.notFound('paper');
      await tx.manager.query(
        `DELETE FROM paper_decision WHERE municipality_id = $1 AND box_id = $2 AND number = $3`,
        [place.id, box.id, number],
      );
      this.log(tx, place, box.id, 'budget.box.takeBack', {});
    });
  }

  /** A paper that counts is set aside only where there are too many. */
  private async ensureSurplus(
    tx: Transaction,
    box: BoxRow,
    typed: TypedTwice,
    number: string,
  ): Promise<void> {
    const paper = typed.agreed.find((one) => one.number === number);
    if (!paper || paper.content.invalid === 'foreign')
      throw new Refused([{ code: 'paper_not_to_set_aside', where: 'aside' }], 422);
    const found = paperSurplus(await this.boxes.unitPapers(tx.manager, box, typed));
    if (!found.some(({ code }) => code === 'paper_more_than_marked'))
      throw new Refused([{ code: 'paper_no_surplus', where: 'aside' }], 409);
  }

  private change(
    actor: Actor,
    place: PlaceRef,
    boxId: string,
    work: (tx: Transaction, cycle: CycleRow, box: BoxRow) => Promise<void>,
  ): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { cycleId } = await this.boxes.load(tx.manager, place.id, boxId);
      const cycle = await this.serving.hold(tx, place.id, cycleId);
      ensureTyping(cycle);
      const box = await this.boxes.load(tx.manager, place.id, boxId, true);
      if (box.signedOn !== null) throw new Refused([{ code: 'paper_box_signed' }], 409);
      await work(tx, cycle, box);
    });
  }

  /** Which typing is this person's; whoever comes first or second takes one. */
  private async passOf(tx: Transaction, box: BoxRow, actor: Actor): Promise<1 | 2> {
    const person = personOf(actor);
    if (box.firstBy === person || box.secondBy === person) {
      const pass = box.firstBy === person ? 1 : 2;
      if (pass === 1 ? box.firstDone : box.secondDone)
        throw new Refused([{ code: 'paper_typing_done' }], 409);
      return pass;
    }
    if (box.firstBy !== null && box.secondBy !== null)
      throw new Refused([{ code: 'paper_typists_taken' }], 409);
    const pass = box.firstBy === null ? 1 : 2;
    await tx.manager.query(
      `UPDATE paper_box SET ${pass === 1 ? 'first_by' : 'second_by'} = $3 WHERE municipality_id = $1 AND id = $2`,
      [box.municipalityId, box.id, person],
    );
    return pass;
  }

  /** The number of a paper of this unit that is neither spoiled nor in another box; or the name of one nobody printed. */
  private async numberOf(tx: Transaction, box: BoxRow, typed: string, read: PaperReading): Promise<string> {
    if (FOREIGN.test(typed) && read.invalid === 'foreign') return typed;
    const number = readPaperNumber(typed);
    if (!number) throw new Refused([{ code: 'paper_number_unreadable', where: 'number' }], 422);
    const [paper] = await tx.manager.query<{ unitId: string; spoiled: boolean; elsewhere: number | null }[]>(
      `SELECT r.unit_id AS "unitId", p.spoiled_on IS NOT NULL AS spoiled,
              (SELECT min(b.number) FROM paper_reading o
                 JOIN paper_box b ON b.municipality_id = o.municipality_id AND b.id = o.box_id
                WHERE o.municipality_id = $1 AND o.number = $3 AND b.cycle_id = $2 AND b.id <> $4) AS elsewhere
         FROM paper_ballot p JOIN paper_run r ON r.municipality_id = p.municipality_id AND r.id = p.run_id
        WHERE p.municipality_id = $1 AND p.cycle_id = $2 AND p.number = $3`,
      [box.municipalityId, box.cycleId, number, box.id],
    );
    const wrong = wrongPaper(box, paper);
    if (wrong) throw new Refused([{ ...wrong, where: 'number' }], 422);
    return number;
  }

  private log(
    tx: Transaction,
    place: PlaceRef,
    boxId: string,
    action: string,
    details: Record<string, unknown>,
  ): void {
    tx.audit({
      municipalityId: place.id,
      action,
      subjectType: 'paperBox',
      subjectId: boxId,
      permission: 'budget.serve',
      details,
    });
  }
}

/** @throws Refused 409 while people vote, and once the votes are counted. */
export function ensureTyping(cycle: CycleRow): void {
  if (cycle.state === BOXES_OPEN) return;
  const early = cycle.state === 'voting';
  throw new Refused(
    [early ? { code: 'boxes_still_closed', params: { day: cycle.voting.to } } : { code: 'not_before_count' }],
    409,
  );
}

/** @throws Refused 409 before both have typed the box, and once somebody has signed it. */
function ensureCompared(box: BoxRow): void {
  if (!box.firstDone || !box.secondDone) throw new Refused([{ code: 'paper_box_not_typed_twice' }], 409);
  if (box.firstSigned !== null) throw new Refused([{ code: 'paper_box_signed' }], 409);
}

/** The id of whoever acts. */
export function personOf(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.personId : null;
}

function wrongPaper(
  box: BoxRow,
  paper: { unitId: string; spoiled: boolean; elsewhere: number | null } | undefined,
): Violation | null {
  if (!paper) return { code: 'paper_number_unknown' };
  if (paper.unitId !== box.unitId) return { code: 'paper_of_other_unit' };
  if (paper.spoiled) return { code: 'paper_spoiled' };
  if (paper.elsewhere !== null) return { code: 'paper_in_other_box', params: { box: paper.elsewhere } };
  return null;
}

/** The reading in the form in which it is compared. @throws Refused 422 for choices that such a ballot cannot have. */
function readContent(cycle: CycleRow, box: BoxRow, { invalid, choices, points }: PaperReading): PaperContent {
  const { frozen, unit } = ballotOfUnit(cycle, box.unitId);
  const { ballot } = frozen.rules;
  const content = normalised({ invalid, choices, points }, ballot.kind === 'ranking');
  if (invalid) return content;
  const projects = frozen.projects
    .filter(({ unitId }) => unit.unitIds.includes(unitId))
    .map(({ nr, costCents }) => ({ nr, unitId: unit.id, costCents }));
  const vote = { unitId: unit.id, choices, points };
  const wrong = ballotViolations(vote, ballot, projects, unit.amountCents);
  if (wrong.length > 0) throw new Refused(wrong, 422);
  return content;
}
