-- Counts by every rule, begun by one person and carried out by another, with the turnout; corrections stand beside the
-- first count.

-- Who begins a count; another person carries it out. `word` goes into the seed of the lot.
CREATE TABLE budget_count_start (
  municipality_id uuid NOT NULL,
  cycle_id        uuid NOT NULL,
  started_by      uuid NOT NULL,
  started_on      date NOT NULL,
  word            text NOT NULL,
  CONSTRAINT budget_count_start_pk PRIMARY KEY (municipality_id, cycle_id),
  CONSTRAINT budget_count_start_cycle_fk
    FOREIGN KEY (municipality_id, cycle_id) REFERENCES budget_cycle (municipality_id, id),
  CONSTRAINT budget_count_start_person_fk FOREIGN KEY (started_by) REFERENCES person (id)
);

ALTER TABLE budget_count DISABLE TRIGGER budget_count_final;

ALTER TABLE budget_count
  ADD COLUMN number integer NOT NULL DEFAULT 1,
  ADD COLUMN started_by uuid,
  ADD COLUMN turnout jsonb,
  ADD COLUMN correction jsonb;
ALTER TABLE budget_count
  ALTER COLUMN number DROP DEFAULT,
  DROP CONSTRAINT budget_count_pk,
  ADD CONSTRAINT budget_count_pk PRIMARY KEY (municipality_id, cycle_id, number),
  ADD CONSTRAINT budget_count_starter_fk FOREIGN KEY (started_by) REFERENCES person (id),
  ADD CONSTRAINT budget_count_two_ck CHECK (started_by <> counted_by),
  -- The first count corrects nothing, every later one does.
  ADD CONSTRAINT budget_count_number_ck CHECK (number > 0 AND (number = 1) = (correction IS NULL)),
  -- Whoever took a credential or a paper need not have handed in a ballot.
  DROP CONSTRAINT budget_count_roll_ck,
  ADD CONSTRAINT budget_count_roll_ck CHECK (online >= 0 AND in_person >= 0 AND ballots >= 0);

-- Counts of before were by most votes first, in every unit, with ties to the earlier submission.
UPDATE budget_count k SET count = jsonb_build_object(
  'rule', 'greedy:cost',
  'whenNotFitting', k.count -> 'whenNotFitting',
  'tieRule', 'earlier_submission',
  'lot', NULL,
  'units', (
    SELECT coalesce(jsonb_agg(u.unit || jsonb_build_object(
      'unitIds', jsonb_build_array(u.unit -> 'unitId'),
      'endowment', NULL,
      'satisfied', (
        SELECT count(*) FROM ballot b
         WHERE b.municipality_id = k.municipality_id AND b.cycle_id = k.cycle_id
           AND b.unit_id = (u.unit ->> 'unitId')::uuid
           AND EXISTS (SELECT 1 FROM jsonb_array_elements(u.unit -> 'outcomes') o
                        WHERE (o ->> 'won')::boolean AND (o ->> 'nr')::integer = ANY (b.choices))),
      'outcomes', (
        SELECT coalesce(jsonb_agg((o.one - 'votesNeeded') || jsonb_build_object(
          'place', CASE WHEN (o.one ->> 'won')::boolean THEN (
            SELECT count(*) FROM jsonb_array_elements(u.unit -> 'outcomes') w
             WHERE (w ->> 'won')::boolean AND (w ->> 'rank')::integer <= (o.one ->> 'rank')::integer) END,
          'weightedHundredths', NULL,
          'supporters', o.one -> 'votes',
          'grantedCents', CASE WHEN (o.one ->> 'won')::boolean THEN o.one -> 'costCents' ELSE '0'::jsonb END,
          'excludedBy', NULL,
          'effectiveHundredths', NULL,
          'wouldWin', CASE WHEN NOT (o.one ->> 'won')::boolean THEN jsonb_build_object(
            'votes', o.one -> 'votesNeeded',
            'costCents', CASE WHEN o.one ->> 'reason' = 'no_money_left' AND (o.one ->> 'leftBeforeCents')::bigint > 0
              THEN o.one -> 'leftBeforeCents' END) END
        ) ORDER BY o.at), '[]'::jsonb)
        FROM jsonb_array_elements(u.unit -> 'outcomes') WITH ORDINALITY AS o (one, at))
    ) ORDER BY u.at), '[]'::jsonb)
    FROM jsonb_array_elements(k.count -> 'units') WITH ORDINALITY AS u (unit, at)))
 WHERE k.count ->> 'rule' = 'greedy_votes';

ALTER TABLE budget_count ENABLE TRIGGER budget_count_final;

-- After a correction of the result a project may win that had lost, and the other way round; never by hand.
CREATE OR REPLACE FUNCTION refuse_change_of_frozen_project() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched budget_project;
BEGIN
  touched := CASE WHEN TG_OP = 'INSERT' THEN NEW ELSE OLD END;
  IF NOT EXISTS (SELECT 1 FROM budget_cycle c WHERE c.municipality_id = touched.municipality_id
                  AND c.id = touched.cycle_id AND c.rules_digest IS NOT NULL) THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP <> 'UPDATE' THEN
    RAISE EXCEPTION 'The projects of the cycle are frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (NEW.municipality_id, NEW.id, NEW.cycle_id, NEW.nr, NEW.author_id, NEW.unit_id, NEW.title, NEW.summary,
      NEW.description, NEW.benefit, NEW.upkeep_cents, NEW.cost_lines, NEW.total_cents, NEW.verified_cents,
      NEW.longitude, NEW.latitude, NEW.ownership, NEW.submitted_on)
     IS DISTINCT FROM
     (OLD.municipality_id, OLD.id, OLD.cycle_id, OLD.nr, OLD.author_id, OLD.unit_id, OLD.title, OLD.summary,
      OLD.description, OLD.benefit, OLD.upkeep_cents, OLD.cost_lines, OLD.total_cents, OLD.verified_cents,
      OLD.longitude, OLD.latitude, OLD.ownership, OLD.submitted_on)
     OR (NEW.state <> OLD.state AND NOT (
       OLD.state = 'on_ballot' AND NEW.state IN ('won', 'lost')
       OR OLD.state = 'won' AND NEW.state = 'in_delivery'
       OR OLD.state = 'in_delivery' AND NEW.state = 'delivered'
       OR (OLD.state IN ('won', 'in_delivery') AND NEW.state = 'lost' OR OLD.state = 'lost' AND NEW.state = 'won')
          AND EXISTS (SELECT 1 FROM budget_count k WHERE k.municipality_id = touched.municipality_id
                       AND k.cycle_id = touched.cycle_id AND k.number > 1)))
  THEN
    RAISE EXCEPTION 'The projects of the cycle are frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
