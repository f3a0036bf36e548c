-- Scans of signature sheets: shown to those who count signatures, never to anybody else, and erased with the signers.
CREATE TABLE collective_sheet_scan (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  submission_id   uuid        NOT NULL,
  sheet           integer     NOT NULL,
  file_id         uuid        NOT NULL,
  added_at        timestamptz NOT NULL,
  CONSTRAINT collective_sheet_scan_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT collective_sheet_scan_submission_fk
    FOREIGN KEY (municipality_id, submission_id) REFERENCES collective_submission (municipality_id, id),
  CONSTRAINT collective_sheet_scan_file_fk
    FOREIGN KEY (municipality_id, file_id) REFERENCES stored_file (municipality_id, id),
  CONSTRAINT collective_sheet_scan_sheet_ck CHECK (sheet >= 1)
);
CREATE INDEX collective_sheet_scan_sheet_ix ON collective_sheet_scan (municipality_id, submission_id, sheet);
