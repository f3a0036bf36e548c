-- The collation of opinions (form 2 of MK639, 19) as it was published: frozen, a later one does not replace it.
CREATE TABLE opinion_collation (
  municipality_id uuid        NOT NULL,
  stage_id        uuid        NOT NULL,
  number          integer     NOT NULL,
  dossier_id      uuid        NOT NULL,
  content         jsonb       NOT NULL,
  digest          text        NOT NULL,
  day             date        NOT NULL,
  published_at    timestamptz NOT NULL,
  published_by    uuid        NOT NULL,
  told            integer     NOT NULL,
  CONSTRAINT opinion_collation_pk PRIMARY KEY (municipality_id, stage_id, number),
  CONSTRAINT opinion_collation_stage_fk
    FOREIGN KEY (municipality_id, stage_id) REFERENCES opinion_stage (municipality_id, id),
  CONSTRAINT opinion_collation_dossier_fk
    FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT opinion_collation_person_fk FOREIGN KEY (published_by) REFERENCES person (id)
);
CREATE INDEX opinion_collation_dossier_ix ON opinion_collation (municipality_id, dossier_id, number);
CREATE TRIGGER opinion_collation_append_only BEFORE UPDATE ON opinion_collation
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
