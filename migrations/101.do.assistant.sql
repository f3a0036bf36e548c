-- The language model that a municipality lets draft summaries; without a row there is none.

CREATE TABLE assistant_setting (
  municipality_id uuid        NOT NULL,
  enabled         boolean     NOT NULL,
  base_url        text        NOT NULL,
  model           text        NOT NULL,
  -- Sealed under a key that the database does not know.
  key_sealed      bytea,
  version         integer     NOT NULL DEFAULT 1,
  changed_by      uuid        NOT NULL,
  changed_at      timestamptz NOT NULL,
  CONSTRAINT assistant_setting_pk PRIMARY KEY (municipality_id),
  CONSTRAINT assistant_setting_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT assistant_setting_changed_by_fk FOREIGN KEY (changed_by) REFERENCES person (id),
  CONSTRAINT assistant_setting_enabled_ck CHECK (NOT enabled OR (base_url <> '' AND model <> ''))
);
