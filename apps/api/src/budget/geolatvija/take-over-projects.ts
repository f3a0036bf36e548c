import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { GeolatvijaImportSums, LegalDay } from '#libs/contracts';
import { foundFit, type ProjectContentRead, type ReadProject } from '#libs/geolatvija-exchange';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Pages } from '../../platform/web/pages.js';
import { BudgetCycles, type CycleRow } from '../cycles/budget-cycles.js';
import { BudgetProjects } from '../projects/budget-projects.js';
import { keepVersion } from '../projects/project-versions.query.js';
import { recordImport } from './imports.query.js';
import { PreviewProjects } from './preview-projects.js';
import type { SheetUpload } from './upload.js';

/** Stands in public logs beside what came from there. */
const SOURCE = 'GeoLatvija.lv';
const FOUND_FIT =
  'Pašvaldība projektu ir atzinusi par atbilstošu balsošanai portālā GeoLatvija.lv; vērtējums pārņemts no turienes.';
const COSTS = 'Indikatīvās izmaksas (GeoLatvija.lv)';

interface Taking {
  tx: Transaction;
  cycle: CycleRow;
  upload: SheetUpload;
  /** Number of the import. */
  number: number;
  today: LegalDay;
}

/** Takes projects over from a file of GeoLatvija.lv: new ones come in, known ones change, none comes twice. */
@Injectable()
export class TakeOverProjects {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly cycles: BudgetCycles,
    private readonly projects: BudgetProjects,
    private readonly previews: PreviewProjects,
    private readonly pages: Pages,
  ) {}

  /**
   * Rows with something that bars them stay outside, as the preview said.
   *
   * @param digest of the file that was previewed.
   * @throws Refused 409 for another file than the one that was previewed, 422 where nothing can be taken over.
   */
  async run(
    actor: Actor,
    place: PlaceRef,
    cycleId: string,
    upload: SheetUpload,
    digest: string,
  ): Promise<GeolatvijaImportSums> {
    if (upload.digest !== digest) throw new Refused([{ code: 'geo_file_changed', where: 'file' }], 409);
    const done = await this.unitOfWork.run(actor, async (tx) => {
      const cycle = await this.cycles.load(tx.manager, place.id, cycleId, true);
      const { preview, projects, known } = await this.previews.read(tx.manager, cycle, upload);
      const bars = preview.findings.filter(({ severity }) => severity === 'bar');
      if (bars.length > 0)
        throw new Refused(
          bars.map(({ severity: _, ...rest }) => rest),
          422,
        );
      const taken = projects.filter(({ row }) => row.action === 'new' || row.action === 'update');
      if (taken.length === 0) throw new Refused([{ code: 'geo_nothing_to_take', where: 'file' }], 422);
      const of = (action: string): number => projects.filter(({ row }) => row.action === action).length;
      const fit =
        upload.options.takeVerdicts && cycle.state === 'evaluation'
          ? projects.filter(({ row, content }) => {
              const open =
                row.action === 'new' || known.find(({ nr }) => nr === row.nr)?.state === 'submitted';
              return row.action !== 'refused' && open && foundFit(content.state);
            })
          : [];
      const sums: GeolatvijaImportSums = {
        ...{ added: of('new'), updated: of('update'), refused: of('refused') },
        ...{ unchanged: of('unchanged') + of('decided'), compliant: fit.length },
      };
      const today = this.clock.legalToday();
      const number = await recordImport(tx, cycle, upload, { kind: 'projects', day: today, sums });
      const taking: Taking = { tx, cycle, upload, number, today };
      const ids = new Map(known.map(({ externalId, id }) => [externalId, id]));
      for (const project of taken.filter(({ row }) => row.action === 'update'))
        await this.change(taking, ids.get(project.row.externalId) ?? '', project);
      const added = taken.filter(({ row }) => row.action === 'new').sort((a, b) => compare(a.order, b.order));
      for (const [at, project] of added.entries())
        ids.set(project.row.externalId, await this.add(taking, cycle.nextNr + at, project));
      await tx.manager.query(
        `UPDATE budget_cycle SET next_nr = next_nr + $3 WHERE municipality_id = $1 AND id = $2`,
        [place.id, cycleId, added.length],
      );
      for (const { row } of fit) await this.accept(taking, ids.get(row.externalId) ?? '', row.costCents ?? 0);
      tx.audit({
        municipalityId: place.id,
        action: 'budget.geolatvija.projects',
        subjectType: 'budgetCycle',
        subjectId: cycleId,
        permission: 'budget.manage',
        details: { fileDigest: upload.digest, ...sums },
      });
      return sums;
    });
    this.pages.forget();
    return done;
  }

  private async add(
    { tx: { manager }, cycle, upload, number, today }: Taking,
    nr: number,
    { row, content }: ReadProject,
  ): Promise<string> {
    const id = randomUUID();
    await manager.query(
      `INSERT INTO budget_project (municipality_id, id, cycle_id, state, nr, submitted_on, submitted_at, ownership,
         submitter_kind, published_author, ${WRITTEN})
       VALUES ($1, $2, $3, 'submitted', $4, $5, $6, $7, $8, $9, ${places(10)})`,
      [
        ...[cycle.municipalityId, id, cycle.id, nr, row.submittedOn ?? today, this.clock.legalNow()],
        content.point ? upload.options.ownership : 'no_place',
        ...[content.organisation === null ? 'person' : 'organisation', content.organisation],
        ...written(content),
      ],
    );
    await manager.query(
      `INSERT INTO project_origin (municipality_id, project_id, cycle_id, external_id, url, state, first_import, last_import)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`,
      [cycle.municipalityId, id, cycle.id, row.externalId, content.url, content.state, number],
    );
    await keepVersion(manager, await this.projects.load(manager, cycle.municipalityId, id), today);
    await this.projects.log(manager, cycle.municipalityId, id, 'submitted', SOURCE);
    return id;
  }

  private async change(
    { tx: { manager }, cycle: { municipalityId }, number, today }: Taking,
    id: string,
    { row, content }: ReadProject,
  ): Promise<void> {
    await manager.query(
      `UPDATE project_origin SET url = $3, state = $4, last_import = $5 WHERE municipality_id = $1 AND project_id = $2`,
      [municipalityId, id, content.url, content.state, number],
    );
    if (row.changes.every((field) => field === 'state' || field === 'url')) return;
    await manager.query(
      `UPDATE budget_project SET (submitter_kind, published_author, ${WRITTEN}) = ($3, $4, ${places(5)}),
              version = version + 1 WHERE municipality_id = $1 AND id = $2`,
      [
        ...[municipalityId, id],
        ...[content.organisation === null ? 'person' : 'organisation', content.organisation],
        ...written(content),
      ],
    );
    await keepVersion(manager, await this.projects.load(manager, municipalityId, id), today);
    await this.projects.log(manager, municipalityId, id, 'corrected', SOURCE);
  }

  /** The verdict of the municipality at GeoLatvija.lv, as the person who takes it over answers for it. */
  private async accept(
    { tx: { manager, actor }, cycle: { municipalityId }, today }: Taking,
    id: string,
    cents: number,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO project_evaluation (municipality_id, project_id, number, verdict, reason, verified_cents, evaluated_by, day)
       SELECT $1, $2, coalesce(max(number), 0) + 1, 'compliant', $3, $4, $5, $6 FROM project_evaluation
        WHERE municipality_id = $1 AND project_id = $2`,
      [municipalityId, id, FOUND_FIT, cents, actor.kind === 'person' ? actor.personId : null, today],
    );
    await manager.query(
      `UPDATE budget_project SET state = 'compliant', verified_cents = $3, version = version + 1
        WHERE municipality_id = $1 AND id = $2`,
      [municipalityId, id, cents],
    );
    await this.projects.log(manager, municipalityId, id, 'compliant', FOUND_FIT);
  }
}

/** Columns that a file fills. */
const WRITTEN = `unit_id, title, summary, description, cost_lines, total_cents, longitude, latitude, part_allowed,
  part_note, organisation, registration_no`;
const WRITTEN_COUNT = 12;

function written(content: ProjectContentRead): unknown[] {
  const { unitId, title, summary, description, point, partAllowed, organisation, registrationNo } = content;
  const costCents = content.costCents ?? 0;
  return [
    ...[unitId, title, summary, description],
    JSON.stringify([{ name: COSTS, quantity: 1, unit: '', unitCents: costCents }]),
    ...[costCents, point?.[0] ?? null, point?.[1] ?? null, partAllowed],
    partAllowed ? `Iesniedzējs tam piekritis portālā ${SOURCE}.` : '',
    ...[organisation, registrationNo],
  ];
}

function places(from: number): string {
  return Array.from({ length: WRITTEN_COUNT }, (_, at) => `$${from + at}`).join(', ');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
