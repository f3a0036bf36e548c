import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { ExPostOutcome, InboxItem, LegalDay } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { AdvanceDossier } from '../advance-dossier.js';
import { Dossiers } from '../dossiers.js';
import { InboxSources } from '../inbox-sources.js';
import { RecordDossierEvent } from '../record-dossier-event.js';

/** Days before its day from which a look back waits in the inbox of the by-law's lawyer. */
const DAYS_AHEAD = 30;

interface DueRow {
  slug: string;
  place: string;
  id: string;
  code: string;
  title: string;
  state: string;
  dueOn: LegalDay;
}

/** Looks back at by-laws in force: planned for a day, then done with a conclusion. */
@Injectable()
export class LookBack implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly timeline: RecordDossierEvent,
    private readonly advance: AdvanceDossier,
    private readonly inbox: InboxSources,
  ) {}

  onModuleInit(): void {
    this.inbox.register((actor) => this.waitingFor(actor));
  }

  /** Sets the day of the next look back, or moves it. @throws Refused 422 for a day that is not to come. */
  async plan(actor: Actor, place: PlaceRef, dossierId: string, dueOn: LegalDay): Promise<{ round: number }> {
    if (dueOn <= this.clock.legalToday()) {
      throw new Refused([{ code: 'ex_post_day_passed', where: 'dueOn' }], 422);
    }
    return this.unitOfWork.run(actor, async (tx) => {
      const dossier = await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      if (['withdrawn', 'repealed', 'lapsed'].includes(dossier.state)) {
        const params = { event: 'planExPostReview', state: dossier.state };
        throw new Refused([{ code: 'wrong_state', params }], 409);
      }
      const last = await this.last(tx.manager, place.id, dossierId);
      const round = last && last.doneOn === null ? last.round : (last?.round ?? 0) + 1;
      await tx.manager.query(
        `INSERT INTO ex_post_review (municipality_id, dossier_id, round, due_on) VALUES ($1, $2, $3, $4)
         ON CONFLICT ON CONSTRAINT ex_post_review_pk DO UPDATE SET due_on = EXCLUDED.due_on`,
        [place.id, dossierId, round, dueOn],
      );
      await this.timeline.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'planExPostReview',
        permission: 'dossier.edit',
        details: { dueOn },
      });
      return { round };
    });
  }

  /** @throws Refused 409 where the by-law is not in force or nothing is planned. */
  async record(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    body: { doneOn: LegalDay; outcome: ExPostOutcome; conclusion: string },
  ): Promise<{ round: number }> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    return this.unitOfWork.run(actor, async (tx) => {
      await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const [rows] = await tx.manager.query<[{ round: number }[], number]>(
        `UPDATE ex_post_review r SET done_on = $3, outcome = $4, conclusion = $5, recorded_by = $6
          WHERE r.municipality_id = $1 AND r.dossier_id = $2 AND r.done_on IS NULL
          RETURNING round`,
        [place.id, dossierId, body.doneOn, body.outcome, body.conclusion, actor.personId],
      );
      const round = rows[0]?.round;
      if (round === undefined) throw new Refused([{ code: 'ex_post_not_planned' }], 409);
      await this.advance.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'recordExPostReview',
        details: { outcome: body.outcome, conclusion: body.conclusion, doneOn: body.doneOn },
      });
      return { round };
    });
  }

  private async last(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<{ round: number; doneOn: LegalDay | null } | null> {
    const [row] = await manager.query<{ round: number; doneOn: LegalDay | null }[]>(
      `SELECT round, done_on::text AS "doneOn" FROM ex_post_review
        WHERE municipality_id = $1 AND dossier_id = $2 ORDER BY round DESC LIMIT 1`,
      [municipalityId, dossierId],
    );
    return row ?? null;
  }

  /** Looks back that are due for the lawyer of the by-law or whoever stands in for them. */
  private async waitingFor(actor: Actor): Promise<InboxItem[]> {
    if (actor.kind !== 'person') return [];
    const own = actor.assignments.filter(({ role, municipalityId }) => role === 'lawyer' && municipalityId);
    const today = this.clock.legalToday();
    const items: InboxItem[] = [];
    for (const { municipalityId, onBehalfOf } of own) {
      const rows = await this.dataSource.query<DueRow[]>(
        `SELECT m.slug, m.name AS place, d.id, d.code, d.title, d.state, r.due_on::text AS "dueOn"
           FROM ex_post_review r
           JOIN dossier d ON d.municipality_id = r.municipality_id AND d.id = r.dossier_id
           JOIN municipality m ON m.id = r.municipality_id
          WHERE r.municipality_id = $1 AND r.done_on IS NULL AND r.due_on <= $2 AND d.state = 'in_force'
            AND d.lawyer_id = $3
          ORDER BY r.due_on, d.code`,
        [municipalityId, addUnits(today, DAYS_AHEAD, 'day'), onBehalfOf ?? actor.personId],
      );
      items.push(...rows.map((row) => itemOf(row, today)));
    }
    return items;
  }
}

function itemOf({ slug, place, dueOn, ...dossier }: DueRow, today: LegalDay): InboxItem {
  return {
    place: { slug, name: place },
    dossier,
    event: 'recordExPostReview',
    actor: 'lawyer',
    waitsFor: [],
    deadline: { code: 'EX_POST', day: dueOn, sense: 'due', overdue: dueOn < today },
    missing: 0,
    ready: true,
  };
}
