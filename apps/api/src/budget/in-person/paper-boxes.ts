import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  typedTwice,
  votersPapers,
  type PaperContent,
  type TypedPaper,
  type TypedTwice,
  type UnitPapers,
} from '#libs/paper-voting';
import type { LegalDay } from '#libs/contracts';
import { Refused } from '../../platform/http/refused.js';

/** A box as use cases work with it. */
export interface BoxRow {
  municipalityId: string;
  id: string;
  cycleId: string;
  number: number;
  unitId: string;
  pollingPlace: string;
  counted: number;
  note: string;
  firstBy: string | null;
  firstDone: boolean;
  secondBy: string | null;
  secondDone: boolean;
  firstSigned: string | null;
  secondSigned: string | null;
  signedOn: LegalDay | null;
  batch: string | null;
  digest: string | null;
  signature: Buffer | null;
}

const COLUMNS = `municipality_id AS "municipalityId", id, cycle_id AS "cycleId", number, unit_id AS "unitId",
  polling_place AS "pollingPlace", counted, note, first_by AS "firstBy", first_done AS "firstDone",
  second_by AS "secondBy", second_done AS "secondDone", first_signed AS "firstSigned", second_signed AS "secondSigned",
  signed_on::text AS "signedOn", batch, digest, signature`;

/** What was decided about a difference. */
export interface DecisionRow {
  number: string;
  content: PaperContent | null;
  reason: string;
}

/** Boxes of paper ballots and what was read in them. */
@Injectable()
export class PaperBoxes {
  /** @throws Refused 404. */
  async load(manager: EntityManager, municipalityId: string, boxId: string, lock = false): Promise<BoxRow> {
    const [row] = await manager.query<BoxRow[]>(
      `SELECT ${COLUMNS} FROM paper_box WHERE municipality_id = $1 AND id = $2 ${lock ? 'FOR UPDATE' : ''}`,
      [municipalityId, boxId],
    );
    if (!row) throw Refused.notFound('paperBox');
    return row;
  }

  /** One after the other: a number for a new box, and papers of a unit that are compared with its marks. */
  async lock(manager: EntityManager, cycleId: string): Promise<void> {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('boxes of ' || $1, 0))`, [cycleId]);
  }

  /** All boxes of a cycle, by number. */
  list(manager: EntityManager, municipalityId: string, cycleId: string): Promise<BoxRow[]> {
    return manager.query<BoxRow[]>(
      `SELECT ${COLUMNS} FROM paper_box WHERE municipality_id = $1 AND cycle_id = $2 ORDER BY number`,
      [municipalityId, cycleId],
    );
  }

  /** What one of the two typed. */
  typed(manager: EntityManager, { municipalityId, id }: BoxRow, pass: 1 | 2): Promise<TypedPaper[]> {
    return manager.query<TypedPaper[]>(
      `SELECT number, content FROM paper_reading
        WHERE municipality_id = $1 AND box_id = $2 AND pass = $3 ORDER BY number`,
      [municipalityId, id, pass],
    );
  }

  /** How differences were decided. */
  decisions(manager: EntityManager, { municipalityId, id }: BoxRow): Promise<DecisionRow[]> {
    return manager.query<DecisionRow[]>(
      `SELECT number, content, reason FROM paper_decision
        WHERE municipality_id = $1 AND box_id = $2 ORDER BY number`,
      [municipalityId, id],
    );
  }

  /** The two typings side by side, with what was decided. */
  async compare(manager: EntityManager, box: BoxRow): Promise<TypedTwice> {
    const decided = await this.decisions(manager, box);
    return typedTwice(
      await this.typed(manager, box, 1),
      await this.typed(manager, box, 2),
      new Map(decided.map(({ number, content }) => [number, content ?? 'none'])),
    );
  }

  /**
   * Papers of the box's unit beside the people whom the roll marks there in person. A box with one signature stands as signed:
   * nobody changes it, and without it two boxes that wait for the second signature could come to too many.
   */
  async unitPapers(manager: EntityManager, box: BoxRow, typed: TypedTwice): Promise<UnitPapers> {
    const { municipalityId, cycleId, unitId } = box;
    const [row] = await manager.query<{ marked: number; inBoxes: number }[]>(
      `SELECT (SELECT count(*)::int FROM vote_roll
                WHERE municipality_id = $1 AND cycle_id = $2 AND unit_id = $3 AND channel = 'in_person') AS marked,
              (SELECT coalesce(sum(jsonb_array_length((batch::jsonb) -> 'papers')
                 + (SELECT sum(n.value::int) FROM jsonb_each_text((batch::jsonb) -> 'invalid') n
                     WHERE n.key <> 'foreign')), 0)::int
                 FROM paper_box
                WHERE municipality_id = $1 AND cycle_id = $2 AND unit_id = $3 AND signed_on IS NOT NULL) AS "inBoxes"`,
      [municipalityId, cycleId, unitId],
    );
    const { marked, inBoxes: signed } = row ?? { marked: 0, inBoxes: 0 };
    let inBoxes = signed;
    for (const other of await this.list(manager, municipalityId, cycleId)) {
      const half = other.firstSigned !== null && other.signedOn === null;
      if (half && other.unitId === unitId && other.id !== box.id) {
        inBoxes += votersPapers((await this.compare(manager, other)).agreed);
      }
    }
    // An envelope that is accepted after the first signature adds a mark; what was set aside by then stays so.
    const setAside = box.firstSigned === null ? typed.setAside.length : 0;
    return { marked, inBoxes, toSign: votersPapers(typed.agreed), setAside };
  }
}
