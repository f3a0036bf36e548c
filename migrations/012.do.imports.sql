-- A file that was read and not yet made into a dossier; afterwards the source that the dossier was made from.
CREATE TABLE import_draft (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  file_name       text        NOT NULL,
  format          text        NOT NULL,
  encoding        text        NOT NULL,
  source          bytea       NOT NULL,
  source_digest   text        NOT NULL,
  bylaw           jsonb       NOT NULL,
  memorandum      jsonb,
  recognised      jsonb       NOT NULL,
  findings        jsonb       NOT NULL,
  set_aside       jsonb       NOT NULL,
  created_by      uuid        NOT NULL,
  created_at      timestamptz NOT NULL,
  expires_at      timestamptz,
  dossier_id      uuid,
  CONSTRAINT import_draft_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT import_draft_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT import_draft_created_by_fk FOREIGN KEY (created_by) REFERENCES person (id),
  CONSTRAINT import_draft_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT import_draft_format_ck CHECK (format IN ('markdown', 'text', 'html')),
  CONSTRAINT import_draft_encoding_ck CHECK (encoding IN ('utf-8', 'utf-16le', 'utf-16be', 'windows-1257')),
  CONSTRAINT import_draft_kept_ck CHECK ((dossier_id IS NULL) = (expires_at IS NOT NULL))
);
CREATE INDEX import_draft_dossier_ix ON import_draft (municipality_id, dossier_id);
CREATE INDEX import_draft_expiry_ix ON import_draft (municipality_id, expires_at);
