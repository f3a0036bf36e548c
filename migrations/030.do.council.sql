-- Council: sittings, agenda, attendance, roll-call votes, decisions, signatures, numbers of by-laws.

CREATE TABLE sitting (
  municipality_id  uuid        NOT NULL,
  id               uuid        NOT NULL,
  kind             text        NOT NULL,
  repeat_level     integer     NOT NULL DEFAULT 0,
  day              date        NOT NULL,
  starts_at        timestamptz NOT NULL,
  place            text        NOT NULL,
  stream_url       text,
  state            text        NOT NULL DEFAULT 'planned',
  chair_id         uuid        NOT NULL,
  minutes_number   text,
  version          integer     NOT NULL DEFAULT 1,
  CONSTRAINT sitting_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT sitting_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT sitting_chair_fk FOREIGN KEY (chair_id) REFERENCES person (id),
  CONSTRAINT sitting_kind_ck CHECK (kind IN ('regular', 'extraordinary')),
  CONSTRAINT sitting_repeat_ck CHECK (repeat_level BETWEEN 0 AND 2),
  CONSTRAINT sitting_state_ck CHECK (state IN ('planned', 'open', 'closed')),
  CONSTRAINT sitting_place_ck CHECK (place <> '')
);
CREATE INDEX sitting_day_ix ON sitting (municipality_id, day);

ALTER TABLE publication_record ADD CONSTRAINT publication_record_sitting_fk
  FOREIGN KEY (municipality_id, sitting_id) REFERENCES sitting (municipality_id, id);

CREATE TABLE agenda_item (
  municipality_id       uuid        NOT NULL,
  id                    uuid        NOT NULL,
  sitting_id            uuid        NOT NULL,
  dossier_id            uuid,
  position              integer     NOT NULL,
  title                 text        NOT NULL,
  rapporteur            text,
  materials_at          timestamptz,
  added_for             integer,
  added_present         integer,
  bylaw_version_id      uuid,
  memorandum_version_id uuid,
  outcome               text,
  decision_number       text,
  decision_day          date,
  minutes_ref           text,
  created_at            timestamptz NOT NULL,
  version               integer     NOT NULL DEFAULT 1,
  CONSTRAINT agenda_item_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT agenda_item_sitting_fk FOREIGN KEY (municipality_id, sitting_id) REFERENCES sitting (municipality_id, id),
  CONSTRAINT agenda_item_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT agenda_item_bylaw_version_fk FOREIGN KEY (municipality_id, bylaw_version_id)
    REFERENCES named_version (municipality_id, id),
  CONSTRAINT agenda_item_memorandum_version_fk FOREIGN KEY (municipality_id, memorandum_version_id)
    REFERENCES named_version (municipality_id, id),
  CONSTRAINT agenda_item_title_ck CHECK (title <> ''),
  CONSTRAINT agenda_item_outcome_ck CHECK (outcome IN ('adopted', 'rejected', 'removed')),
  CONSTRAINT agenda_item_added_ck CHECK ((added_for IS NULL) = (added_present IS NULL)),
  CONSTRAINT agenda_item_decision_ck CHECK ((decision_number IS NULL) = (decision_day IS NULL))
);
CREATE INDEX agenda_item_sitting_ix ON agenda_item (municipality_id, sitting_id, position);
CREATE INDEX agenda_item_dossier_ix ON agenda_item (municipality_id, dossier_id, created_at);

-- Who takes part in a sitting, as the secretary knows it now; each vote keeps its own roll.
CREATE TABLE attendance (
  municipality_id uuid NOT NULL,
  sitting_id      uuid NOT NULL,
  person_id       uuid NOT NULL,
  presence        text NOT NULL,
  CONSTRAINT attendance_pk PRIMARY KEY (municipality_id, sitting_id, person_id),
  CONSTRAINT attendance_sitting_fk FOREIGN KEY (municipality_id, sitting_id) REFERENCES sitting (municipality_id, id),
  CONSTRAINT attendance_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT attendance_presence_ck CHECK (presence IN ('present', 'remote', 'absent'))
);

