import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { AnswerChange, OpinionOutcome, Violation } from '#libs/contracts';
import { authorsIn, hasEmail } from '#libs/participation-rules';
import { AdvanceDossier, Dossiers } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { Mailer } from '../platform/mail/mailer.js';
import { idOf, Occasions, type Occasion, type OpinionSubject } from './occasions.js';
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

type Answered = Pick<Occasion, 'title' | 'opinionsPath'>;

interface AnsweredRow {
  dossierId: string | null;
  eventId: string | null;
  changes: AnswerChange[];
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
    private readonly occasions: Occasions,
    private readonly part8: Part8,
    private readonly differences: StageDifferencesQuery,
    private readonly mailer: Mailer,
  ) {}

  /** @throws Refused 409 when one of the opinions changed meanwhile or was not looked at, 422 for a name in the answer. */
  async run(
    actor: Actor,
    place: PlaceRef,
    subject: OpinionSubject,
    body: AnswerBody & { opinions: readonly { id: string; version: number }[] },
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const answered = await this.begin(tx, place, subject, body);
      const id = randomUUID();
      const changes = (await this.changes(tx, place, subject, body)) ?? [];
      await tx.manager.query(
        `INSERT INTO opinion_answer (municipality_id, id, dossier_id, event_id, outcome, gist, reason, answered_by,
           answered_day, answered_at, changes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb)`,
        [
          place.id,
          id,
          'dossierId' in subject ? subject.dossierId : null,
          'eventId' in subject ? subject.eventId : null,
          body.outcome,
          body.gist,
          body.reason,
          personOf(actor),
          this.clock.legalToday(),
          this.clock.legalNow(),
          JSON.stringify(changes),
        ],
      );
      // In one order, so that two who answer do not wait for each other.
      for (const asked of [...body.opinions].sort((a, b) => (a.id < b.id ? -1 : 1))) {
        const opinion = await this.store.load(tx.manager, place.id, asked.id);
        if ((opinion.dossierId ?? opinion.eventId) !== idOf(subject)) throw Refused.notFound('opinion');
        if (opinion.state !== 'published') {
          throw new Refused([{ code: `opinion.${opinion.state}_has_no_answer`, where: asked.id }], 409);
        }
        const [, changed] = await tx.manager.query<[unknown, number]>(
          `UPDATE opinion SET answer_id = $4, version = version + 1
            WHERE municipality_id = $1 AND id = $2 AND version = $3`,
          [place.id, asked.id, asked.version, id],
        );
        if (changed !== 1) throw Refused.stale('opinion');
        await this.tell(tx, place, answered, opinion, `${id}:1`, { ...body, changes });
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
      const [answer] = await tx.manager.query<AnsweredRow[]>(
        `SELECT dossier_id AS "dossierId", event_id AS "eventId", changes FROM opinion_answer WHERE municipality_id = $1 AND id = $2`,
        [place.id, answerId],
      );
      if (!answer) throw Refused.notFound('answer');
      const subject = subjectOf(answer);
      const about = await this.begin(tx, place, subject, body);
      const changes = (await this.changes(tx, place, subject, body)) ?? answer.changes;
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
        await this.tell(tx, place, about, opinion, `${answerId}:${version}`, { ...body, changes });
      }
      this.record(tx, place, answerId, version);
      return { version };
    });
  }

  private async begin(
    tx: Transaction,
    place: PlaceRef,
    subject: OpinionSubject,
    body: AnswerBody,
  ): Promise<Answered> {
    const answered = await this.hold(tx, place, subject);
    const authors = await this.part8.authors(tx.manager, place.id, subject);
    const code = 'dossierId' in subject ? 'part8.names_a_person' : 'opinion.answer_names_author';
    const named = (['gist', 'reason'] as const)
      .filter((field) => hasEmail(body[field]) || authorsIn(body[field], authors).length > 0)
      .map((field): Violation => ({
        code,
        article: { act: 'OPL', ref: '11(1)' },
        where: field,
      }));
    if (named.length > 0) throw new Refused(named, 422);
    if ('dossierId' in subject) {
      const { dossierId } = subject;
      await this.advance.within(tx, { municipalityId: place.id, dossierId, event: 'answerOpinion' });
    }
    return answered;
  }

  private async hold(tx: Transaction, place: PlaceRef, subject: OpinionSubject): Promise<Answered> {
    if ('eventId' in subject) return this.occasions.holdUndecided(tx.manager, place.id, subject.eventId);
    const { code, title } = await this.dossiers.load(tx.manager, place.id, subject.dossierId, { lock: true });
    return { title, opinionsPath: `noteikumi/${code}/viedokli` };
  }

  /** The words of the places that were named; null where nothing was said of places. An event shows no text. */
  private async changes(
    tx: Transaction,
    place: PlaceRef,
    subject: OpinionSubject,
    { changedUnits }: AnswerBody,
  ): Promise<AnswerChange[] | null> {
    if (!changedUnits) return null;
    if (changedUnits.length === 0) return [];
    const changes =
      'dossierId' in subject ? await this.differences.changes(tx.manager, place.id, subject.dossierId) : [];
    const named = changes.filter(({ unitId }) => changedUnits.includes(unitId));
    if (named.length < new Set(changedUnits).size) {
      throw new Refused([{ code: 'opinion.unit_unchanged', where: 'changedUnits' }], 409);
    }
    return named;
  }

  private async tell(
    tx: Transaction,
    place: PlaceRef,
    { title, opinionsPath }: Answered,
    opinion: OpinionRow,
    key: string,
    { outcome, reason, changes }: AnswerBody & { changes: readonly AnswerChange[] },
  ): Promise<void> {
    if (!opinion.authorEmail) return;
    const link = `${this.config.publicUrl.origin}/${place.slug}/${opinionsPath}`;
    await this.mailer.queue(tx, {
      to: opinion.authorEmail,
      municipalityId: place.id,
      dedupeKey: `opinion-answered:${key}:${opinion.id}`,
      ...answerMail(opinion.language, {
        receipt: opinion.receipt,
        title,
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

function subjectOf({ dossierId, eventId }: AnsweredRow): OpinionSubject {
  return dossierId === null ? { eventId: eventId ?? '' } : { dossierId };
}

function personOf(actor: Actor): string {
  if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
  return actor.personId;
}
