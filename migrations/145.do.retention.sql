-- How long records are kept: a municipality's own classes, which class each series of records has, single dossiers with a
-- class of their own, what was handed to the archive, and acts of destruction.
CREATE TABLE retention_class (
  municipality_id uuid    NOT NULL,
  id              uuid    NOT NULL,
  code            text    NOT NULL,
  title           text    NOT NULL,
  -- Null: for good.
  years           integer,
  basis           text    NOT NULL,
  version         integer NOT NULL DEFAULT 1,
  CONSTRAINT retention_class_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT retention_class_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT retention_class_code_uq UNIQUE (municipality_id, code),
  CONSTRAINT retention_class_years_ck CHECK (years BETWEEN 1 AND 100),
  CONSTRAINT retention_class_words_ck CHECK (code <> '' AND title <> '' AND basis <> '')
);

CREATE TABLE retention_series (
  municipality_id uuid NOT NULL,
  series          text NOT NULL,
  class_id        uuid NOT NULL,
  CONSTRAINT retention_series_pk PRIMARY KEY (municipality_id, series),
  CONSTRAINT retention_series_class_fk
    FOREIGN KEY (municipality_id, class_id) REFERENCES retention_class (municipality_id, id)
);

CREATE TABLE dossier_retention (
  municipality_id uuid        NOT NULL,
  dossier_id      uuid        NOT NULL,
  class_id        uuid        NOT NULL,
  reason          text        NOT NULL,
  set_by          uuid        NOT NULL,
  set_at          timestamptz NOT NULL,
  CONSTRAINT dossier_retention_pk PRIMARY KEY (municipality_id, dossier_id),
  CONSTRAINT dossier_retention_dossier_fk
    FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT dossier_retention_class_fk
    FOREIGN KEY (municipality_id, class_id) REFERENCES retention_class (municipality_id, id),
  CONSTRAINT dossier_retention_set_by_fk FOREIGN KEY (set_by) REFERENCES person (id),
  CONSTRAINT dossier_retention_reason_ck CHECK (reason <> '')
);

CREATE TABLE archive_transfer (
  municipality_id uuid        NOT NULL,
  dossier_id      uuid        NOT NULL,
  day             date        NOT NULL,
  reference       text        NOT NULL,
  recorded_by     uuid        NOT NULL,
  recorded_at     timestamptz NOT NULL,
  CONSTRAINT archive_transfer_pk PRIMARY KEY (municipality_id, dossier_id),
  CONSTRAINT archive_transfer_dossier_fk
    FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT archive_transfer_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT archive_transfer_reference_ck CHECK (reference <> '')
);

CREATE TABLE destruction_act (
  municipality_id  uuid    NOT NULL,
  id               uuid    NOT NULL,
  number           integer NOT NULL,
  state            text    NOT NULL,
  -- What is to go: series, unit, code, number of things, class with its basis.
  items            jsonb   NOT NULL,
  drawn_on         date    NOT NULL,
  drawn_by         uuid    NOT NULL,
  agreed_on        date,
  agreed_reference text,
  approved_by      uuid,
  ended_on         date,
  version          integer NOT NULL DEFAULT 1,
  CONSTRAINT destruction_act_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT destruction_act_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT destruction_act_number_uq UNIQUE (municipality_id, number),
  CONSTRAINT destruction_act_drawn_by_fk FOREIGN KEY (drawn_by) REFERENCES person (id),
  CONSTRAINT destruction_act_approved_by_fk FOREIGN KEY (approved_by) REFERENCES person (id),
  CONSTRAINT destruction_act_state_ck CHECK (state IN ('drawn', 'agreed', 'carried_out', 'cancelled')),
  CONSTRAINT destruction_act_agreed_ck CHECK ((agreed_on IS NULL) = (agreed_reference IS NULL)
    AND (state NOT IN ('agreed', 'carried_out') OR agreed_on IS NOT NULL)),
  -- Nobody approves what they drew up.
  CONSTRAINT destruction_act_approved_ck CHECK ((state = 'carried_out') = (approved_by IS NOT NULL)
    AND (approved_by IS NULL OR approved_by <> drawn_by)),
  CONSTRAINT destruction_act_ended_ck CHECK ((state IN ('carried_out', 'cancelled')) = (ended_on IS NOT NULL))
);
