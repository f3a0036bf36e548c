-- Plain-language summaries of by-laws for residents, version by version, and the drafts that a language model wrote for them.

CREATE TABLE summary_draft (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  dossier_id      uuid        NOT NULL,
  model           text        NOT NULL,
  text            text        NOT NULL,
  requested_by    uuid        NOT NULL,
  at              timestamptz NOT NULL,
  CONSTRAINT summary_draft_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT summary_draft_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT summary_draft_requested_by_fk FOREIGN KEY (requested_by) REFERENCES person (id),
  CONSTRAINT summary_draft_text_ck CHECK (text <> '')
);
CREATE INDEX summary_draft_dossier_ix ON summary_draft (municipality_id, dossier_id, at);

CREATE TABLE dossier_summary (
  municipality_id  uuid        NOT NULL,
  dossier_id       uuid        NOT NULL,
  version          integer     NOT NULL,
  -- Empty: taken back.
  text             text        NOT NULL,
  -- The draft whose words the text still carries.
  draft_id         uuid,
  -- The version of the by-law that was summed up.
  document_version integer     NOT NULL,
  author_id        uuid        NOT NULL,
  at               timestamptz NOT NULL,
  CONSTRAINT dossier_summary_pk PRIMARY KEY (municipality_id, dossier_id, version),
  CONSTRAINT dossier_summary_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT dossier_summary_draft_fk FOREIGN KEY (municipality_id, draft_id) REFERENCES summary_draft (municipality_id, id),
  CONSTRAINT dossier_summary_author_fk FOREIGN KEY (author_id) REFERENCES person (id),
  CONSTRAINT dossier_summary_version_ck CHECK (version > 0)
);
