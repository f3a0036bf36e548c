/** What the newest count in which project `p` won gives it; less than its cost where it is funded in part. */
export const GRANTED_CENTS = `(SELECT (o->>'grantedCents')::float8
  FROM budget_count k, jsonb_path_query(k.count, '$.units[*].outcomes[*]') o
 WHERE k.municipality_id = p.municipality_id AND k.cycle_id = p.cycle_id
   AND (o->>'won')::boolean AND (o->>'nr')::int = p.nr
 ORDER BY k.number DESC LIMIT 1)`;
