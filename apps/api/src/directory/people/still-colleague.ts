/**
 * Condition on a substitution `s`: only a colleague can stand in, so who has no role of their own in the municipality
 * any more stands in for nobody either, whatever had been arranged before they left.
 *
 * @param day the parameter of the query that holds the day, for example `$2`.
 */
export const stillColleague = (day: string): string =>
  `EXISTS (SELECT 1 FROM role_assignment own
            WHERE own.municipality_id = s.municipality_id AND own.person_id = s.substitute_id
              AND own.valid_from <= ${day} AND (own.valid_to IS NULL OR own.valid_to >= ${day}))`;
