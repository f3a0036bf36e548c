-- Voting in person (PL 60(4), 61.5): printed papers, envelopes given while the roll could not be reached, boxes that two
-- people type, and counters of the roll. No row joins a person to a paper: the roll knows no number, a paper no person.

CREATE TABLE paper_run (
  municipality_id uuid    NOT NULL,
  id              uuid    NOT NULL,
  cycle_id        uuid    NOT NULL,
  unit_id         uuid    NOT NULL,
  printed_by      uuid    NOT NULL,
  printed_on      date    NOT NULL,
  CONSTRAINT paper_run_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT paper_run_unit_fk
    FOREIGN KEY (municipality_id, cycle_id, unit_id) REFERENCES budget_unit (municipality_id, cycle_id, id),
  CONSTRAINT paper_run_person_fk FOREIGN KEY (printed_by) REFERENCES person (id)
);
CREATE INDEX paper_run_cycle_ix ON paper_run (municipality_id, cycle_id);

-- A printed paper: its number was drawn by chance.
CREATE TABLE paper_ballot (
  municipality_id uuid NOT NULL,
  cycle_id        uuid NOT NULL,
  number          text NOT NULL,
  run_id          uuid NOT NULL,
  spoiled_on      date,
  CONSTRAINT paper_ballot_pk PRIMARY KEY (municipality_id, cycle_id, number),
  CONSTRAINT paper_ballot_run_fk FOREIGN KEY (municipality_id, run_id) REFERENCES paper_run (municipality_id, id),
  CONSTRAINT paper_ballot_number_ck CHECK (number ~ '^[0-9]{7}$')
);
CREATE INDEX paper_ballot_run_ix ON paper_ballot (municipality_id, run_id);

-- A paper inside a named envelope. How the voter stands in the roll is kept until the roll has been asked, no longer.
CREATE TABLE vote_envelope (
  municipality_id uuid    NOT NULL,
  id              uuid    NOT NULL,
  cycle_id        uuid    NOT NULL,
  number          integer NOT NULL,
  unit_id         uuid    NOT NULL,
  polling_place   text    NOT NULL,
  received_on     date    NOT NULL,
  code_hash       bytea,
  state           text    NOT NULL,
  reasons         jsonb   NOT NULL,
  recorded_by     uuid    NOT NULL,
  reconciled_by   uuid,
  reconciled_on   date,
  CONSTRAINT vote_envelope_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT vote_envelope_unit_fk
    FOREIGN KEY (municipality_id, cycle_id, unit_id) REFERENCES budget_unit (municipality_id, cycle_id, id),
  CONSTRAINT vote_envelope_recorder_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT vote_envelope_reconciler_fk FOREIGN KEY (reconciled_by) REFERENCES person (id),
  CONSTRAINT vote_envelope_number_uq UNIQUE (municipality_id, cycle_id, number),
  CONSTRAINT vote_envelope_state_ck CHECK (state IN ('waiting', 'accepted', 'set_aside', 'refused')),
  CONSTRAINT vote_envelope_number_ck CHECK (number > 0),
  CONSTRAINT vote_envelope_person_ck CHECK ((state = 'waiting') = (code_hash IS NOT NULL)
    AND (state = 'waiting') = (reconciled_on IS NULL) AND (reconciled_by IS NULL) = (reconciled_on IS NULL))
);

CREATE TABLE paper_box (
  municipality_id uuid    NOT NULL,
  id              uuid    NOT NULL,
  cycle_id        uuid    NOT NULL,
  number          integer NOT NULL,
  unit_id         uuid    NOT NULL,
  polling_place   text    NOT NULL,
  -- Papers in it, counted by hand.
  counted         integer NOT NULL,
  note            text    NOT NULL DEFAULT '',
  opened_by       uuid    NOT NULL,
  opened_on       date    NOT NULL,
  first_by        uuid,
  first_done      boolean NOT NULL DEFAULT false,
  second_by       uuid,
  second_done     boolean NOT NULL DEFAULT false,
  first_signed    uuid,
  second_signed   uuid,
  signed_on       date,
  -- The signed text, SHA-256 of it, and the server's signature.
  batch           text,
  digest          text,
  signature       bytea,
  CONSTRAINT paper_box_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT paper_box_unit_fk
    FOREIGN KEY (municipality_id, cycle_id, unit_id) REFERENCES budget_unit (municipality_id, cycle_id, id),
  CONSTRAINT paper_box_opener_fk FOREIGN KEY (opened_by) REFERENCES person (id),
  CONSTRAINT paper_box_first_fk FOREIGN KEY (first_by) REFERENCES person (id),
  CONSTRAINT paper_box_second_fk FOREIGN KEY (second_by) REFERENCES person (id),
  CONSTRAINT paper_box_first_signer_fk FOREIGN KEY (first_signed) REFERENCES person (id),
  CONSTRAINT paper_box_second_signer_fk FOREIGN KEY (second_signed) REFERENCES person (id),
  CONSTRAINT paper_box_number_uq UNIQUE (municipality_id, cycle_id, number),
  CONSTRAINT paper_box_number_ck CHECK (number > 0 AND counted >= 0),
  CONSTRAINT paper_box_typists_ck CHECK (first_by <> second_by AND first_signed <> second_signed),
  CONSTRAINT paper_box_signed_ck CHECK ((signed_on IS NULL) = (batch IS NULL) AND (signed_on IS NULL) = (digest IS NULL)
    AND (signed_on IS NULL) = (signature IS NULL) AND (signed_on IS NULL OR second_signed IS NOT NULL))
);

