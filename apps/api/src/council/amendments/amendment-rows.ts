import type { EntityManager } from 'typeorm';
import type { AmendmentKind, AmendmentState, NamedVote, VoteCounts } from '#libs/contracts';
import type { Amendment } from '#libs/council-rules';

/** A tabled amendment with its vote. */
export interface AmendmentRow extends Amendment {
  itemId: string;
  kind: AmendmentKind;
  place: string;
  before: string;
  reason: string | null;
  author: string;
  authorId: string;
  tabledAt: Date;
  position: number | null;
  state: AmendmentState;
  lapsedBy: number | null;
  votes: NamedVote[];
  counts: VoteCounts | null;
}

/** The amendments to one item by number; with `lock`, nobody else changes them until the transaction ends. */
export async function loadAmendments(
  manager: EntityManager,
  municipalityId: string,
  itemId: string,
  lock = false,
): Promise<AmendmentRow[]> {
  if (lock)
    await manager.query(
      `SELECT 1 FROM tabled_amendment WHERE municipality_id = $1 AND item_id = $2 ORDER BY number FOR NO KEY UPDATE`,
      [municipalityId, itemId],
    );
  const rows = await manager.query<
    (Omit<AmendmentRow, 'counts'> & { present: number | null; councilSize: number | null })[]
  >(
    `SELECT a.id, a.item_id AS "itemId", a.number, a.kind, a.node_id AS "nodeId", a.place, a.before,
            a.wording AS text, a.reason, p.name AS author, a.author_id AS "authorId", a.tabled_at AS "tabledAt",
            a.position, a.state, a.lapsed_by AS "lapsedBy", v.present, v.council_size AS "councilSize",
            coalesce((SELECT json_agg(json_build_object('name', q.name, 'choice', c.choice, 'conflict', c.conflict)
                                      ORDER BY q.name, q.id)
               FROM sitting_vote_choice c JOIN person q ON q.id = c.person_id
              WHERE c.municipality_id = v.municipality_id AND c.vote_id = v.id), '[]') AS votes
       FROM tabled_amendment a
       JOIN person p ON p.id = a.author_id
       LEFT JOIN sitting_vote v ON v.municipality_id = a.municipality_id AND v.amendment_id = a.id
      WHERE a.municipality_id = $1 AND a.item_id = $2 ORDER BY a.number`,
    [municipalityId, itemId],
  );
  return rows.map(({ present, councilSize, ...row }) => ({
    ...row,
    counts: present === null || councilSize === null ? null : countsOf(row.votes, present, councilSize),
  }));
}

/** Counts of named votes. */
export function countsOf(votes: readonly NamedVote[], present: number, councilSize: number): VoteCounts {
  const of = (choice: NamedVote['choice']): number => votes.filter((vote) => vote.choice === choice).length;
  return {
    for: of('for'),
    against: of('against'),
    abstain: of('abstain'),
    notParticipating: of('not_participating'),
    present,
    councilSize,
  };
}

/** In the order of voting: as the secretary put them, else by the rules. */
export function inVoteOrder<A extends { position: number | null }>(ordered: readonly A[]): A[] {
  const last = ordered.length;
  return ordered
    .map((one, index) => ({ one, index }))
    .sort((a, b) => (a.one.position ?? last) - (b.one.position ?? last) || a.index - b.index)
    .map(({ one }) => one);
}
