import type { EntityManager } from 'typeorm';
import type { AgendaVoteView, NamedVote } from '#libs/contracts';
import { countsOf } from '../amendments/amendment-rows.js';

type Row = Omit<AgendaVoteView, 'counts'> & { present: number; seats: number; votes: NamedVote[] };

/** The votes of a sitting on its own agenda, in the order they were taken. */
export async function readAgendaVotes(
  manager: EntityManager,
  municipalityId: string,
  sittingId: string,
): Promise<AgendaVoteView[]> {
  const rows = await manager.query<Row[]>(
    `SELECT v.question, nullif(coalesce(i.essence, same.essence, v.subject, i.title), '') AS item, v.carried, v.present,
            v.council_size AS seats, v.majority,
            coalesce((SELECT json_agg(json_build_object('name', p.name, 'choice', c.choice, 'conflict', c.conflict)
                                      ORDER BY p.name, p.id)
               FROM sitting_vote_choice c JOIN person p ON p.id = c.person_id
              WHERE c.municipality_id = v.municipality_id AND c.vote_id = v.id), '[]') AS votes
       FROM sitting_vote v
       LEFT JOIN agenda_item i ON i.municipality_id = v.municipality_id AND i.id = v.item_id
       -- A proposal to add names no item, and may be of a matter that is closed by now (PL 27(4)).
       LEFT JOIN LATERAL (SELECT c.essence FROM agenda_item c
          WHERE c.municipality_id = v.municipality_id AND v.item_id IS NULL AND c.sitting_id = v.sitting_id
            AND v.subject = ANY(c.earlier_titles || c.title) AND c.essence IS NOT NULL LIMIT 1) same ON true
      WHERE v.municipality_id = $1 AND v.sitting_id = $2 AND v.question <> 'amendment'
      ORDER BY v.recorded_at, v.id`,
    [municipalityId, sittingId],
  );
  return rows.map(({ present, seats, ...row }) => ({ ...row, counts: countsOf(row.votes, present, seats) }));
}
