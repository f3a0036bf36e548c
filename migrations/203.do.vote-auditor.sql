-- Who checks the ballots of which only sums are published; the set is sealed to this key whenever it is fetched.

CREATE TABLE vote_auditor (
  municipality_id uuid  NOT NULL,
  cycle_id        uuid  NOT NULL,
  name            text  NOT NULL,
  -- X25519, public; the private half never left the auditor.
  public_key      bytea NOT NULL,
  named_by        uuid  NOT NULL,
  named_on        date  NOT NULL,
  CONSTRAINT vote_auditor_pk PRIMARY KEY (municipality_id, cycle_id),
  CONSTRAINT vote_auditor_cycle_fk
    FOREIGN KEY (municipality_id, cycle_id) REFERENCES budget_cycle (municipality_id, id),
  CONSTRAINT vote_auditor_person_fk FOREIGN KEY (named_by) REFERENCES person (id),
  CONSTRAINT vote_auditor_name_ck CHECK (name <> ''),
  CONSTRAINT vote_auditor_key_ck CHECK (octet_length(public_key) = 32)
);
