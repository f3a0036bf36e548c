-- What the nolikums says point by point, money carried over, and how the money comes to the units.
ALTER TABLE budget_cycle
  ADD COLUMN statutes_points jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN carry_over_cents bigint NOT NULL DEFAULT 0,
  ADD COLUMN division jsonb NOT NULL DEFAULT '{"kind": "fixed"}',
  ADD CONSTRAINT budget_cycle_carry_over_ck CHECK (carry_over_cents >= 0);
ALTER TABLE budget_unit
  ADD COLUMN inhabitants integer,
  ADD COLUMN coefficient integer,
  ADD CONSTRAINT budget_unit_inhabitants_ck CHECK (inhabitants >= 0),
  ADD CONSTRAINT budget_unit_coefficient_ck CHECK (coefficient >= 0);

-- A term that became longer while it ran, for all channels, with its public reason.
CREATE TABLE budget_term_extension (
  municipality_id uuid    NOT NULL,
  cycle_id        uuid    NOT NULL,
  number          integer NOT NULL,
  term            text    NOT NULL,
  before_day      date    NOT NULL,
  after_day       date    NOT NULL,
  reason          text    NOT NULL,
  decided_on      date    NOT NULL,
  decided_by      uuid,
  CONSTRAINT budget_term_extension_pk PRIMARY KEY (municipality_id, cycle_id, number),
  CONSTRAINT budget_term_extension_cycle_fk FOREIGN KEY (municipality_id, cycle_id)
    REFERENCES budget_cycle (municipality_id, id),
  CONSTRAINT budget_term_extension_person_fk FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT budget_term_extension_term_ck CHECK (term IN ('submission', 'voting')),
  CONSTRAINT budget_term_extension_longer_ck CHECK (after_day > before_day),
  CONSTRAINT budget_term_extension_reason_ck CHECK (reason <> '')
);

CREATE FUNCTION refuse_change_of_extension() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'An extension of a term stands' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER budget_term_extension_stands BEFORE UPDATE OR DELETE ON budget_term_extension
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_extension();

-- A frozen vote can only become longer, by an extension that is recorded.
CREATE OR REPLACE FUNCTION refuse_change_of_frozen_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.rules_digest IS NULL THEN RETURN NEW; END IF;
  IF (NEW.municipality_id, NEW.id, NEW.year, NEW.statutes_number, NEW.statutes_title, NEW.statutes_points,
      NEW.programme_ref, NEW.budget_line, NEW.revenues, NEW.amount_cents, NEW.carry_over_cents, NEW.division,
      NEW.submission_from, NEW.submission_to, NEW.evaluation_until, NEW.voting_from, NEW.rules, NEW.next_nr,
      NEW.frozen_rules, NEW.rules_digest)
     IS DISTINCT FROM
     (OLD.municipality_id, OLD.id, OLD.year, OLD.statutes_number, OLD.statutes_title, OLD.statutes_points,
      OLD.programme_ref, OLD.budget_line, OLD.revenues, OLD.amount_cents, OLD.carry_over_cents, OLD.division,
      OLD.submission_from, OLD.submission_to, OLD.evaluation_until, OLD.voting_from, OLD.rules, OLD.next_nr,
      OLD.frozen_rules, OLD.rules_digest)
     OR NEW.state IN ('preparing', 'submission', 'evaluation', 'ballot_ready')
     OR (NEW.voting_to <> OLD.voting_to AND NOT (OLD.state = 'voting' AND EXISTS (
           SELECT 1 FROM budget_term_extension e
            WHERE e.municipality_id = NEW.municipality_id AND e.cycle_id = NEW.id AND e.term = 'voting'
              AND e.before_day = OLD.voting_to AND e.after_day = NEW.voting_to)))
  THEN
    RAISE EXCEPTION 'The rules of the cycle are frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
