-- How the address of a statutory publication was found on every day of its term; a later look of the same day replaces
-- nothing, it is kept beside the first.
CREATE TABLE publication_check (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  publication_id  uuid        NOT NULL,
  day             date        NOT NULL,
  checked_at      timestamptz NOT NULL,
  outcome         text        NOT NULL,
  status          integer,
  CONSTRAINT publication_check_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT publication_check_record_fk
    FOREIGN KEY (municipality_id, publication_id) REFERENCES publication_record (municipality_id, id),
  CONSTRAINT publication_check_outcome_ck CHECK (outcome IN ('reached', 'refused', 'unreachable'))
);
CREATE INDEX publication_check_record_ix ON publication_check (municipality_id, publication_id, day);
