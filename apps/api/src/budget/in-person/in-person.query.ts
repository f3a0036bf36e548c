import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type {
  BoxLine,
  BoxTyping,
  BoxView,
  EnvelopeView,
  InPersonFigures,
  InPersonView,
  PaperReading,
  PaperRunView,
  SetAside,
} from '#libs/contracts';
import {
  papersLeft,
  paperSurplus,
  signingViolations,
  type PaperContent,
  type TypedTwice,
} from '#libs/paper-voting';
import { PeopleNames } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { VOTE_OVER } from '../cycles/cycle-facts.js';
import { PaperBoxes, type BoxRow } from './paper-boxes.js';
import { BOXES_OPEN, closedViolations } from './serving.js';
import { personOf } from './type-papers.js';
import { UndoneMarks } from './undone-marks.query.js';

/** The clerks' side of a vote. */
@Injectable()
export class InPerson {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly boxes: PaperBoxes,
    private readonly people: PeopleNames,
    private readonly undone: UndoneMarks,
  ) {}

  /** @throws Refused 404. */
  async of(actor: Actor, place: PlaceRef, cycleId: string): Promise<InPersonView> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.load(manager, place.id, cycleId);
    const closed = closedViolations(cycle, this.clock.legalToday());
    const runs = await this.runs(manager, place.id, cycleId);
    const boxes = await this.boxes.list(manager, place.id, cycleId);
    const names = await this.namesOf(manager, boxes);
    const counts = await this.typedCounts(manager, place.id, cycleId);
    const [spoiled] = await manager.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM paper_ballot
        WHERE municipality_id = $1 AND cycle_id = $2 AND spoiled_on IS NOT NULL`,
      [place.id, cycleId],
    );
    return {
      serving: closed.length === 0,
      closed,
      typing: cycle.state === BOXES_OPEN,
      places: cycle.rules.inPersonPlaces.map(({ name }) => name),
      runs,
      spoiled: spoiled?.n ?? 0,
      envelopes: await this.envelopes(manager, place.id, cycleId),
      undone: await this.undone.of(manager, place.id, cycleId, personOf(actor)),
      boxes: boxes.map((box) => boxLine(box, names, counts, personOf(actor))),
      figures: VOTE_OVER.includes(cycle.state) ? await this.figures(manager, cycle) : null,
    };
  }

  /** A box with what its reader may see of it. @throws Refused 404. */
  async box(actor: Actor, place: PlaceRef, boxId: string): Promise<BoxView> {
    const { manager } = this.dataSource;
    const box = await this.boxes.load(manager, place.id, boxId);
    const person = personOf(actor);
    const names = await this.namesOf(manager, [box]);
    const counts = await this.typedCounts(manager, place.id, box.cycleId);
    const pass = person === box.firstBy ? 1 : person === box.secondBy ? 2 : null;
    const both = box.firstDone && box.secondDone;
    const typed = pass === null ? [] : await this.boxes.typed(manager, box, pass);
    const compared = both ? await this.boxes.compare(manager, box) : null;
    return {
      ...boxLine(box, names, counts, person),
      note: box.note,
      pass,
      typed: typed.map(({ number, content }) => ({ number, content: reading(content) })),
      differences: both ? await this.differences(manager, box) : null,
      agreed: compared?.agreed.length ?? null,
      setAside: compared ? await this.setAside(manager, box, compared) : [],
      violations:
        compared && box.signedOn === null
          ? [
              ...signingViolations({
                counted: box.counted,
                first: box.firstBy === null ? null : { by: box.firstBy, done: box.firstDone },
                second: box.secondBy === null ? null : { by: box.secondBy, done: box.secondDone },
                typed: compared,
                note: box.note,
              }),
              ...paperSurplus(await this.boxes.unitPapers(manager, box, compared)),
            ]
          : [],
      digest: box.digest,
    };
  }

  /** What is known of every unit once voting is over; units nobody voted in are there too. */
  async figures(manager: EntityManager, { municipalityId, id }: CycleRow): Promise<InPersonFigures[]> {
    const rows = await manager.query<(Omit<InPersonFigures, 'left'> & { closedEnvelopes: number })[]>(
      `SELECT u.id AS "unitId",
              (SELECT count(*)::int FROM vote_roll v WHERE v.municipality_id = $1 AND v.cycle_id = $2
                  AND v.unit_id = u.id AND v.channel = 'in_person') AS marked,
              count(p.number)::int AS printed, count(p.spoiled_on)::int AS spoiled,
              (SELECT count(*)::int FROM undone_mark d WHERE d.municipality_id = $1 AND d.cycle_id = $2
                  AND d.unit_id = u.id AND d.state = 'undone') AS undone,
              (SELECT count(*)::int FROM vote_envelope e WHERE e.municipality_id = $1 AND e.cycle_id = $2
                  AND e.unit_id = u.id AND e.state <> 'accepted') AS "closedEnvelopes",
              (SELECT coalesce(sum(b.counted), 0)::int FROM paper_box b
                WHERE b.municipality_id = $1 AND b.cycle_id = $2 AND b.unit_id = u.id) AS "inBoxes"
         FROM budget_unit u
         LEFT JOIN paper_run r ON r.municipality_id = $1 AND r.cycle_id = $2 AND r.unit_id = u.id
         LEFT JOIN paper_ballot p ON p.municipality_id = $1 AND p.run_id = r.id
        WHERE u.municipality_id = $1 AND u.cycle_id = $2
        GROUP BY u.id, u.position ORDER BY u.position`,
      [municipalityId, id],
    );
    return rows.map(({ closedEnvelopes, ...unit }) => ({
      ...unit,
      left: papersLeft({ ...unit, closedEnvelopes }),
    }));
  }

  /** Envelopes of a cycle, by number. */
  envelopes(manager: EntityManager, municipalityId: string, cycleId: string): Promise<EnvelopeView[]> {
    return manager.query<EnvelopeView[]>(
      `SELECT id, number, unit_id AS "unitId", polling_place AS "pollingPlace", received_on::text AS "receivedOn",
              state, reasons
         FROM vote_envelope WHERE municipality_id = $1 AND cycle_id = $2 ORDER BY number`,
      [municipalityId, cycleId],
    );
  }

  private runs(manager: EntityManager, municipalityId: string, cycleId: string): Promise<PaperRunView[]> {
    return manager.query<PaperRunView[]>(
      `SELECT r.id, r.unit_id AS "unitId", r.printed_on::text AS "printedOn", count(*)::int AS papers
         FROM paper_run r JOIN paper_ballot p ON p.municipality_id = r.municipality_id AND p.run_id = r.id
        WHERE r.municipality_id = $1 AND r.cycle_id = $2
        GROUP BY r.municipality_id, r.id ORDER BY r.printed_on DESC, r.id`,
      [municipalityId, cycleId],
    );
  }

  private async differences(manager: EntityManager, box: BoxRow): Promise<BoxView['differences']> {
    const first = new Map((await this.boxes.typed(manager, box, 1)).map((one) => [one.number, one.content]));
    const second = new Map((await this.boxes.typed(manager, box, 2)).map((one) => [one.number, one.content]));
    const decided = new Map((await this.boxes.decisions(manager, box)).map((one) => [one.number, one]));
    const { open, resolved } = await this.boxes.compare(manager, box);
    return [...open.map(({ number }) => number), ...resolved].sort().map((number) => {
      const decision = decided.get(number);
      return {
        number,
        first: nullable(first.get(number)),
        second: nullable(second.get(number)),
        decided: decision ? (nullable(decision.content ?? undefined) ?? 'none') : null,
        reason: decision?.reason ?? null,
      };
    });
  }

  private async setAside(manager: EntityManager, box: BoxRow, { setAside }: TypedTwice): Promise<SetAside[]> {
    const read = new Map((await this.boxes.typed(manager, box, 1)).map((one) => [one.number, one.content]));
    return (await this.boxes.decisions(manager, box))
      .filter(({ number }) => setAside.includes(number))
      .map(({ number, reason }) => ({ number, read: nullable(read.get(number)), reason }));
  }

  private async typedCounts(
    manager: EntityManager,
    municipalityId: string,
    cycleId: string,
  ): Promise<Map<string, number>> {
    const rows = await manager.query<{ key: string; n: number }[]>(
      `SELECT r.box_id || ':' || r.pass AS key, count(*)::int AS n
         FROM paper_reading r JOIN paper_box b ON b.municipality_id = r.municipality_id AND b.id = r.box_id
        WHERE r.municipality_id = $1 AND b.cycle_id = $2 GROUP BY r.box_id, r.pass`,
      [municipalityId, cycleId],
    );
    return new Map(rows.map(({ key, n }) => [key, n]));
  }

  private namesOf(manager: EntityManager, boxes: readonly BoxRow[]): Promise<Map<string, string>> {
    const ids = boxes.flatMap((box) => [box.firstBy, box.secondBy, box.firstSigned, box.secondSigned]);
    return this.people.of(
      ids.filter((id) => id !== null),
      manager,
    );
  }
}

function boxLine(
  box: BoxRow,
  names: ReadonlyMap<string, string>,
  counts: ReadonlyMap<string, number>,
  person: string | null,
): BoxLine {
  const typing = (pass: 1 | 2, by: string | null, done: boolean): BoxTyping | null =>
    by === null
      ? null
      : { by: names.get(by) ?? '', mine: by === person, done, papers: counts.get(`${box.id}:${pass}`) ?? 0 };
  return {
    id: box.id,
    number: box.number,
    unitId: box.unitId,
    pollingPlace: box.pollingPlace,
    counted: box.counted,
    first: typing(1, box.firstBy, box.firstDone),
    second: typing(2, box.secondBy, box.secondDone),
    signedBy: [box.firstSigned, box.secondSigned]
      .filter((id) => id !== null)
      .map((id) => names.get(id) ?? ''),
    signedOn: box.signedOn,
  };
}

function reading({ invalid, choices, points }: PaperContent): PaperReading {
  return { invalid, choices: [...choices], points: points && [...points] };
}

const nullable = (content: PaperContent | undefined): PaperReading | null =>
  content ? reading(content) : null;
