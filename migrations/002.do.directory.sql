-- Directory: municipalities, institutions, people, roles, substitutes, calendar days, the register of residents.

CREATE TABLE municipality (
  id               uuid    NOT NULL,
  slug             text    NOT NULL,
  code             text    NOT NULL,
  short_code       text    NOT NULL,
  name             text    NOT NULL,
  name_genitive    text    NOT NULL,
  council_name     text    NOT NULL,
  council_size     integer NOT NULL,
  seat             text    NOT NULL,
  kind             text    NOT NULL,
  population       integer,
  official_domain  text    NOT NULL,
  contact_email    text    NOT NULL,
  address          text    NOT NULL,
  colour           text    NOT NULL,
  number_pattern   text    NOT NULL,
  settings         jsonb   NOT NULL DEFAULT '{}',
  version          integer NOT NULL DEFAULT 1,
  CONSTRAINT municipality_pk PRIMARY KEY (id),
  CONSTRAINT municipality_slug_uq UNIQUE (slug),
  CONSTRAINT municipality_code_uq UNIQUE (code),
  CONSTRAINT municipality_slug_ck CHECK (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
  CONSTRAINT municipality_kind_ck CHECK (kind IN ('novads', 'valstspilseta')),
  CONSTRAINT municipality_council_size_ck CHECK (council_size > 0),
  CONSTRAINT municipality_colour_ck CHECK (colour ~ '^#[0-9a-f]{6}$')
);

CREATE TABLE institution (
  id              uuid NOT NULL,
  municipality_id uuid,
  kind            text NOT NULL,
  name            text NOT NULL,
  registration_no text,
  email           text,
  CONSTRAINT institution_pk PRIMARY KEY (id),
  CONSTRAINT institution_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT institution_kind_ck CHECK (kind IN
    ('administration', 'council', 'department', 'ministry', 'ngo', 'residents_council', 'other'))
);
CREATE INDEX institution_municipality_ix ON institution (municipality_id, name);

CREATE TABLE person (
  id            uuid NOT NULL,
  name          text NOT NULL,
  email         text,
  preferred_language text NOT NULL DEFAULT 'lv',
  created_at    timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT person_pk PRIMARY KEY (id),
  CONSTRAINT person_language_ck CHECK (preferred_language IN ('lv', 'en'))
);

-- Keyed hashes of personal codes, current and historical; the code itself is never stored.
CREATE TABLE person_code (
  code_hash bytea   NOT NULL,
  person_id uuid    NOT NULL,
  current   boolean NOT NULL DEFAULT true,
  CONSTRAINT person_code_pk PRIMARY KEY (code_hash),
  CONSTRAINT person_code_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX person_code_person_ix ON person_code (person_id);

CREATE TABLE person_identity (
  issuer    text NOT NULL,
  subject   text NOT NULL,
  person_id uuid NOT NULL,
  CONSTRAINT person_identity_pk PRIMARY KEY (issuer, subject),
  CONSTRAINT person_identity_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX person_identity_person_ix ON person_identity (person_id);

CREATE TABLE role_assignment (
  id              uuid    NOT NULL,
  municipality_id uuid,
  institution_id  uuid    NOT NULL,
  person_id       uuid    NOT NULL,
  role            text    NOT NULL,
  valid_from      date    NOT NULL,
  valid_to        date,
  version         integer NOT NULL DEFAULT 1,
  CONSTRAINT role_assignment_pk PRIMARY KEY (id),
  CONSTRAINT role_assignment_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT role_assignment_institution_fk FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT role_assignment_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT role_assignment_term_ck CHECK (valid_to IS NULL OR valid_to >= valid_from),
  CONSTRAINT role_assignment_role_ck CHECK (role IN (
    'lawyer', 'head_of_department', 'legal_endorser', 'council_secretary', 'sitting_chair', 'councillor',
    'budget_coordinator', 'evaluator', 'clerk', 'administrator', 'varam_reviewer', 'ministry_reviewer',
    'ngo_representative', 'residents_council_representative')),
  CONSTRAINT role_assignment_state_ck CHECK
    ((role IN ('varam_reviewer', 'ministry_reviewer')) = (municipality_id IS NULL))
);
CREATE INDEX role_assignment_municipality_ix ON role_assignment (municipality_id, role);
CREATE INDEX role_assignment_person_ix ON role_assignment (person_id);

-- While a person is on leave, the substitute holds the assignment too.
CREATE TABLE substitution (
  id              uuid NOT NULL,
  municipality_id uuid NOT NULL,
  assignment_id   uuid NOT NULL,
  substitute_id   uuid NOT NULL,
  from_day        date NOT NULL,
  to_day          date NOT NULL,
  reason          text NOT NULL,
  CONSTRAINT substitution_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT substitution_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT substitution_assignment_fk FOREIGN KEY (assignment_id) REFERENCES role_assignment (id),
  CONSTRAINT substitution_substitute_fk FOREIGN KEY (substitute_id) REFERENCES person (id),
  CONSTRAINT substitution_term_ck CHECK (to_day >= from_day)
);
CREATE INDEX substitution_substitute_ix ON substitution (substitute_id);

-- Holidays and moved working days; municipality_id null = for the whole installation.
CREATE TABLE calendar_day (
  id              uuid NOT NULL,
  municipality_id uuid,
  day             date NOT NULL,
  kind            text NOT NULL,
  name            text NOT NULL,
  source          text NOT NULL,
  CONSTRAINT calendar_day_pk PRIMARY KEY (id),
  CONSTRAINT calendar_day_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT calendar_day_kind_ck CHECK (kind IN ('holiday', 'moved_free', 'moved_working'))
);
CREATE UNIQUE INDEX calendar_day_uq ON calendar_day (municipality_id, day) NULLS NOT DISTINCT;

-- The register of residents as the municipality imported it: enough to answer "16 or over?" and "declared here?".
CREATE TABLE register_entry (
  municipality_id uuid NOT NULL,
  code_hash       bytea NOT NULL,
  born_on         date NOT NULL,
  territory       text,
  imported_at     timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT register_entry_pk PRIMARY KEY (municipality_id, code_hash),
  CONSTRAINT register_entry_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id)
);
