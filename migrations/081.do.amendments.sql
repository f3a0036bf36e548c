-- Which act a dossier amends, and what is known about its text.

CREATE TABLE amendment (
  municipality_id     uuid        NOT NULL,
  dossier_id          uuid        NOT NULL,
  act_id              uuid        NOT NULL,
  base_day            date        NOT NULL,
  base_version_id     uuid        NOT NULL,
  base_digest         text        NOT NULL,
  working_document_id uuid,
  written_from        text,
  written_digest      text,
  written_at          timestamptz,
  written_by          uuid,
  warnings            jsonb       NOT NULL DEFAULT '[]',
  version             integer     NOT NULL DEFAULT 1,
  CONSTRAINT amendment_pk PRIMARY KEY (municipality_id, dossier_id),
  CONSTRAINT amendment_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT amendment_act_fk FOREIGN KEY (municipality_id, act_id) REFERENCES act (municipality_id, id),
  CONSTRAINT amendment_base_version_fk FOREIGN KEY (municipality_id, base_version_id)
    REFERENCES named_version (municipality_id, id),
  CONSTRAINT amendment_working_document_fk FOREIGN KEY (municipality_id, working_document_id)
    REFERENCES document (municipality_id, id),
  CONSTRAINT amendment_written_by_fk FOREIGN KEY (written_by) REFERENCES person (id),
  CONSTRAINT amendment_base_digest_ck CHECK (base_digest ~ '^[0-9a-f]{64}$'),
  CONSTRAINT amendment_written_ck CHECK ((written_from IS NULL) = (written_digest IS NULL)
    AND (written_from IS NULL) = (written_at IS NULL))
);
CREATE INDEX amendment_act_ix ON amendment (municipality_id, act_id);

-- A check is a function of three texts, so it is kept by their digests; `edited_digest` is empty without a working copy.
CREATE TABLE amendment_check (
  municipality_id uuid        NOT NULL,
  dossier_id      uuid        NOT NULL,
  base_digest     text        NOT NULL,
  bylaw_digest    text        NOT NULL,
  edited_digest   text        NOT NULL,
  closed          boolean     NOT NULL,
  instructions    integer     NOT NULL,
  differences     jsonb       NOT NULL,
  findings        jsonb       NOT NULL,
  legal_day       date        NOT NULL,
  at              timestamptz NOT NULL,
  CONSTRAINT amendment_check_pk PRIMARY KEY (municipality_id, dossier_id, base_digest, bylaw_digest, edited_digest),
  CONSTRAINT amendment_check_amendment_fk FOREIGN KEY (municipality_id, dossier_id)
    REFERENCES amendment (municipality_id, dossier_id)
);
