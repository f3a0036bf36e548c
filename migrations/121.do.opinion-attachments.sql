-- Files that came with an opinion: what its author attached, and scans of papers. Nobody but those who work on opinions
-- reads them until a lawyer releases one; a scan is never released, for it shows names, addresses and signatures.
CREATE TABLE opinion_attachment (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  opinion_id      uuid        NOT NULL,
  file_id         uuid        NOT NULL,
  kind            text        NOT NULL,
  added_at        timestamptz NOT NULL,
  released_at     timestamptz,
  released_by     uuid,
  CONSTRAINT opinion_attachment_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT opinion_attachment_opinion_fk
    FOREIGN KEY (municipality_id, opinion_id) REFERENCES opinion (municipality_id, id),
  CONSTRAINT opinion_attachment_file_fk
    FOREIGN KEY (municipality_id, file_id) REFERENCES stored_file (municipality_id, id),
  CONSTRAINT opinion_attachment_released_by_fk FOREIGN KEY (released_by) REFERENCES person (id),
  CONSTRAINT opinion_attachment_kind_ck CHECK (kind IN ('author', 'scan')),
  CONSTRAINT opinion_attachment_released_ck CHECK ((released_at IS NULL) = (released_by IS NULL)),
  CONSTRAINT opinion_attachment_scan_ck CHECK (kind = 'author' OR released_at IS NULL)
);
CREATE INDEX opinion_attachment_opinion_ix ON opinion_attachment (municipality_id, opinion_id, added_at);
