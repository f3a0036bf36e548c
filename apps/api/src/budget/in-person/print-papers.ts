import { randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { datePhrase } from '#libs/latvian-text';
import { PAPER_NUMBERS, paperNumber, readPaperNumber } from '#libs/paper-voting';
import { MunicipalityProfiles } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import type { MadeFile } from '../../platform/http/send-file.js';
import { printPdf } from '../../platform/print/print-pdf.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { frozenBallot } from '../voting/frozen-ballot.js';
import { paperBallotsHtml } from './paper-ballot-html.js';
import { ballotOfUnit, inPersonViolations, Serving } from './serving.js';

/** Numbered papers: made once, printed as often as a printer jams, spoiled ones told apart. */
@Injectable()
export class PrintPapers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly profiles: MunicipalityProfiles,
    private readonly serving: Serving,
  ) {}

  /** Draws numbers for new papers of a unit. @throws Refused 409 before voting has opened, after it, and where nobody votes in person. */
  order(
    actor: Actor,
    place: PlaceRef,
    cycleId: string,
    { unitId, papers }: { unitId: string; papers: number },
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.serving.hold(tx, place.id, cycleId);
      const closed = inPersonViolations(cycle);
      if (closed.length > 0) throw new Refused(closed, 409);
      const { unit } = ballotOfUnit(cycle, unitId);
      if (cycle.state !== 'voting') {
        throw new Refused([{ code: 'voting_over', params: { day: cycle.voting.to } }], 409);
      }
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO paper_run (municipality_id, id, cycle_id, unit_id, printed_by, printed_on)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [
          place.id,
          id,
          cycleId,
          unit.id,
          actor.kind === 'person' ? actor.personId : null,
          this.clock.legalToday(),
        ],
      );
      for (let missing = papers; missing > 0;) {
        const drawn = Array.from({ length: missing }, () => paperNumber(randomInt(PAPER_NUMBERS)));
        const added = await tx.manager.query<unknown[]>(
          `INSERT INTO paper_ballot (municipality_id, cycle_id, number, run_id)
           SELECT $1, $2, number, $3 FROM unnest($4::text[]) AS n (number)
           ON CONFLICT ON CONSTRAINT paper_ballot_pk DO NOTHING RETURNING 1`,
          [place.id, cycleId, id, [...new Set(drawn)]],
        );
        missing -= added.length;
      }
      tx.audit({
        municipalityId: place.id,
        action: 'budget.inPerson.print',
        subjectType: 'budgetCycle',
        subjectId: cycleId,
        permission: 'budget.serve',
        details: { runId: id, unitId: unit.id, papers },
      });
      return { id };
    });
  }

  /** The papers as one PDF, a page for each, in the chance order of their numbers. @throws Refused 404. */
  async file(place: PlaceRef, cycleId: string, runId: string): Promise<MadeFile> {
    const { manager } = this.dataSource;
    const [run] = await manager.query<{ unitId: string; numbers: string[] }[]>(
      `SELECT r.unit_id AS "unitId", array_agg(b.number ORDER BY md5(b.number || r.id::text)) AS numbers
         FROM paper_run r JOIN paper_ballot b ON b.municipality_id = r.municipality_id AND b.run_id = r.id
        WHERE r.municipality_id = $1 AND r.cycle_id = $2 AND r.id = $3 GROUP BY r.municipality_id, r.id`,
      [place.id, cycleId, runId],
    );
    if (!run) throw Refused.notFound('paperRun');
    const cycle = await this.cycles.load(manager, place.id, cycleId);
    const { unit } = ballotOfUnit(cycle, run.unitId);
    const { rules, projects } = frozenBallot(cycle);
    const { name } = await this.profiles.byId(place.id);
    const html = paperBallotsHtml({
      municipality: name,
      title: cycle.title,
      unit: unit.name,
      ballot: rules.ballot,
      moneyCents: unit.amountCents,
      projects: projects.filter(({ unitId }) => unit.unitIds.includes(unitId)),
      until: datePhrase(cycle.voting.to, 'dat'),
      numbers: run.numbers,
    });
    const bytes = await printPdf(html, {
      title: `${cycle.title}. Balsošanas zīme`,
      lang: 'lv',
      // A running number of the page would tell in which order papers were printed.
      bare: true,
    });
    return { name: `balsosanas-zimes-${cycle.year}.pdf`, mediaType: 'application/pdf', bytes };
  }

  /** A voter spoiled the paper and gets another one: it must not be in a box. @throws Refused 404, 409. */
  spoil(actor: Actor, place: PlaceRef, cycleId: string, typed: string): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const number = readPaperNumber(typed);
      if (!number) throw new Refused([{ code: 'paper_number_unreadable', where: 'number' }], 422);
      const cycle = await this.serving.hold(tx, place.id, cycleId);
      if (cycle.state !== 'voting' && cycle.state !== 'voting_ended') {
        throw new Refused([{ code: 'voting_over', params: { day: cycle.voting.to } }], 409);
      }
      const [, changed] = await tx.manager.query<[unknown, number]>(
        `UPDATE paper_ballot SET spoiled_on = $4
          WHERE municipality_id = $1 AND cycle_id = $2 AND number = $3 AND spoiled_on IS NULL`,
        [place.id, cycleId, number, this.clock.legalToday()],
      );
      if (changed === 0) throw new Refused([{ code: 'paper_number_unknown', where: 'number' }], 422);
      tx.audit({
        municipalityId: place.id,
        action: 'budget.inPerson.spoil',
        subjectType: 'budgetCycle',
        subjectId: cycleId,
        permission: 'budget.serve',
      });
    });
  }
}
