-- What was found in signed containers that were taken, and the files that were given out to be signed.
CREATE TABLE signed_container (
  municipality_id uuid        NOT NULL,
  digest          text        NOT NULL,
  report          jsonb       NOT NULL,
  checked_at      timestamptz NOT NULL,
  CONSTRAINT signed_container_pk PRIMARY KEY (municipality_id, digest),
  CONSTRAINT signed_container_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT signed_container_digest_ck CHECK (digest ~ '^[0-9a-f]{64}$')
);

CREATE TABLE signing_file (
  municipality_id uuid        NOT NULL,
  item_id         uuid        NOT NULL,
  digest          text        NOT NULL,
  document        text        NOT NULL,
  version_id      uuid        NOT NULL,
  issued_by       uuid        NOT NULL,
  issued_at       timestamptz NOT NULL,
  CONSTRAINT signing_file_pk PRIMARY KEY (municipality_id, item_id, digest),
  CONSTRAINT signing_file_item_fk FOREIGN KEY (municipality_id, item_id) REFERENCES agenda_item (municipality_id, id),
  CONSTRAINT signing_file_version_fk FOREIGN KEY (municipality_id, version_id)
    REFERENCES named_version (municipality_id, id),
  CONSTRAINT signing_file_issued_by_fk FOREIGN KEY (issued_by) REFERENCES person (id),
  CONSTRAINT signing_file_document_ck CHECK (document IN ('bylaw', 'memorandum')),
  CONSTRAINT signing_file_digest_ck CHECK (digest ~ '^[0-9a-f]{64}$')
);
