-- Norms that do not hold although they stand in the text: suspended by a minister's order (PL 66), void after it (PL 66(5))
-- or by a judgment. What was recorded is never changed, only ended or withdrawn as a mistake.

CREATE TABLE norm_validity (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  act_id          uuid        NOT NULL,
  unit_id         text,
  unit_number     text        NOT NULL,
  cause           text        NOT NULL,
  from_day        date        NOT NULL,
  until_day       date,
  document_title  text        NOT NULL,
  document_url    text,
  recorded_by     uuid        NOT NULL,
  recorded_at     timestamptz NOT NULL,
  withdrawn_by    uuid,
  withdrawn_at    timestamptz,
  withdrawn_why   text,
  version         integer     NOT NULL DEFAULT 1,
  CONSTRAINT norm_validity_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT norm_validity_act_fk FOREIGN KEY (municipality_id, act_id) REFERENCES act (municipality_id, id),
  CONSTRAINT norm_validity_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT norm_validity_withdrawn_by_fk FOREIGN KEY (withdrawn_by) REFERENCES person (id),
  CONSTRAINT norm_validity_cause_ck CHECK (cause IN ('minister_order', 'no_application', 'judgment')),
  CONSTRAINT norm_validity_days_ck CHECK (until_day IS NULL OR until_day >= from_day),
  CONSTRAINT norm_validity_document_ck CHECK (document_title <> ''),
  CONSTRAINT norm_validity_unit_ck CHECK ((unit_id IS NULL) = (unit_number = '')),
  CONSTRAINT norm_validity_withdrawn_ck CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL)
    AND (withdrawn_at IS NULL) = (withdrawn_why IS NULL))
);
CREATE INDEX norm_validity_act_ix ON norm_validity (municipality_id, act_id);
