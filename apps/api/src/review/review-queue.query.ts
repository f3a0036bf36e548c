import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { TRACK_QUESTIONS, type TrackAnswers } from '#libs/bylaw-procedure';
import { REVIEW_GROUNDS, type ReviewGround, type ReviewQueue, type ReviewQueueItem } from '#libs/contracts';
import { COPIED, REACHED, Reviewers } from './reviewers.js';
import { RoundViews } from './round-views.js';

/** Most rounds that are shown as done. */
const DONE_SHOWN = 100;

interface Row {
  id: string;
  municipalityId: string;
  dossierId: string;
  slug: string;
  place: string;
  code: string;
  title: string;
  bylawNumber: string | null;
  disagreed: boolean;
  copied: boolean;
  waiting: boolean;
  answers: TrackAnswers | null;
  amending: boolean;
}

/** What waits for a ministry's opinion, over all municipalities: only what was sent to the reviewer's own ministry. */
@Injectable()
export class ReviewQueueQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reviewers: Reviewers,
    private readonly rounds: RoundViews,
  ) {}

  /** The queue of the actor's ministry. */
  of(actor: Actor): Promise<ReviewQueue> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const items: (ReviewQueueItem & { waiting: boolean })[] = [];
      for (const row of await this.rows(manager, actor)) items.push(await this.item(manager, row));
      const due = (item: ReviewQueueItem): string => item.opinionBy?.day ?? '9999';
      const answered = (item: ReviewQueueItem): string => item.answeredOn ?? item.sentOn;
      const plain = ({ waiting: _waiting, ...item }: ReviewQueueItem & { waiting: boolean }) => item;
      return {
        waiting: items
          .filter((item) => item.waiting)
          .sort((a, b) => due(a).localeCompare(due(b)))
          .map(plain),
        done: items
          .filter((item) => !item.waiting)
          .sort((a, b) => answered(b).localeCompare(answered(a)))
          .map(plain),
      };
    });
  }

  private rows(manager: EntityManager, actor: Actor): Promise<Row[]> {
    const { varam, institutionIds } = this.reviewers.reachOf(actor);
    return manager.query<Row[]>(
      `SELECT * FROM (
         SELECT r.id, r.municipality_id AS "municipalityId", r.dossier_id AS "dossierId", m.slug, m.name AS place,
                d.code, d.title, n.number AS "bylawNumber", NOT ${REACHED} AS copied,
                d.answers, EXISTS (SELECT FROM amendment a WHERE a.municipality_id = d.municipality_id
                   AND a.dossier_id = d.id) AS amending,
                (d.state = 'in_review' AND r.number = (SELECT max(l.number) FROM review_round l
                   WHERE l.municipality_id = r.municipality_id AND l.dossier_id = r.dossier_id)) AS waiting,
                EXISTS (SELECT 1 FROM disagreement g WHERE g.municipality_id = r.municipality_id
                   AND g.round_id = r.id AND g.sent_to_ministry_on IS NOT NULL) AS disagreed, r.sent_at
           FROM municipality m
           JOIN review_round r ON r.municipality_id = m.id
           JOIN dossier d ON d.municipality_id = r.municipality_id AND d.id = r.dossier_id
           LEFT JOIN assigned_number n ON n.municipality_id = r.municipality_id AND n.dossier_id = r.dossier_id
          WHERE ${REACHED} OR ${COPIED}) q
        ORDER BY q.waiting DESC, q.sent_at DESC LIMIT $3`,
      [varam, institutionIds, DONE_SHOWN * 2],
    );
  }

  private async item(manager: EntityManager, row: Row): Promise<ReviewQueueItem & { waiting: boolean }> {
    const { rounds } = await this.rounds.read(manager, row.municipalityId, row.dossierId);
    const round = rounds.find((one) => one.id === row.id);
    if (!round) throw new Error('A round of the queue is not among its dossier’s.');
    return {
      id: row.id,
      dossierId: row.dossierId,
      place: { slug: row.slug, name: row.place },
      code: row.code,
      title: row.title,
      bylawNumber: row.bylawNumber,
      round: round.number,
      sentOn: round.sentOn,
      receivedOn: round.receivedOn,
      presumedReceipt: round.presumedReceipt,
      opinionBy: round.opinionBy,
      outcome: round.opinion?.outcome ?? null,
      answeredOn: round.opinion?.receivedOn ?? null,
      copied: row.copied,
      disagreed: row.disagreed,
      grounds: groundsOf(row.answers),
      amending: row.amending,
      waiting: row.waiting,
    };
  }
}

/** Groups of the questions that were answered with yes, in the order of the law. */
function groundsOf(given: TrackAnswers | null): ReviewGround[] {
  const yes = new Set<string>(
    TRACK_QUESTIONS.filter(({ code }) => given?.answers[code] === true).map(({ group }) => group),
  );
  return REVIEW_GROUNDS.filter((ground) => yes.has(ground));
}
