-- The texts that an act gets by the publication of an amending one: one row for every day on which its wording changes.
-- What could not be applied by itself is consolidated by hand and confirmed by a second person.

CREATE TABLE consolidation (
  municipality_id uuid        NOT NULL,
  dossier_id      uuid        NOT NULL,
  act_id          uuid        NOT NULL,
  amending_act_id uuid        NOT NULL,
  from_day        date        NOT NULL,
  state           text        NOT NULL,
  attempt         jsonb,
  findings        jsonb       NOT NULL DEFAULT '[]',
  document_id     uuid,
  offered_digest  text,
  offered_by      uuid,
  offered_at      timestamptz,
  confirmed_by    uuid,
  confirmed_at    timestamptz,
  created_at      timestamptz NOT NULL,
  version         integer     NOT NULL DEFAULT 1,
  CONSTRAINT consolidation_pk PRIMARY KEY (municipality_id, dossier_id, from_day),
  CONSTRAINT consolidation_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT consolidation_act_fk FOREIGN KEY (municipality_id, act_id) REFERENCES act (municipality_id, id),
  CONSTRAINT consolidation_amending_act_fk FOREIGN KEY (municipality_id, amending_act_id)
    REFERENCES act (municipality_id, id),
  CONSTRAINT consolidation_document_fk FOREIGN KEY (municipality_id, document_id)
    REFERENCES document (municipality_id, id),
  CONSTRAINT consolidation_offered_by_fk FOREIGN KEY (offered_by) REFERENCES person (id),
  CONSTRAINT consolidation_confirmed_by_fk FOREIGN KEY (confirmed_by) REFERENCES person (id),
  CONSTRAINT consolidation_state_ck CHECK (state IN ('waiting', 'by_hand', 'offered', 'done')),
  CONSTRAINT consolidation_offered_ck CHECK (state <> 'offered' OR (offered_by IS NOT NULL AND offered_digest IS NOT NULL)),
  CONSTRAINT consolidation_two_persons_ck CHECK (confirmed_by IS NULL OR confirmed_by <> offered_by)
);
CREATE INDEX consolidation_act_ix ON consolidation (municipality_id, act_id);
