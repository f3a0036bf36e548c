-- Secret and verifiable voting: credentials signed blindly, ballots sealed to a key that two people unlock, and a log.

-- A ballot names how it was cast, and the points where points are given.
ALTER TABLE ballot ADD COLUMN channel text NOT NULL DEFAULT 'online';
ALTER TABLE ballot ALTER COLUMN channel DROP DEFAULT,
  ADD CONSTRAINT ballot_channel_ck CHECK (channel IN ('online', 'in_person'));
ALTER TABLE ballot ADD COLUMN points integer[];

-- The keys of a cycle's vote and where its log stands. The private half of the log's key is encrypted with the server's
-- own secret; the private half of the counting key is nowhere: it is split among its holders.
CREATE TABLE vote_log (
  municipality_id uuid    NOT NULL,
  cycle_id        uuid    NOT NULL,
  log_key         bytea   NOT NULL,
  log_secret      bytea   NOT NULL,
  counting_key    bytea   NOT NULL,
  -- The epoch that takes ballots now.
  epoch           integer NOT NULL DEFAULT 1,
  -- Leaves of the epochs before it, and the roots of their full subtrees, one after the other.
  size            integer NOT NULL DEFAULT 0,
  subtrees        bytea   NOT NULL,
  -- Real time at which the last epoch ended: of all ballots together, never of one.
  epoch_since     timestamptz NOT NULL,
  opened_on       date,
  CONSTRAINT vote_log_pk PRIMARY KEY (municipality_id, cycle_id),
  CONSTRAINT vote_log_cycle_fk FOREIGN KEY (municipality_id, cycle_id) REFERENCES budget_cycle (municipality_id, id),
  CONSTRAINT vote_log_epoch_ck CHECK (epoch > 0 AND size >= 0)
);

CREATE TABLE vote_unit_key (
  municipality_id uuid  NOT NULL,
  cycle_id        uuid  NOT NULL,
  unit_id         uuid  NOT NULL,
  public_key      bytea NOT NULL,
  secret          bytea NOT NULL,
  CONSTRAINT vote_unit_key_pk PRIMARY KEY (municipality_id, cycle_id, unit_id),
  CONSTRAINT vote_unit_key_unit_fk
    FOREIGN KEY (municipality_id, cycle_id, unit_id) REFERENCES budget_unit (municipality_id, cycle_id, id)
);

-- Who opens the ballots. Only what is derived from the passphrase is here; the share is sealed to it.
CREATE TABLE counting_key_holder (
  municipality_id uuid  NOT NULL,
  cycle_id        uuid  NOT NULL,
  person_id       uuid  NOT NULL,
  salt            bytea NOT NULL,
  public_key      bytea NOT NULL,
  sealed_share    bytea,
  -- Between the passphrases of the first and the second holder, encrypted with the server's own secret.
  given_share     bytea,
  unlocked        boolean NOT NULL DEFAULT false,
  CONSTRAINT counting_key_holder_pk PRIMARY KEY (municipality_id, cycle_id, person_id),
  CONSTRAINT counting_key_holder_cycle_fk
    FOREIGN KEY (municipality_id, cycle_id) REFERENCES budget_cycle (municipality_id, id),
  CONSTRAINT counting_key_holder_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);

-- That a blinded message was signed for somebody in the roll, so that the same one is signed again and no other. It goes
-- when voting ends.
CREATE TABLE credential_request (
  municipality_id uuid  NOT NULL,
  cycle_id        uuid  NOT NULL,
  person_hash     bytea NOT NULL,
  unit_id         uuid  NOT NULL,
  request_hash    bytea NOT NULL,
  backup          bytea NOT NULL,
  CONSTRAINT credential_request_pk PRIMARY KEY (municipality_id, cycle_id, person_hash),
  CONSTRAINT credential_request_unit_fk
    FOREIGN KEY (municipality_id, cycle_id, unit_id) REFERENCES budget_unit (municipality_id, cycle_id, id)
);

-- Who is still to be told by e-mail that a credential was issued to them; told in random order when an epoch ends.
CREATE TABLE vote_notice (
  municipality_id uuid NOT NULL,
  cycle_id        uuid NOT NULL,
  person_id       uuid NOT NULL,
  CONSTRAINT vote_notice_pk PRIMARY KEY (municipality_id, cycle_id, person_id),
  CONSTRAINT vote_notice_cycle_fk FOREIGN KEY (municipality_id, cycle_id) REFERENCES budget_cycle (municipality_id, id),
  CONSTRAINT vote_notice_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);

-- Ballots that wait for the end of their epoch.
CREATE TABLE sealed_ballot (
  municipality_id uuid    NOT NULL,
  cycle_id        uuid    NOT NULL,
  leaf_hash       bytea   NOT NULL,
  unit_id         uuid    NOT NULL,
  credential_hash bytea   NOT NULL,
  sequence        integer NOT NULL,
  epoch           integer NOT NULL,
  sealed          bytea   NOT NULL,
  CONSTRAINT sealed_ballot_pk PRIMARY KEY (municipality_id, cycle_id, leaf_hash),
  CONSTRAINT sealed_ballot_sequence_uq UNIQUE (municipality_id, cycle_id, credential_hash, sequence),
  CONSTRAINT sealed_ballot_unit_fk
    FOREIGN KEY (municipality_id, cycle_id, unit_id) REFERENCES budget_unit (municipality_id, cycle_id, id)
);

