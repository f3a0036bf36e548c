-- Documents as an append-only log of steps with snapshots; the primary key of the log decides the order of writers.

CREATE TABLE document (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  dossier_id      uuid        NOT NULL,
  kind            text        NOT NULL,
  head_version    integer     NOT NULL DEFAULT 0,
  created_at      timestamptz NOT NULL,
  changed_at      timestamptz NOT NULL,
  CONSTRAINT document_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT document_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT document_one_of_kind_uq UNIQUE (municipality_id, dossier_id, kind),
  CONSTRAINT document_kind_ck CHECK (kind IN ('bylaw', 'memorandum')),
  CONSTRAINT document_head_ck CHECK (head_version >= 0)
);

-- `version` is the version that the step leads to.
CREATE TABLE document_step (
  municipality_id uuid        NOT NULL,
  document_id     uuid        NOT NULL,
  version         integer     NOT NULL,
  step            jsonb       NOT NULL,
  client_id       text        NOT NULL,
  author_id       uuid,
  at              timestamptz NOT NULL,
  CONSTRAINT document_step_pk PRIMARY KEY (municipality_id, document_id, version),
  CONSTRAINT document_step_document_fk FOREIGN KEY (municipality_id, document_id) REFERENCES document (municipality_id, id),
  CONSTRAINT document_step_version_ck CHECK (version > 0)
);

CREATE TABLE document_snapshot (
  municipality_id uuid    NOT NULL,
  document_id     uuid    NOT NULL,
  version         integer NOT NULL,
  content         jsonb   NOT NULL,
  CONSTRAINT document_snapshot_pk PRIMARY KEY (municipality_id, document_id, version),
  CONSTRAINT document_snapshot_document_fk FOREIGN KEY (municipality_id, document_id) REFERENCES document (municipality_id, id)
);

-- A frozen text: what endorsements, opinions, votes and promulgation bind to.
CREATE TABLE named_version (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  document_id     uuid        NOT NULL,
  version         integer     NOT NULL,
  name            text        NOT NULL,
  purpose         text        NOT NULL,
  digest          text        NOT NULL,
  content         jsonb       NOT NULL,
  created_by      uuid,
  legal_day       date        NOT NULL,
  at              timestamptz NOT NULL,
  CONSTRAINT named_version_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT named_version_document_fk FOREIGN KEY (municipality_id, document_id) REFERENCES document (municipality_id, id),
  CONSTRAINT named_version_name_ck CHECK (name <> ''),
  CONSTRAINT named_version_digest_ck CHECK (digest ~ '^[0-9a-f]{64}$')
);
CREATE INDEX named_version_document_ix ON named_version (municipality_id, document_id, version);

CREATE TRIGGER document_step_append_only BEFORE UPDATE OR DELETE ON document_step
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER document_snapshot_append_only BEFORE UPDATE OR DELETE ON document_snapshot
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER named_version_append_only BEFORE UPDATE OR DELETE ON named_version
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
