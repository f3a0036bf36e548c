-- Calculations of explanatory memoranda (PL 46(1)2, 46(1)4), version by version; the last version counts.
CREATE TABLE memorandum_calculation (
  municipality_id  uuid        NOT NULL,
  dossier_id       uuid        NOT NULL,
  kind             text        NOT NULL,
  version          integer     NOT NULL,
  -- The same for all versions of a dossier's calculation of this kind.
  calculation_id   uuid        NOT NULL,
  -- NULL: taken out of the memorandum.
  data             jsonb,
  document_id      uuid        NOT NULL,
  document_version integer     NOT NULL,
  -- The blocks of the memorandum that say it.
  node_ids         text[]      NOT NULL,
  author_id        uuid        NOT NULL,
  at               timestamptz NOT NULL,
  CONSTRAINT memorandum_calculation_pk PRIMARY KEY (municipality_id, dossier_id, kind, version),
  CONSTRAINT memorandum_calculation_dossier_fk
    FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT memorandum_calculation_document_fk
    FOREIGN KEY (municipality_id, document_id) REFERENCES document (municipality_id, id),
  CONSTRAINT memorandum_calculation_author_fk FOREIGN KEY (author_id) REFERENCES person (id),
  CONSTRAINT memorandum_calculation_kind_ck CHECK (kind IN ('fiscal', 'administrative')),
  CONSTRAINT memorandum_calculation_version_ck CHECK (version > 0)
);

-- A municipality's own parameters of the calculations.
CREATE TABLE memorandum_settings (
  municipality_id uuid    NOT NULL,
  fiscal_years    integer NOT NULL,
  rates           jsonb   NOT NULL,
  version         integer NOT NULL DEFAULT 1,
  CONSTRAINT memorandum_settings_pk PRIMARY KEY (municipality_id),
  CONSTRAINT memorandum_settings_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT memorandum_settings_years_ck CHECK (fiscal_years BETWEEN 1 AND 10)
);

-- What part 8 of the memorandum said when it was generated, to show what changed since.
ALTER TABLE opinion_summary ADD COLUMN blocks jsonb NOT NULL DEFAULT '[]';