-- The log: append only, in each epoch by leaf hash. `ballot` is the text of the opened ballot, after the end of voting.
CREATE TABLE vote_leaf (
  municipality_id uuid    NOT NULL,
  cycle_id        uuid    NOT NULL,
  position        integer NOT NULL,
  leaf_hash       bytea   NOT NULL,
  unit_id         uuid    NOT NULL,
  credential_hash bytea   NOT NULL,
  sequence        integer NOT NULL,
  epoch           integer NOT NULL,
  sealed          bytea   NOT NULL,
  ballot          text,
  CONSTRAINT vote_leaf_pk PRIMARY KEY (municipality_id, cycle_id, position),
  CONSTRAINT vote_leaf_hash_uq UNIQUE (municipality_id, cycle_id, leaf_hash),
  CONSTRAINT vote_leaf_sequence_uq UNIQUE (municipality_id, cycle_id, credential_hash, sequence),
  CONSTRAINT vote_leaf_unit_fk
    FOREIGN KEY (municipality_id, cycle_id, unit_id) REFERENCES budget_unit (municipality_id, cycle_id, id)
);

CREATE TABLE vote_head (
  municipality_id uuid    NOT NULL,
  cycle_id        uuid    NOT NULL,
  epoch           integer NOT NULL,
  -- Leaves before the epoch and the roots of their full subtrees.
  before          integer NOT NULL,
  subtrees        bytea   NOT NULL,
  size            integer NOT NULL,
  root            bytea   NOT NULL,
  day             date    NOT NULL,
  signature       bytea   NOT NULL,
  CONSTRAINT vote_head_pk PRIMARY KEY (municipality_id, cycle_id, epoch),
  CONSTRAINT vote_head_log_fk FOREIGN KEY (municipality_id, cycle_id) REFERENCES vote_log (municipality_id, cycle_id)
);

CREATE TRIGGER vote_head_final BEFORE UPDATE OR DELETE ON vote_head FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER vote_leaf_kept BEFORE DELETE ON vote_leaf FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER vote_leaf_final BEFORE UPDATE OF leaf_hash, unit_id, credential_hash, sequence, epoch, sealed ON vote_leaf
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER vote_leaf_opened_once BEFORE UPDATE OF ballot ON vote_leaf
  FOR EACH ROW WHEN (OLD.ballot IS NOT NULL) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sealed_ballot_final BEFORE UPDATE ON sealed_ballot FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER vote_unit_key_final BEFORE UPDATE OR DELETE ON vote_unit_key
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER sealed_ballot_added AFTER INSERT ON sealed_ballot
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_outside_voting();
CREATE TRIGGER sealed_ballot_removed AFTER DELETE ON sealed_ballot
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_outside_voting();
CREATE TRIGGER credential_request_added AFTER INSERT ON credential_request
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_outside_voting();
CREATE TRIGGER vote_leaf_added AFTER INSERT ON vote_leaf
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_outside_voting();

-- Ballots enter the count while people vote or, from paper and from unlocked seals, between the end of voting and the count.
DROP TRIGGER ballot_added ON ballot;
CREATE FUNCTION refuse_ballot_after_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM (SELECT DISTINCT municipality_id, cycle_id FROM touched) t
      LEFT JOIN budget_cycle c ON c.municipality_id = t.municipality_id AND c.id = t.cycle_id
     WHERE c.state IS NULL OR c.state NOT IN ('voting', 'voting_ended')
        OR c.state = 'voting_ended' AND NOT EXISTS (
             SELECT 1 FROM touched b WHERE b.municipality_id = t.municipality_id AND b.cycle_id = t.cycle_id
                AND (b.channel = 'in_person' OR EXISTS (
                  SELECT 1 FROM vote_log l WHERE l.municipality_id = t.municipality_id AND l.cycle_id = t.cycle_id
                     AND l.opened_on IS NULL))))
  THEN
    RAISE EXCEPTION 'Ballots are final' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ballot_added AFTER INSERT ON ballot
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_ballot_after_count();

-- Sealed ballots that wait keep voting from ending, like those of the other way.
CREATE OR REPLACE FUNCTION refuse_reopened_vote() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  states CONSTANT text[] := ARRAY['voting', 'voting_ended', 'counted', 'announced', 'closed'];
BEGIN
  IF coalesce(array_position(states, NEW.state), 0) < coalesce(array_position(states, OLD.state), 0) THEN
    RAISE EXCEPTION 'A vote is not opened again' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.state = 'voting' AND (
    EXISTS (SELECT 1 FROM ballot_intake b WHERE b.municipality_id = NEW.municipality_id AND b.cycle_id = NEW.id)
    OR EXISTS (SELECT 1 FROM sealed_ballot b WHERE b.municipality_id = NEW.municipality_id AND b.cycle_id = NEW.id))
  THEN
    RAISE EXCEPTION 'Ballots are still waiting' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
