-- Voting (PL 60(4)). Who has voted and what was chosen are apart: a ballot knows no person, no time and no order. It has
-- no sequence, no default, and an id that is drawn anew when voting ends.

-- One row for each person who has voted. The hash is keyed for the one cycle, and only the day is kept.
CREATE TABLE vote_roll (
  municipality_id uuid  NOT NULL,
  cycle_id        uuid  NOT NULL,
  person_hash     bytea NOT NULL,
  unit_id         uuid  NOT NULL,
  channel         text  NOT NULL,
  voted_on        date  NOT NULL,
  CONSTRAINT vote_roll_pk PRIMARY KEY (municipality_id, cycle_id, person_hash),
  CONSTRAINT vote_roll_unit_fk
    FOREIGN KEY (municipality_id, cycle_id, unit_id) REFERENCES budget_unit (municipality_id, cycle_id, id),
  CONSTRAINT vote_roll_hash_ck CHECK (octet_length(person_hash) = 32),
  CONSTRAINT vote_roll_channel_ck CHECK (channel IN ('online', 'in_person'))
);

-- Ballots wait here while people vote, sealed with a key that is not in the database: who reads this table, its log or a
-- copy of it learns no choice.
CREATE TABLE ballot_intake (
  municipality_id uuid  NOT NULL,
  cycle_id        uuid  NOT NULL,
  id              uuid  NOT NULL,
  unit_id         uuid  NOT NULL,
  sealed          bytea NOT NULL,
  CONSTRAINT ballot_intake_pk PRIMARY KEY (municipality_id, cycle_id, id),
  CONSTRAINT ballot_intake_unit_fk
    FOREIGN KEY (municipality_id, cycle_id, unit_id) REFERENCES budget_unit (municipality_id, cycle_id, id)
);

-- Ballots after the end of voting: opened and written in one transaction, in random order, under new ids.
CREATE TABLE ballot (
  municipality_id uuid      NOT NULL,
  cycle_id        uuid      NOT NULL,
  id              uuid      NOT NULL,
  unit_id         uuid      NOT NULL,
  choices         integer[] NOT NULL,
  CONSTRAINT ballot_pk PRIMARY KEY (municipality_id, cycle_id, id),
  CONSTRAINT ballot_unit_fk
    FOREIGN KEY (municipality_id, cycle_id, unit_id) REFERENCES budget_unit (municipality_id, cycle_id, id)
);

CREATE TRIGGER ballot_final BEFORE UPDATE OR DELETE ON ballot FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ballot_intake_final BEFORE UPDATE ON ballot_intake FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER vote_roll_final BEFORE UPDATE ON vote_roll FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Whoever writes: votes come and go only while the cycle is being voted on. Closing moves the ballots before it ends that.
CREATE FUNCTION refuse_outside_voting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM (SELECT DISTINCT municipality_id, cycle_id FROM touched) t
      LEFT JOIN budget_cycle c ON c.municipality_id = t.municipality_id AND c.id = t.cycle_id
     WHERE c.state IS DISTINCT FROM 'voting')
  THEN
    RAISE EXCEPTION '% changes only while people vote', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER vote_roll_added AFTER INSERT ON vote_roll
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_outside_voting();
CREATE TRIGGER vote_roll_removed AFTER DELETE ON vote_roll
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_outside_voting();
CREATE TRIGGER ballot_intake_added AFTER INSERT ON ballot_intake
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_outside_voting();
CREATE TRIGGER ballot_intake_removed AFTER DELETE ON ballot_intake
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_outside_voting();
CREATE TRIGGER ballot_added AFTER INSERT ON ballot
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_outside_voting();

-- Once voting has ended there is no way back to it, and with ballots still waiting it has not ended.
CREATE FUNCTION refuse_reopened_vote() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  states CONSTANT text[] := ARRAY['voting', 'voting_ended', 'counted', 'announced', 'closed'];
BEGIN
  IF coalesce(array_position(states, NEW.state), 0) < coalesce(array_position(states, OLD.state), 0) THEN
    RAISE EXCEPTION 'A vote is not opened again' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.state = 'voting' AND EXISTS (
    SELECT 1 FROM ballot_intake b WHERE b.municipality_id = NEW.municipality_id AND b.cycle_id = NEW.id)
  THEN
    RAISE EXCEPTION 'Ballots are still waiting' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER budget_cycle_vote_final BEFORE UPDATE OF state ON budget_cycle
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION refuse_reopened_vote();

-- What the ballots of a cycle came to. It can be computed again from them at any time and is never changed by hand.
CREATE TABLE budget_count (
  municipality_id uuid    NOT NULL,
  cycle_id        uuid    NOT NULL,
  count           jsonb   NOT NULL,
  rules_digest    text    NOT NULL,
  -- SHA-256 over the sorted ballots.
  ballots_digest  text    NOT NULL,
  ballots         integer NOT NULL,
  online          integer NOT NULL,
  in_person       integer NOT NULL,
  -- People declared here who were old enough on the day; null where no register was loaded.
  eligible        integer,
  counted_by      uuid    NOT NULL,
  counted_on      date    NOT NULL,
  CONSTRAINT budget_count_pk PRIMARY KEY (municipality_id, cycle_id),
  CONSTRAINT budget_count_cycle_fk
    FOREIGN KEY (municipality_id, cycle_id) REFERENCES budget_cycle (municipality_id, id),
  CONSTRAINT budget_count_person_fk FOREIGN KEY (counted_by) REFERENCES person (id),
  CONSTRAINT budget_count_digest_ck CHECK (
    rules_digest ~ '^[0-9a-f]{64}$' AND ballots_digest ~ '^[0-9a-f]{64}$'),
  CONSTRAINT budget_count_roll_ck CHECK (online >= 0 AND in_person >= 0 AND ballots = online + in_person)
);
CREATE TRIGGER budget_count_final BEFORE UPDATE OR DELETE ON budget_count
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The council's decision on the money of the winners; a later decision replaces an earlier one, and both stay.
CREATE TABLE budget_allocation (
  municipality_id uuid    NOT NULL,
  cycle_id        uuid    NOT NULL,
  number          integer NOT NULL,
  decision_number text    NOT NULL,
  decision_day    date    NOT NULL,
  -- The decision's item on an agenda of this portal.
  agenda_item_id  uuid,
  amount_cents    bigint  NOT NULL,
  -- [{"nr": 3, "cents": 150000}]: each winner at its verified cost.
  lines           jsonb   NOT NULL,
  recorded_by     uuid    NOT NULL,
  recorded_on     date    NOT NULL,
  CONSTRAINT budget_allocation_pk PRIMARY KEY (municipality_id, cycle_id, number),
  CONSTRAINT budget_allocation_cycle_fk
    FOREIGN KEY (municipality_id, cycle_id) REFERENCES budget_cycle (municipality_id, id),
  CONSTRAINT budget_allocation_item_fk
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
  CONSTRAINT budget_allocation_person_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT budget_allocation_number_ck CHECK (number > 0 AND decision_number <> ''),
  CONSTRAINT budget_allocation_amount_ck CHECK (amount_cents >= 0)
);
CREATE TRIGGER budget_allocation_append_only BEFORE UPDATE OR DELETE ON budget_allocation
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
