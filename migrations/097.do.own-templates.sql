-- The text of a dossier that a municipality keeps to begin others with.
CREATE TABLE own_template (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  name            text        NOT NULL,
  about           text        NOT NULL DEFAULT '',
  kind            text        NOT NULL,
  topic           text        NOT NULL,
  is_fees         boolean     NOT NULL,
  is_statutes     boolean     NOT NULL,
  template        text,
  content         jsonb       NOT NULL,
  dossier_id      uuid        NOT NULL,
  author_id       uuid        NOT NULL,
  at              timestamptz NOT NULL,
  retired_at      timestamptz,
  version         integer     NOT NULL DEFAULT 1,
  CONSTRAINT own_template_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT own_template_dossier_fk
    FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT own_template_author_fk FOREIGN KEY (author_id) REFERENCES person (id),
  CONSTRAINT own_template_name_ck CHECK (name <> ''),
  CONSTRAINT own_template_kind_ck CHECK (kind IN ('normal', 'budget', 'spatial_planning')),
  CONSTRAINT own_template_topic_ck CHECK (topic ~ '^[a-z_]{2,40}$'),
  CONSTRAINT own_template_template_ck CHECK (template ~ '^[a-z_]{2,40}$')
);
