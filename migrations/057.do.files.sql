-- Files that people attached or that the product made. The content lies outside, under its digest.
CREATE TABLE stored_file (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  digest          text        NOT NULL,
  name            text        NOT NULL,
  media_type      text        NOT NULL,
  size            bigint      NOT NULL,
  visibility      text        NOT NULL,
  created_by      uuid,
  created_at      timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT stored_file_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT stored_file_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT stored_file_creator_fk FOREIGN KEY (created_by) REFERENCES person (id),
  CONSTRAINT stored_file_visibility_ck CHECK (visibility IN ('public', 'staff')),
  CONSTRAINT stored_file_digest_ck CHECK (digest ~ '^[0-9a-f]{64}$'),
  CONSTRAINT stored_file_size_ck CHECK (size >= 0)
);
CREATE INDEX stored_file_digest_ix ON stored_file (municipality_id, digest);
