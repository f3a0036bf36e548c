/**
 * The votes of roll calls as they count: as recorded, or as corrected last. A table expression with `municipality_id`,
 * `item_id`, `person_id`, `choice` and `conflict`.
 */
export const COUNTED_VOTE = `(
  SELECT o.municipality_id, o.item_id, o.person_id, coalesce(c.choice, o.choice) AS choice,
         coalesce(c.conflict, o.conflict) AS conflict
    FROM roll_call_vote o
    LEFT JOIN LATERAL (
      SELECT k.choice, k.conflict
        FROM roll_call_correction r
        JOIN roll_call_corrected_vote k ON k.municipality_id = r.municipality_id AND k.correction_id = r.id
       WHERE r.municipality_id = o.municipality_id AND r.item_id = o.item_id AND k.person_id = o.person_id
       ORDER BY r.recorded_at DESC, r.id LIMIT 1) c ON true)`;
