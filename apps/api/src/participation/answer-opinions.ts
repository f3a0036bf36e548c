import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { AnswerChange, OpinionOutcome, Violation } from '#libs/contracts';
import { authorsIn, hasEmail } from '#libs/participation-rules';
import { AdvanceDossier, Dossiers, type DossierRow } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { Mailer } from '../platform/mail/mailer.js';
import { answerMail } from './opinion-mails.js';
import { StageDifferencesQuery } from './opinions/stage-differences.query.js';
import { OpinionStore, type OpinionRow } from './opinion-store.js';
import { Part8 } from './part8.query.js';

/** What is answered. */
export interface AnswerBody {
  outcome: OpinionOutcome;
  /** What the opinions say in short, without names. */
  gist: string;
  reason: string;
  /** Ids of the changed places that answer the opinions; left out, those named before stay. */
  changedUnits?: readonly string[];
}

/** Answers opinions: equal ones together. The author is told, the page shows it, part 8 goes stale. */
@Injectable()
export class AnswerOpinions {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly advance: AdvanceDossier,
    private readonly store: OpinionStore,
    private readonly part8: Part8,
    private readonly differences: StageDifferencesQuery,
    private readonly mailer: Mailer,
  ) {}

  /** @throws Refused 409 when one of the opinions changed meanwhile or was not looked at, 422 for a name in the answer. */
  async run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    body: AnswerBody & { opinions: readonly { id: string; version: number }[] },
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const dossier = await this.begin(tx, place, dossierId, body);
      const id = randomUUID();
      const changes = (await this.changes(tx, place, dossierId, body)) ?? [];
      await tx.manager.query(
        `INSERT INTO opinion_answer (municipality_id, id, dossier_id, outcome, gist, reason, answered_by, answered_day,
           answered_at, changes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb)`,
        [
          place.id,
          id,
          dossierId,
          body.outcome,
          body.gist,
          body.reason,
          personOf(actor),
          this.clock.legalToday(),
          this.clock.legalNow(),
          JSON.stringify(changes),
        ],
      );
      for (const asked of body.opinions) {
        const opinion = await this.store.load(tx.manager, place.id, asked.id);
        if (opinion.dossierId !== dossierId) throw Refused.notFound('opinion');
        if (opinion.state !== 'published') {
          throw new Refused([{ code: `opinion.${opinion.state}_has_no_answer`, where: asked.id }], 409);
        }
        const [, changed] = await tx.manager.query<[unknown, number]>(
          `UPDATE opinion SET answer_id = $4, version = version + 1
            WHERE municipality_id = $1 AND id = $2 AND version = $3`,
          [place.id, asked.id, asked.version, id],
        );
        if (changed !== 1) throw Refused.stale('opinion');
        await this.tell(tx, place, dossier, opinion, `${id}:1`, { ...body, changes });
      }
      this.record(tx, place, id, 1);
      return { id };
    });
  }

  /** Changes an answer; everybody whose opinion it answers is told again. @throws Refused 409 for a stale version. */
  async revise(
    actor: Actor,
    place: PlaceRef,
    answerId: string,
    body: AnswerBody & { version: number },
  ): Promise<{ version: number }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const [answer] = await tx.manager.query<{ dossier_id: string; changes: AnswerChange[] }[]>(
        `SELECT dossier_id, changes FROM opinion_answer WHERE municipality_id = $1 AND id = $2`,
        [place.id, answerId],
      );
      if (!answer) throw Refused.notFound('answer');
      const dossier = await this.begin(tx, place, answer.dossier_id, body);
      const changes = (await this.changes(tx, place, answer.dossier_id, body)) ?? answer.changes;
      const [, changed] = await tx.manager.query<[unknown, number]>(
        `UPDATE opinion_answer SET outcome = $4, gist = $5, reason = $6, answered_by = $7, answered_day = $8,
                answered_at = $9, changes = $10::jsonb, version = version + 1
          WHERE municipality_id = $1 AND id = $2 AND version = $3`,
        [
          place.id,
          answerId,
          body.version,
          body.outcome,
          body.gist,
          body.reason,
          personOf(actor),
          this.clock.legalToday(),
          this.clock.legalNow(),
          JSON.stringify(changes),
        ],
      );
      if (changed !== 1) throw Refused.stale('answer');
      const version = body.version + 1;
      const answered = await tx.manager.query<{ id: string }[]>(
        `SELECT id FROM opinion WHERE municipality_id = $1 AND answer_id = $2 ORDER BY id`,
        [place.id, answerId],
      );
      for (const { id } of answered) {
        const opinion = await this.store.load(tx.manager, place.id, id);
        await this.tell(tx, place, dossier, opinion, `${answerId}:${version}`, { ...body, changes });
      }
      this.record(tx, place, answerId, version);
      return { version };
    });
  }

  private async begin(
    tx: Transaction,
    place: PlaceRef,
    dossierId: string,
    body: AnswerBody,
  ): Promise<DossierRow> {
    const dossier = await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
    const authors = await this.part8.authors(tx.manager, place.id, dossierId);
    const named = (['gist', 'reason'] as const)
      .filter((field) => hasEmail(body[field]) || authorsIn(body[field], authors).length > 0)
      .map((field): Violation => ({
        code: 'part8.names_a_person',
        article: { act: 'OPL', ref: '11(1)' },
        where: field,
      }));
    if (named.length > 0) throw new Refused(named, 422);
    await this.advance.within(tx, { municipalityId: place.id, dossierId, event: 'answerOpinion' });
    return dossier;
  }

  /** The words of the places that were named; null where nothing was said of places. */
  private async changes(
    tx: Transaction,
    place: PlaceRef,
    dossierId: string,
    { changedUnits }: AnswerBody,
  ): Promise<AnswerChange[] | null> {
    if (!changedUnits) return null;
    if (changedUnits.length === 0) return [];
    const changes = await this.differences.changes(tx.manager, place.id, dossierId);
    const named = changes.filter(({ unitId }) => changedUnits.includes(unitId));
    if (named.length < new Set(changedUnits).size) {
      throw new Refused([{ code: 'opinion.unit_unchanged', where: 'changedUnits' }], 409);
    }
    return named;
  }

  private async tell(
    tx: Transaction,
    place: PlaceRef,
    dossier: DossierRow,
    opinion: OpinionRow,
    key: string,
    { outcome, reason, changes }: AnswerBody & { changes: readonly AnswerChange[] },
  ): Promise<void> {
    if (!opinion.authorEmail) return;
    const link = `${this.config.publicUrl.origin}/${place.slug}/noteikumi/${dossier.code}/viedokli`;
    await this.mailer.queue(tx, {
      to: opinion.authorEmail,
      municipalityId: place.id,
      dedupeKey: `opinion-answered:${key}:${opinion.id}`,
      ...answerMail(opinion.language, {
        receipt: opinion.receipt,
        title: dossier.title,
        outcome,
        reason,
        changes,
        link,
      }),
    });
  }

  private record(tx: Transaction, place: PlaceRef, answerId: string, version: number): void {
    tx.audit({
      municipalityId: place.id,
      action: 'opinion.answer',
      subjectType: 'opinionAnswer',
      subjectId: answerId,
      permission: 'participation.answer',
      details: { version },
    });
  }
}

function personOf(actor: Actor): string {
  if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
  return actor.personId;
}
