import type { EntityManager } from 'typeorm';
import type { OpinionChannel, OpinionCounts } from '#libs/contracts';
import { aboutSubject, idOf, type OpinionSubject } from './occasions.js';

/** How many opinions there are about a draft, over all its stages, or about an event. */
export async function countOpinions(
  manager: EntityManager,
  municipalityId: string,
  subject: OpinionSubject,
): Promise<OpinionCounts> {
  const rows = await manager.query<(Omit<OpinionCounts, 'byChannel'> & { channel: OpinionChannel })[]>(
    `SELECT channel, count(*)::int AS received,
            count(*) FILTER (WHERE state = 'published')::int AS published,
            count(*) FILTER (WHERE state = 'pending')::int AS pending,
            count(*) FILTER (WHERE state = 'refused')::int AS refused,
            count(*) FILTER (WHERE late)::int AS late,
            count(*) FILTER (WHERE answer_id IS NOT NULL)::int AS answered,
            count(*) FILTER (WHERE answer_id IS NULL AND state <> 'refused' AND NOT late)::int AS unanswered
       FROM opinion o WHERE o.municipality_id = $1 AND ${aboutSubject(subject)} GROUP BY channel`,
    [municipalityId, idOf(subject)],
  );
  const sum = (key: Exclude<keyof OpinionCounts, 'byChannel'>): number =>
    rows.reduce((total, row) => total + row[key], 0);
  return {
    received: sum('received'),
    published: sum('published'),
    pending: sum('pending'),
    refused: sum('refused'),
    late: sum('late'),
    answered: sum('answered'),
    unanswered: sum('unanswered'),
    byChannel: Object.fromEntries(rows.map((row) => [row.channel, row.received])),
  };
}
