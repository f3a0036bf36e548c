-- Statutory publications: what was made public for which duty, where on the official website, from when to when.
-- A record is never changed: a wrong or prolonged one is withdrawn with a reason and another one is made.
-- It hangs on a dossier or on a sitting; `opinion_stage_id` names the stage it announces.
CREATE TABLE publication_record (
  municipality_id  uuid        NOT NULL,
  id               uuid        NOT NULL,
  dossier_id       uuid,
  sitting_id       uuid,
  opinion_stage_id uuid,
  act              text        NOT NULL,
  ref              text        NOT NULL,
  url              text        NOT NULL,
  from_day         date        NOT NULL,
  to_day           date,
  published_at     timestamptz,
  means            text        NOT NULL,
  version_ids      uuid[]      NOT NULL DEFAULT '{}',
  recorded_by      uuid,
  recorded_day     date        NOT NULL,
  recorded_at      timestamptz NOT NULL,
  withdrawn_at     timestamptz,
  withdrawn_by     uuid,
  withdrawn_reason text,
  CONSTRAINT publication_record_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT publication_record_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT publication_record_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT publication_record_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT publication_record_withdrawn_by_fk FOREIGN KEY (withdrawn_by) REFERENCES person (id),
  CONSTRAINT publication_record_subject_ck CHECK (num_nonnulls(dossier_id, sitting_id) = 1),
  CONSTRAINT publication_record_article_ck CHECK (act ~ '^[A-Z0-9]{2,8}$' AND ref <> ''),
  CONSTRAINT publication_record_url_ck CHECK (url ~ '^https?://'),
  CONSTRAINT publication_record_term_ck CHECK (to_day IS NULL OR to_day >= from_day),
  CONSTRAINT publication_record_means_ck CHECK (means IN ('own_domain', 'embedded', 'feed', 'manual')),
  CONSTRAINT publication_record_withdrawn_ck CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
);
CREATE INDEX publication_record_dossier_ix ON publication_record (municipality_id, dossier_id, recorded_at);
CREATE INDEX publication_record_sitting_ix ON publication_record (municipality_id, sitting_id, recorded_at);
