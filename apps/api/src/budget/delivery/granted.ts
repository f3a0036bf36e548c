/** What the newest count in which project `p` won gives it; less than its cost where it is funded in part. */
export const GRANTED_CENTS = `(SELECT (o->>'grantedCents')::float8
  FROM budget_count k, jsonb_path_query(k.count, '$.units[*].outcomes[*]') o
 WHERE k.municipality_id = p.municipality_id AND k.cycle_id = p.cycle_id
   AND (o->>'won')::boolean AND (o->>'nr')::int = p.nr
 ORDER BY k.number DESC LIMIT 1)`;

/** Numbers of the winners of the newest count of cycle `c`; NULL where nothing was counted. */
export const WINNING_NRS = `(SELECT ARRAY(SELECT (o->>'nr')::int
          FROM jsonb_path_query(k.count, '$.units[*].outcomes[*] ? (@.won == true)') o)
  FROM budget_count k WHERE k.municipality_id = c.municipality_id AND k.cycle_id = c.id
 ORDER BY k.number DESC LIMIT 1)`;

/** What the newest count of cycle `c` gives its winners in all; NULL where nothing was counted. */
export const GRANTED_IN_ALL_CENTS = `(SELECT (SELECT coalesce(sum((o->>'grantedCents')::float8), 0)
          FROM jsonb_path_query(k.count, '$.units[*].outcomes[*] ? (@.won == true)') o)
  FROM budget_count k WHERE k.municipality_id = c.municipality_id AND k.cycle_id = c.id
 ORDER BY k.number DESC LIMIT 1)`;
