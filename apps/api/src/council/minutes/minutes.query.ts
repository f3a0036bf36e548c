import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LegalDay, MinutesView, SaveMinutes, SittingPublication } from '#libs/contracts';
import { sittingTerms } from '#libs/council-rules';
import { WorkingCalendar } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { loadAmendments } from '../amendments/amendment-rows.js';
import { Sittings } from '../sittings.js';
import { readAgendaVotes } from '../votes/agenda-votes.query.js';

interface Row extends SaveMinutes {
  publishedOn: LegalDay | null;
  publishedUrl: string | null;
  decisionsOn: LegalDay | null;
  decisionsUrl: string | null;
  recordingOn: LegalDay | null;
  recordingUrl: string | null;
  recordingRemovedOn: LegalDay | null;
  version: number;
}

/** Minutes of a sitting, the terms that run after it, and written views. */
@Injectable()
export class ReadMinutes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sittings: Sittings,
    private readonly workingDays: WorkingCalendar,
    private readonly clock: Clock,
  ) {}

  /** @throws Refused 404 when there is no such sitting. */
  async of(place: PlaceRef, sittingId: string): Promise<MinutesView> {
    const { manager } = this.dataSource;
    const sitting = await this.sittings.load(manager, place.id, sittingId);
    const row = await this.row(place, sittingId);
    const calendar = await this.workingDays.calendarFor(manager, place.id);
    const record = {
      day: sitting.day,
      ofCommittee: sitting.committeeId !== null,
      minutesSignedOn: row?.signedOn ?? null,
      minutesPublishedOn: row?.publishedOn ?? null,
      recordingPublishedOn: row?.recordingOn ?? null,
      recordingRemovedOn: row?.recordingRemovedOn ?? null,
      decisionsSignedOn: await this.decisionsSigned(place, sittingId),
      decisionsPublishedOn: row?.decisionsOn ?? null,
    };
    const today = this.clock.legalToday();
    return {
      minutes: row ? minutesOf(row) : null,
      version: row?.version ?? 0,
      published: publishedOf(row),
      terms: sitting.day > today ? [] : sittingTerms(record, today, calendar),
      statements: await this.statements(place, sittingId),
      attendance: await this.attendance(place, sittingId),
      amendments: await this.amendments(place, sittingId),
      agendaVotes: await readAgendaVotes(manager, place.id, sittingId),
    };
  }

  /** Where what of the sitting is published. */
  async published(place: PlaceRef, sittingId: string): Promise<MinutesView['published']> {
    return publishedOf(await this.row(place, sittingId));
  }

  private async row(place: PlaceRef, sittingId: string): Promise<Row | undefined> {
    const [row] = await this.dataSource.query<Row[]>(
      `SELECT keeper, opened_time AS "openedTime", closed_time AS "closedTime", others, absences, notes,
              signed_on::text AS "signedOn", published_on::text AS "publishedOn", published_url AS "publishedUrl",
              decisions_published_on::text AS "decisionsOn", decisions_url AS "decisionsUrl",
              recording_published_on::text AS "recordingOn", recording_url AS "recordingUrl",
              recording_removed_on::text AS "recordingRemovedOn", version
         FROM sitting_minutes WHERE municipality_id = $1 AND sitting_id = $2`,
      [place.id, sittingId],
    );
    return row;
  }

  /** The day the last decision was signed; `null` while one that was adopted is not. */
  private async decisionsSigned(place: PlaceRef, sittingId: string): Promise<LegalDay | null> {
    const [row] = await this.dataSource.query<{ last: LegalDay | null; open: number }[]>(
      `SELECT max(g.day)::text AS last,
              count(*) FILTER (WHERE g.day IS NULL AND f.item_id IS NULL)::int AS open
         FROM agenda_item i
         LEFT JOIN signature g ON g.municipality_id = i.municipality_id AND g.item_id = i.id
          AND g.document = 'decision'
         LEFT JOIN signature_refusal f ON f.municipality_id = i.municipality_id AND f.item_id = i.id
        WHERE i.municipality_id = $1 AND i.sitting_id = $2 AND i.outcome = 'adopted' AND i.purpose <> 'opinion'`,
      [place.id, sittingId],
    );
    return row && row.open === 0 ? row.last : null;
  }

  private statements(place: PlaceRef, sittingId: string): Promise<MinutesView['statements']> {
    return this.dataSource.query(
      `SELECT p.name AS author, coalesce(i.essence, i.title) AS item, v.wording AS text, v.day::text, v.late
         FROM councillor_statement v JOIN person p ON p.id = v.person_id
         LEFT JOIN agenda_item i ON i.municipality_id = v.municipality_id AND i.id = v.item_id
        WHERE v.municipality_id = $1 AND v.sitting_id = $2 ORDER BY v.recorded_at, v.id`,
      [place.id, sittingId],
    );
  }

  private attendance(place: PlaceRef, sittingId: string): Promise<MinutesView['attendance']> {
    return this.dataSource.query(
      `SELECT p.name, a.presence FROM attendance a JOIN person p ON p.id = a.person_id
        WHERE a.municipality_id = $1 AND a.sitting_id = $2 ORDER BY p.name, p.id`,
      [place.id, sittingId],
    );
  }

  private async amendments(place: PlaceRef, sittingId: string): Promise<MinutesView['amendments']> {
    const items = await this.dataSource.query<{ id: string }[]>(
      `SELECT DISTINCT i.id, i.position FROM agenda_item i
         JOIN tabled_amendment a ON a.municipality_id = i.municipality_id AND a.item_id = i.id
        WHERE i.municipality_id = $1 AND i.sitting_id = $2 ORDER BY i.position`,
      [place.id, sittingId],
    );
    const found: MinutesView['amendments'] = [];
    for (const { id: itemId } of items) {
      for (const one of await loadAmendments(this.dataSource.manager, place.id, itemId)) {
        const { number, place: at, author, state, counts } = one;
        found.push({ itemId, number, place: at, author, state, counts });
      }
    }
    return found;
  }
}

function minutesOf({ keeper, openedTime, closedTime, others, absences, notes, signedOn }: Row): SaveMinutes {
  return { keeper, openedTime, closedTime, others, absences, notes, signedOn };
}

function publishedOf(
  row: Row | undefined,
): Record<SittingPublication, { url: string; day: LegalDay } | null> {
  const one = (url: string | null | undefined, day: LegalDay | null | undefined) =>
    url && day ? { url, day } : null;
  return {
    minutes: one(row?.publishedUrl, row?.publishedOn),
    decisions: one(row?.decisionsUrl, row?.decisionsOn),
    recording: one(row?.recordingUrl, row?.recordingOn),
  };
}
