import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { LegalDay, ReviewOutcome, ReviewStatistics, StatisticsObjection } from '#libs/contracts';
import { daysBetween } from '#libs/legal-calendar';
import { countByRule, fateOf } from '#libs/review-rules';
import { Reviewers } from './reviewers.js';

/** What the statistics are asked for. */
export interface StatisticsAsk {
  /** Opinions issued (or months that ended in silence) on these days. */
  from: LegalDay | null;
  to: LegalDay | null;
  /** Slug of a municipality; `null` = all. */
  place: string | null;
}

/** Most reviews that are counted at once. */
const MOST = 5000;

interface Row {
  id: string;
  dossierId: string;
  slug: string;
  name: string;
  title: string;
  bylawNumber: string | null;
  outcome: ReviewOutcome;
  issuedOn: LegalDay;
  receivedOn: LegalDay | null;
  late: boolean;
  laterRound: boolean;
  stopped: boolean;
  disagreement: { whole: boolean; objectionIds: string[] } | null;
  objections: { id: string; unitLabel: string; text: string; grounds: string }[];
}

/** Statistics of what the reader's own ministry objected to, by the rule that was broken. */
@Injectable()
export class ReviewStatisticsQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reviewers: Reviewers,
  ) {}

  /** Over all municipalities, or one; only rounds that were sent to the reader's ministry for its opinion. */
  async of(actor: Actor, ask: StatisticsAsk): Promise<ReviewStatistics> {
    const rows = await this.rows(actor, ask);
    const objections = rows.flatMap((row) => row.objections.map((one) => objectionOf(row, one)));
    const outcomes: ReviewStatistics['outcomes'] = {
      no_objections: 0,
      objections_whole: 0,
      objections_partial: 0,
      silent: 0,
    };
    for (const { outcome } of rows) outcomes[outcome] += 1;
    const byDossier = new Map(rows.map((row) => [row.id, row.dossierId]));
    return {
      outcomes,
      medianDays: median(
        rows.flatMap(({ outcome, receivedOn, issuedOn }) =>
          outcome === 'silent' || receivedOn === null ? [] : [daysBetween(receivedOn, issuedOn)],
        ),
      ),
      late: rows.filter(({ late }) => late).length,
      rules: countByRule(
        objections.map(({ id, roundId, place, grounds, fate }) => ({
          id,
          bylaw: byDossier.get(roundId) ?? roundId,
          municipality: place.slug,
          grounds,
          fate,
        })),
      ),
      objections,
      places: await this.places(actor),
    };
  }

  /** Objections of the same ministry to other by-laws of a municipality, the newest first. */
  async elsewhere(
    actor: Actor,
    about: { place: string; dossierId: string },
    most: number,
  ): Promise<StatisticsObjection[]> {
    const rows = await this.rows(actor, { from: null, to: null, place: about.place });
    return rows
      .filter(({ dossierId }) => dossierId !== about.dossierId)
      .flatMap((row) => row.objections.map((one) => objectionOf(row, one)))
      .slice(0, most);
  }

  private rows(actor: Actor, { from, to, place }: StatisticsAsk): Promise<Row[]> {
    const { varam, institutionIds } = this.reviewers.reachOf(actor);
    return this.dataSource.query<Row[]>(
      `SELECT * FROM (
         SELECT r.id, r.dossier_id AS "dossierId", m.slug, m.name, d.title, n.number AS "bylawNumber",
                CASE WHEN r.silence_checked_on IS NOT NULL THEN 'silent' ELSE o.outcome END AS outcome,
                coalesce(o.issued_on, r.silence_checked_on)::text AS "issuedOn",
                r.received_on::text AS "receivedOn",
                (o.round_id IS NOT NULL AND r.silence_checked_on IS NOT NULL) AS late,
                EXISTS (SELECT FROM review_round l WHERE l.municipality_id = r.municipality_id
                   AND l.dossier_id = r.dossier_id AND l.number > r.number) AS "laterRound",
                d.state IN ('publication_barred', 'withdrawn') AS stopped,
                (SELECT json_build_object('whole', g.whole, 'objectionIds', g.objection_ids) FROM disagreement g
                  WHERE g.municipality_id = r.municipality_id AND g.round_id = r.id
                    AND g.sent_to_ministry_on IS NOT NULL) AS disagreement,
                coalesce((SELECT json_agg(json_build_object('id', b.id, 'unitLabel', b.unit_label, 'text', b.text,
                     'grounds', b.grounds) ORDER BY b.position) FROM review_objection b
                  WHERE b.municipality_id = r.municipality_id AND b.round_id = r.id), '[]') AS objections
           FROM municipality m
           JOIN review_round r ON r.municipality_id = m.id
           JOIN dossier d ON d.municipality_id = r.municipality_id AND d.id = r.dossier_id
           LEFT JOIN review_opinion o ON o.municipality_id = r.municipality_id AND o.round_id = r.id
           LEFT JOIN assigned_number n ON n.municipality_id = r.municipality_id AND n.dossier_id = r.dossier_id
          WHERE ((r.reviewer_kind = 'varam' AND $1) OR r.institution_id = ANY($2::uuid[]))
            AND ($3::text IS NULL OR m.slug = $3)
            AND (o.round_id IS NOT NULL OR r.silence_checked_on IS NOT NULL)) q
        WHERE ($4::text IS NULL OR q."issuedOn" >= $4) AND ($5::text IS NULL OR q."issuedOn" <= $5)
        ORDER BY q."issuedOn" DESC, q.id LIMIT ${MOST}`,
      [varam, institutionIds, place, from, to],
    );
  }

  private places(actor: Actor): Promise<{ slug: string; name: string }[]> {
    const { varam, institutionIds } = this.reviewers.reachOf(actor);
    return this.dataSource.query(
      `SELECT m.slug, m.name FROM municipality m
        WHERE EXISTS (SELECT FROM review_round r WHERE r.municipality_id = m.id
                AND ((r.reviewer_kind = 'varam' AND $1) OR r.institution_id = ANY($2::uuid[])))
        ORDER BY m.name`,
      [varam, institutionIds],
    );
  }
}

function objectionOf(row: Row, one: Row['objections'][number]): StatisticsObjection {
  return {
    ...one,
    roundId: row.id,
    place: { slug: row.slug, name: row.name },
    title: row.title,
    bylawNumber: row.bylawNumber,
    issuedOn: row.issuedOn,
    fate: fateOf(one.id, row),
  };
}

function median(days: readonly number[]): number | null {
  const sorted = days.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? upper) + upper) / 2);
}
