-- A municipality's data protection officer.
ALTER TABLE role_assignment DROP CONSTRAINT role_assignment_role_ck;
ALTER TABLE role_assignment ADD CONSTRAINT role_assignment_role_ck CHECK (role IN (
  'lawyer', 'head_of_department', 'legal_endorser', 'council_secretary', 'sitting_chair', 'councillor',
  'budget_coordinator', 'evaluator', 'clerk', 'administrator', 'varam_reviewer', 'ministry_reviewer',
  'ngo_representative', 'residents_council_representative', 'organisation_representative', 'data_officer'));

-- Who looked at restricted things: apart from every timeline and from the audit chain, because it is purged. One row an
-- hour for each thing and viewer; nothing of what was seen is kept.
CREATE TABLE access_log (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  hour            timestamptz NOT NULL,
  first_at        timestamptz NOT NULL,
  last_at         timestamptz NOT NULL,
  times           integer     NOT NULL DEFAULT 1,
  viewer_id       uuid        NOT NULL,
  role            text,
  what            text        NOT NULL,
  subject_type    text        NOT NULL,
  subject_id      text        NOT NULL,
  CONSTRAINT access_log_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT access_log_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT access_log_hour_uq UNIQUE (municipality_id, hour, viewer_id, what, subject_id),
  CONSTRAINT access_log_times_ck CHECK (times > 0),
  CONSTRAINT access_log_order_ck CHECK (last_at >= first_at)
);
CREATE INDEX access_log_last_ix ON access_log (municipality_id, last_at);
CREATE INDEX access_log_subject_ix ON access_log (municipality_id, subject_type, subject_id);

-- What a municipality sets for its records; without a row the defaults hold.
CREATE TABLE records_settings (
  municipality_id   uuid    NOT NULL,
  access_log_months integer NOT NULL DEFAULT 12,
  version           integer NOT NULL DEFAULT 1,
  CONSTRAINT records_settings_pk PRIMARY KEY (municipality_id),
  CONSTRAINT records_settings_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  -- FPDAL 37(2): up to a year.
  CONSTRAINT records_settings_months_ck CHECK (access_log_months BETWEEN 1 AND 12)
);
