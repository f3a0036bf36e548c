-- A law or regulation that by-laws cite was changed: who has to look at which act, and what came of it.
CREATE TABLE basis_change (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  place           text        NOT NULL,
  kind            text        NOT NULL,
  from_day        date        NOT NULL,
  source_url      text,
  recorded_by     uuid        NOT NULL,
  recorded_at     timestamptz NOT NULL,
  CONSTRAINT basis_change_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT basis_change_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT basis_change_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT basis_change_kind_ck CHECK (kind IN ('amended', 'repealed')),
  CONSTRAINT basis_change_place_ck CHECK (place <> '')
);

CREATE TABLE basis_check (
  municipality_id uuid        NOT NULL,
  change_id       uuid        NOT NULL,
  act_id          uuid        NOT NULL,
  citations       jsonb       NOT NULL,
  outcome         text,
  reason          text,
  decided_by      uuid,
  decided_at      timestamptz,
  CONSTRAINT basis_check_pk PRIMARY KEY (municipality_id, change_id, act_id),
  CONSTRAINT basis_check_change_fk FOREIGN KEY (municipality_id, change_id) REFERENCES basis_change (municipality_id, id),
  CONSTRAINT basis_check_act_fk FOREIGN KEY (municipality_id, act_id) REFERENCES act (municipality_id, id),
  CONSTRAINT basis_check_decided_by_fk FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT basis_check_outcome_ck CHECK (outcome IN ('holds', 'amend', 'lapsed')),
  CONSTRAINT basis_check_decided_ck CHECK (
    (outcome IS NULL) = (decided_by IS NULL) AND (outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NULL) = (reason IS NULL)
  )
);
CREATE INDEX basis_check_act_ix ON basis_check (municipality_id, act_id);