-- What one of the two read on a paper.
CREATE TABLE paper_reading (
  municipality_id uuid     NOT NULL,
  box_id          uuid     NOT NULL,
  pass            smallint NOT NULL,
  number          text     NOT NULL,
  content         jsonb    NOT NULL,
  CONSTRAINT paper_reading_pk PRIMARY KEY (municipality_id, box_id, pass, number),
  CONSTRAINT paper_reading_box_fk FOREIGN KEY (municipality_id, box_id) REFERENCES paper_box (municipality_id, id),
  CONSTRAINT paper_reading_pass_ck CHECK (pass IN (1, 2))
);

-- How a difference between the two was decided; without content there is no such paper in the box.
CREATE TABLE paper_decision (
  municipality_id uuid  NOT NULL,
  box_id          uuid  NOT NULL,
  number          text  NOT NULL,
  content         jsonb,
  reason          text  NOT NULL,
  decided_by      uuid  NOT NULL,
  CONSTRAINT paper_decision_pk PRIMARY KEY (municipality_id, box_id, number),
  CONSTRAINT paper_decision_box_fk FOREIGN KEY (municipality_id, box_id) REFERENCES paper_box (municipality_id, id),
  CONSTRAINT paper_decision_person_fk FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT paper_decision_reason_ck CHECK (reason <> '')
);

-- A signed box changes no more, and neither does what was read in it.
CREATE FUNCTION refuse_change_of_signed_box() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.signed_on IS NOT NULL THEN
    RAISE EXCEPTION 'The box is signed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER paper_box_final BEFORE UPDATE OR DELETE ON paper_box
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_signed_box();

CREATE FUNCTION refuse_reading_of_signed_box() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched record;
BEGIN
  touched := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  IF EXISTS (SELECT 1 FROM paper_box b WHERE b.municipality_id = touched.municipality_id AND b.id = touched.box_id
              AND b.signed_on IS NOT NULL) THEN
    RAISE EXCEPTION 'The box is signed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN touched;
END $$;
CREATE TRIGGER paper_reading_final BEFORE INSERT OR UPDATE OR DELETE ON paper_reading
  FOR EACH ROW EXECUTE FUNCTION refuse_reading_of_signed_box();
CREATE TRIGGER paper_decision_final BEFORE INSERT OR UPDATE OR DELETE ON paper_decision
  FOR EACH ROW EXECUTE FUNCTION refuse_reading_of_signed_box();

-- How many people entered the roll in an hour. Nobody is named but the clerk; the hour is written in legal time.
CREATE TABLE roll_hour (
  municipality_id uuid    NOT NULL,
  id              uuid    NOT NULL,
  cycle_id        uuid    NOT NULL,
  hour            text    NOT NULL,
  channel         text    NOT NULL,
  polling_place   text    NOT NULL,
  clerk_id        uuid,
  voters          integer NOT NULL,
  CONSTRAINT roll_hour_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT roll_hour_cycle_fk
    FOREIGN KEY (municipality_id, cycle_id) REFERENCES budget_cycle (municipality_id, id),
  CONSTRAINT roll_hour_clerk_fk FOREIGN KEY (clerk_id) REFERENCES person (id),
  CONSTRAINT roll_hour_channel_ck CHECK (channel IN ('online', 'in_person')),
  CONSTRAINT roll_hour_hour_ck CHECK (hour ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}$')
);
CREATE INDEX roll_hour_cycle_ix ON roll_hour (municipality_id, cycle_id, hour);

-- How many people of an age band entered the roll on a day.
CREATE TABLE roll_age (
  municipality_id uuid    NOT NULL,
  cycle_id        uuid    NOT NULL,
  day             date    NOT NULL,
  channel         text    NOT NULL,
  band            integer NOT NULL,
  voters          integer NOT NULL,
  CONSTRAINT roll_age_pk PRIMARY KEY (municipality_id, cycle_id, day, channel, band),
  CONSTRAINT roll_age_cycle_fk FOREIGN KEY (municipality_id, cycle_id) REFERENCES budget_cycle (municipality_id, id),
  CONSTRAINT roll_age_channel_ck CHECK (channel IN ('online', 'in_person'))
);

-- Envelopes of the last day are reconciled when voting is over; everybody else enters the roll before that.
CREATE FUNCTION refuse_roll_outside_voting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM (SELECT DISTINCT municipality_id, cycle_id, channel FROM touched) t
      LEFT JOIN budget_cycle c ON c.municipality_id = t.municipality_id AND c.id = t.cycle_id
     WHERE NOT coalesce(c.state = 'voting' OR c.state = 'voting_ended' AND t.channel = 'in_person', false))
  THEN
    RAISE EXCEPTION 'vote_roll changes only while people vote' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER vote_roll_added ON vote_roll;
CREATE TRIGGER vote_roll_added AFTER INSERT ON vote_roll
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_roll_outside_voting();