CREATE TABLE roll_call (
  municipality_id uuid        NOT NULL,
  item_id         uuid        NOT NULL,
  council_size    integer     NOT NULL,
  present         integer     NOT NULL,
  recorded_by     uuid        NOT NULL,
  recorded_at     timestamptz NOT NULL,
  CONSTRAINT roll_call_pk PRIMARY KEY (municipality_id, item_id),
  CONSTRAINT roll_call_item_fk FOREIGN KEY (municipality_id, item_id) REFERENCES agenda_item (municipality_id, id),
  CONSTRAINT roll_call_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT roll_call_present_ck CHECK (present BETWEEN 0 AND council_size)
);

CREATE TABLE roll_call_vote (
  municipality_id uuid NOT NULL,
  item_id         uuid NOT NULL,
  person_id       uuid NOT NULL,
  choice          text NOT NULL,
  conflict        boolean NOT NULL DEFAULT false,
  CONSTRAINT roll_call_vote_pk PRIMARY KEY (municipality_id, item_id, person_id),
  CONSTRAINT roll_call_vote_roll_call_fk FOREIGN KEY (municipality_id, item_id) REFERENCES roll_call (municipality_id, item_id),
  CONSTRAINT roll_call_vote_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT roll_call_vote_choice_ck CHECK (choice IN ('for', 'against', 'abstain', 'not_participating')),
  CONSTRAINT roll_call_vote_conflict_ck CHECK (NOT conflict OR choice = 'not_participating')
);

-- A signature is a recorded fact with its date and its container or paper; decision and by-law are signed apart.
CREATE TABLE signature (
  municipality_id  uuid        NOT NULL,
  item_id          uuid        NOT NULL,
  document         text        NOT NULL,
  signer_id        uuid        NOT NULL,
  capacity         text        NOT NULL,
  day              date        NOT NULL,
  means            text        NOT NULL,
  container_digest text,
  paper_reference  text,
  recorded_by      uuid        NOT NULL,
  recorded_at      timestamptz NOT NULL,
  CONSTRAINT signature_pk PRIMARY KEY (municipality_id, item_id, document),
  CONSTRAINT signature_item_fk FOREIGN KEY (municipality_id, item_id) REFERENCES agenda_item (municipality_id, id),
  CONSTRAINT signature_signer_fk FOREIGN KEY (signer_id) REFERENCES person (id),
  CONSTRAINT signature_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT signature_document_ck CHECK (document IN ('decision', 'bylaw')),
  CONSTRAINT signature_capacity_ck CHECK (capacity IN ('sitting_chair', 'acting_chair')),
  CONSTRAINT signature_means_ck CHECK (means IN ('container', 'paper')),
  CONSTRAINT signature_proof_ck CHECK
    ((means = 'container' AND container_digest IS NOT NULL) OR (means = 'paper' AND paper_reference IS NOT NULL))
);

-- Numbers of by-laws are gap-free per municipality and year of adoption: the row is locked while one is given.
CREATE TABLE bylaw_number (
  municipality_id uuid    NOT NULL,
  year            integer NOT NULL,
  last_number     integer NOT NULL,
  CONSTRAINT bylaw_number_pk PRIMARY KEY (municipality_id, year),
  CONSTRAINT bylaw_number_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT bylaw_number_positive_ck CHECK (last_number > 0)
);

CREATE TABLE assigned_number (
  municipality_id uuid    NOT NULL,
  dossier_id      uuid    NOT NULL,
  year            integer NOT NULL,
  seq             integer NOT NULL,
  number          text    NOT NULL,
  CONSTRAINT assigned_number_pk PRIMARY KEY (municipality_id, dossier_id),
  CONSTRAINT assigned_number_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT assigned_number_seq_uq UNIQUE (municipality_id, year, seq),
  CONSTRAINT assigned_number_number_uq UNIQUE (municipality_id, year, number)
);

CREATE TRIGGER roll_call_append_only BEFORE UPDATE OR DELETE ON roll_call
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER roll_call_vote_append_only BEFORE UPDATE OR DELETE ON roll_call_vote
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signature_append_only BEFORE UPDATE OR DELETE ON signature
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
