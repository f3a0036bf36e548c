-- Collective submissions (PL 56-57): what is asked, the steps as they were recorded, and who signed.

CREATE TABLE collective_submission (
  municipality_id        uuid        NOT NULL,
  id                     uuid        NOT NULL,
  year                   integer     NOT NULL,
  number                 integer     NOT NULL,
  code                   text        NOT NULL,
  state                  text        NOT NULL,
  origin                 text        NOT NULL,
  title                  text        NOT NULL,
  demand                 text        NOT NULL,
  grounds                text        NOT NULL,
  author_id              uuid,
  representative_name    text,
  representative_address text,
  representative_email   text,
  representative_phone   text,
  representative_shown   boolean     NOT NULL DEFAULT false,
  register_number        text,
  collect_until          date,
  received_on            date,
  needed                 integer,
  paper_claimed          integer     NOT NULL DEFAULT 0,
  answers                jsonb       NOT NULL DEFAULT '{}',
  agenda_item_id         uuid,
  responsible            text,
  erase_on               date,
  erased_on              date,
  created_at             timestamptz NOT NULL,
  version                integer     NOT NULL DEFAULT 1,
  CONSTRAINT collective_submission_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT collective_submission_code_uq UNIQUE (municipality_id, year, number),
  CONSTRAINT collective_submission_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT collective_submission_author_fk FOREIGN KEY (author_id) REFERENCES person (id),
  CONSTRAINT collective_submission_item_fk
    FOREIGN KEY (municipality_id, agenda_item_id) REFERENCES agenda_item (municipality_id, id),
  CONSTRAINT collective_submission_state_ck CHECK (state IN ('draft', 'collecting', 'submitted', 'accepted', 'on_agenda',
    'decided', 'reported', 'concluded', 'refused', 'answered', 'withdrawn', 'stopped')),
  CONSTRAINT collective_submission_origin_ck CHECK (origin IN ('here', 'paper', 'email', 'e_address', 'platform')),
  CONSTRAINT collective_submission_author_ck CHECK (origin <> 'here' OR author_id IS NOT NULL),
  CONSTRAINT collective_submission_claimed_ck CHECK (paper_claimed >= 0)
);

CREATE TABLE collective_step (
  municipality_id uuid        NOT NULL,
  submission_id   uuid        NOT NULL,
  seq             integer     NOT NULL,
  event           text        NOT NULL,
  day             date        NOT NULL,
  input           jsonb       NOT NULL,
  recorded_by     uuid,
  recorded_at     timestamptz NOT NULL,
  CONSTRAINT collective_step_pk PRIMARY KEY (municipality_id, submission_id, seq),
  CONSTRAINT collective_step_submission_fk
    FOREIGN KEY (municipality_id, submission_id) REFERENCES collective_submission (municipality_id, id),
  CONSTRAINT collective_step_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id)
);

-- Names and codes, which PL 56(3) and 56(5) ask for, stand sealed under a key of the one submission; matching goes by a
-- hash that no other submission shares. A struck line that is nobody's, or somebody's second, has no hash.
CREATE TABLE collective_signature (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  submission_id   uuid        NOT NULL,
  person_hash     bytea,
  sealed          bytea,
  sheet           integer,
  line            integer,
  basis           text        NOT NULL,
  confirmed       boolean     NOT NULL DEFAULT false,
  struck          text,
  signed_on       date        NOT NULL,
  recorded_at     timestamptz NOT NULL,
  CONSTRAINT collective_signature_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT collective_signature_person_uq UNIQUE (municipality_id, submission_id, person_hash),
  CONSTRAINT collective_signature_line_uq UNIQUE (municipality_id, submission_id, sheet, line),
  CONSTRAINT collective_signature_submission_fk
    FOREIGN KEY (municipality_id, submission_id) REFERENCES collective_submission (municipality_id, id),
  CONSTRAINT collective_signature_basis_ck CHECK (basis IN ('declared', 'property')),
  CONSTRAINT collective_signature_struck_ck CHECK (struck IN ('not_citizen', 'under_age', 'no_connection', 'wrong_code',
    'illegible', 'duplicate', 'other')),
  CONSTRAINT collective_signature_sheet_ck CHECK ((sheet IS NULL) = (line IS NULL))
);

-- The wrapped key of one submission; without the row nobody can open its seals any more.
CREATE TABLE collective_key (
  municipality_id uuid  NOT NULL,
  submission_id   uuid  NOT NULL,
  wrapped         bytea NOT NULL,
  CONSTRAINT collective_key_pk PRIMARY KEY (municipality_id, submission_id),
  CONSTRAINT collective_key_submission_fk
    FOREIGN KEY (municipality_id, submission_id) REFERENCES collective_submission (municipality_id, id)
);

CREATE TABLE collective_settings (
  municipality_id uuid    NOT NULL,
  settings        jsonb   NOT NULL,
  version         integer NOT NULL DEFAULT 1,
  CONSTRAINT collective_settings_pk PRIMARY KEY (municipality_id),
  CONSTRAINT collective_settings_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id)
);
