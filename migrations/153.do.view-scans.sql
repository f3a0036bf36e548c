-- The paper that a view came on; seen by those who work with views alone and never published.
CREATE TABLE participation_view_scan (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  view_id         uuid        NOT NULL,
  file_id         uuid        NOT NULL,
  added_at        timestamptz NOT NULL,
  CONSTRAINT participation_view_scan_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT participation_view_scan_view_fk
    FOREIGN KEY (municipality_id, view_id) REFERENCES participation_view (municipality_id, id),
  CONSTRAINT participation_view_scan_file_fk
    FOREIGN KEY (municipality_id, file_id) REFERENCES stored_file (municipality_id, id)
);
CREATE INDEX participation_view_scan_view_ix ON participation_view_scan (municipality_id, view_id, added_at);
