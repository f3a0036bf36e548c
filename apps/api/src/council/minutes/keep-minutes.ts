import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { can, type Actor } from '#libs/access-policy';
import type {
  ArticleRef,
  LegalDay,
  PublicationMeansCode,
  SaveMinutes,
  SittingPublication,
} from '#libs/contracts';
import { computeDeadline, deadlineRule } from '#libs/legal-calendar';
import { WorkingCalendar } from '../../directory/index.js';
import { RecordPublication } from '../../participation/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Sittings, type SittingRow } from '../sittings.js';

/** What of a sitting was published, where and when. */
export interface SittingPublished {
  what: SittingPublication;
  url: string;
  day: LegalDay;
  means: PublicationMeansCode;
}

const COLUMNS: Record<SittingPublication, { day: string; url: string }> = {
  minutes: { day: 'published_on', url: 'published_url' },
  decisions: { day: 'decisions_published_on', url: 'decisions_url' },
  recording: { day: 'recording_published_on', url: 'recording_url' },
};

/** Minutes, what of a sitting is made public, and councillors' written views (PL 38, 41(7)–(8)). */
@Injectable()
export class KeepMinutes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
    private readonly publication: RecordPublication,
    private readonly workingDays: WorkingCalendar,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refused 409 for signed minutes and where somebody else wrote since; 422 for a signature before the sitting, in
   * the future or before it is over.
   */
  save(
    actor: Actor,
    place: PlaceRef,
    sittingId: string,
    input: SaveMinutes & { version?: number },
  ): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const sitting = await this.sittings.load(tx.manager, place.id, sittingId, true);
      const article: ArticleRef = { act: 'PL', ref: sitting.committeeId === null ? '38(4)' : '41(7)' };
      const kept = await this.kept(tx, place, sittingId);
      if (kept?.signedOn) throw new Refused([{ code: 'minutes_signed', article }], 409);
      if (input.version !== undefined && input.version !== (kept?.version ?? 0))
        throw Refused.stale('minutes');
      if (input.signedOn !== null) {
        if (sitting.state !== 'closed') throw new Refused([{ code: 'sitting_not_closed', article }], 409);
        if (input.signedOn < sitting.day || input.signedOn > this.clock.legalToday())
          throw new Refused([{ code: 'minutes_day_impossible', article, where: 'signedOn' }], 422);
      }
      await tx.manager.query(
        `INSERT INTO sitting_minutes (municipality_id, sitting_id, keeper, opened_time, closed_time, others, absences,
           notes, signed_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT ON CONSTRAINT sitting_minutes_pk DO UPDATE SET keeper = EXCLUDED.keeper,
           opened_time = EXCLUDED.opened_time, closed_time = EXCLUDED.closed_time, others = EXCLUDED.others,
           absences = EXCLUDED.absences, notes = EXCLUDED.notes, signed_on = EXCLUDED.signed_on,
           version = sitting_minutes.version + 1`,
        [
          place.id,
          sittingId,
          input.keeper,
          input.openedTime,
          input.closedTime,
          input.others?.trim() || null,
          input.absences?.trim() || null,
          input.notes?.trim() || null,
          input.signedOn,
        ],
      );
      this.record(tx, place, input.signedOn ? 'minutes.sign' : 'minutes.save', sittingId);
    });
  }

  /** @throws Refused 409 for minutes that are not signed, 422 for an address outside of the official website. */
  publish(actor: Actor, place: PlaceRef, sittingId: string, input: SittingPublished): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const sitting = await this.sittings.load(tx.manager, place.id, sittingId, true);
      const article = publicationArticle(input.what, sitting);
      const kept = await this.kept(tx, place, sittingId);
      if (!kept || (input.what === 'minutes' && kept.signedOn === null))
        throw new Refused([{ code: kept ? 'minutes_unsigned' : 'minutes_missing', article }], 409);
      if (input.day < sitting.day || input.day > this.clock.legalToday())
        throw new Refused([{ code: 'publication_day_impossible', article, where: 'day' }], 422);
      const { url, day, means } = input;
      await this.publication.within(tx, {
        municipalityId: place.id,
        subject: { sittingId },
        article,
        url,
        from: day,
        means,
        permission: 'council.manage',
      });
      const column = COLUMNS[input.what];
      await tx.manager.query(
        `UPDATE sitting_minutes SET ${column.day} = $3, ${column.url} = $4, version = version + 1
          WHERE municipality_id = $1 AND sitting_id = $2`,
        [place.id, sittingId, day, url],
      );
    });
  }

  /** The recording is kept online for five years at most (PL 38(7)). @throws Refused 409 where none was published. */
  recordingRemoved(actor: Actor, place: PlaceRef, sittingId: string, day: LegalDay): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.sittings.load(tx.manager, place.id, sittingId, true);
      const article: ArticleRef = { act: 'PL', ref: '38(7)' };
      if (day > this.clock.legalToday())
        throw new Refused([{ code: 'day_in_future', article, where: 'day' }], 422);
      const [, changed] = await tx.manager.query<[unknown, number]>(
        `UPDATE sitting_minutes SET recording_removed_on = $3, version = version + 1
          WHERE municipality_id = $1 AND sitting_id = $2 AND recording_published_on <= $3
            AND recording_removed_on IS NULL`,
        [place.id, sittingId, day],
      );
      if (changed !== 1) throw new Refused([{ code: 'recording_not_published', article, where: 'day' }], 409);
      this.record(tx, place, 'minutes.recording-removed', sittingId);
    });
  }

  /** A written view of a councillor (PL 38(5)); one that comes after the five working days is kept and marked. */
  state(
    actor: Actor,
    place: PlaceRef,
    sittingId: string,
    input: { itemId: string | null; text: string; authorId?: string },
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const sitting = await this.sittings.load(tx.manager, place.id, sittingId, true);
      const article: ArticleRef = { act: 'PL', ref: '38(5)' };
      const kept = await this.kept(tx, place, sittingId);
      if (!kept?.signedOn) throw new Refused([{ code: 'minutes_unsigned', article }], 409);
      const own = actor.kind === 'person' ? actor.personId : '';
      const manages = can(actor, 'council.manage', { municipalityId: place.id });
      const author = manages ? (input.authorId ?? own) : own;
      const seats = await this.sittings.seats(tx.manager, place.id, sitting);
      if (!seats.some(({ personId }) => personId === author))
        throw new Refused([{ code: 'statement_not_by_councillor', article, where: 'authorId' }], 422);
      if (input.itemId !== null) {
        const item = await this.sittings.item(tx.manager, place.id, input.itemId);
        if (item.sittingId !== sittingId) throw Refused.notFound('agendaItem');
      }
      const calendar = await this.workingDays.calendarFor(tx.manager, place.id);
      const today = this.clock.legalToday();
      const due = computeDeadline(deadlineRule('D.COUNCILLOR_VIEW'), kept.signedOn, calendar).day;
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO councillor_statement (municipality_id, id, sitting_id, item_id, person_id, wording, day, late,
           recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          place.id,
          id,
          sittingId,
          input.itemId,
          author,
          input.text,
          today,
          today > due,
          own,
          this.clock.legalNow(),
        ],
      );
      this.record(tx, place, 'minutes.statement', sittingId, 'council.participate');
      return { id };
    });
  }

  private async kept(
    tx: Transaction,
    place: PlaceRef,
    sittingId: string,
  ): Promise<{ signedOn: LegalDay | null; version: number } | undefined> {
    const [row] = await tx.manager.query<{ signedOn: LegalDay | null; version: number }[]>(
      `SELECT signed_on::text AS "signedOn", version FROM sitting_minutes WHERE municipality_id = $1 AND sitting_id = $2`,
      [place.id, sittingId],
    );
    return row;
  }

  private record(
    tx: Transaction,
    place: PlaceRef,
    action: string,
    subjectId: string,
    permission: 'council.manage' | 'council.participate' = 'council.manage',
  ): void {
    tx.audit({ municipalityId: place.id, action, subjectType: 'sitting', subjectId, permission });
  }
}

/** The duty that a publication fulfils. */
function publicationArticle(
  what: SittingPublication,
  { committeeId }: Pick<SittingRow, 'committeeId'>,
): ArticleRef {
  return { act: 'PL', ref: what === 'minutes' && committeeId !== null ? '41(8)' : '38(6)' };
}
