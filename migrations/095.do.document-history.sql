-- Who wrote what, kept every so many versions, so that nobody has to follow a long log from its beginning. Both tables can be
-- counted anew from the log at any time.

CREATE TABLE document_attribution (
  municipality_id uuid    NOT NULL,
  document_id     uuid    NOT NULL,
  version         integer NOT NULL,
  state           jsonb   NOT NULL,
  CONSTRAINT document_attribution_pk PRIMARY KEY (municipality_id, document_id, version),
  CONSTRAINT document_attribution_document_fk FOREIGN KEY (municipality_id, document_id)
    REFERENCES document (municipality_id, id),
  CONSTRAINT document_attribution_version_ck CHECK (version > 0)
);

-- What each step up to the last kept version did to which unit, in letters.
CREATE TABLE document_change (
  municipality_id uuid    NOT NULL,
  document_id     uuid    NOT NULL,
  unit_id         text    NOT NULL,
  version         integer NOT NULL,
  inserted        integer NOT NULL,
  deleted         integer NOT NULL,
  CONSTRAINT document_change_pk PRIMARY KEY (municipality_id, document_id, unit_id, version),
  CONSTRAINT document_change_document_fk FOREIGN KEY (municipality_id, document_id)
    REFERENCES document (municipality_id, id),
  CONSTRAINT document_change_counts_ck CHECK (inserted >= 0 AND deleted >= 0)
);
CREATE INDEX document_change_version_ix ON document_change (municipality_id, document_id, version);
