-- The kind that a dossier was started as: what its text must have and which answers are proposed follow from it.
ALTER TABLE dossier
  ADD COLUMN template text,
  ADD COLUMN template_subject text,
  ADD CONSTRAINT dossier_template_ck CHECK (template ~ '^[a-z_]{2,40}$'),
  ADD CONSTRAINT dossier_template_subject_ck CHECK (template_subject ~ '^[a-z_]{2,40}$');

-- Clauses of a municipality's own. Every wording stays: a step of a text may say that it comes from one.
CREATE TABLE own_clause (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  version         integer     NOT NULL DEFAULT 1,
  retired_at      timestamptz,
  CONSTRAINT own_clause_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT own_clause_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT own_clause_version_ck CHECK (version > 0)
);

CREATE TABLE own_clause_wording (
  municipality_id uuid        NOT NULL,
  clause_id       uuid        NOT NULL,
  version         integer     NOT NULL,
  title           text        NOT NULL,
  clause_group    text        NOT NULL,
  kinds           text[]      NOT NULL DEFAULT '{}',
  about           text        NOT NULL DEFAULT '',
  points          jsonb       NOT NULL,
  author_id       uuid        NOT NULL,
  at              timestamptz NOT NULL,
  CONSTRAINT own_clause_wording_pk PRIMARY KEY (municipality_id, clause_id, version),
  CONSTRAINT own_clause_wording_clause_fk
    FOREIGN KEY (municipality_id, clause_id) REFERENCES own_clause (municipality_id, id),
  CONSTRAINT own_clause_wording_author_fk FOREIGN KEY (author_id) REFERENCES person (id),
  CONSTRAINT own_clause_wording_title_ck CHECK (title <> ''),
  CONSTRAINT own_clause_wording_group_ck CHECK (clause_group ~ '^[a-z_]{2,40}$'),
  CONSTRAINT own_clause_wording_points_ck CHECK (jsonb_typeof(points) = 'array')
);
