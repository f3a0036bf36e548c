-- How an act without a dossier ends: its legal basis has lost force (OPL 9(5)) or a term of its own is over.
CREATE TABLE act_end (
  municipality_id uuid        NOT NULL,
  act_id          uuid        NOT NULL,
  cause           text        NOT NULL,
  from_day        date        NOT NULL,
  by_what         text,
  recorded_by     uuid        NOT NULL,
  at              timestamptz NOT NULL,
  CONSTRAINT act_end_pk PRIMARY KEY (municipality_id, act_id),
  CONSTRAINT act_end_act_fk FOREIGN KEY (municipality_id, act_id) REFERENCES act (municipality_id, id),
  CONSTRAINT act_end_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT act_end_cause_ck CHECK (cause IN ('basis_lapsed', 'term')),
  CONSTRAINT act_end_by_ck CHECK (cause = 'term' OR by_what <> '')
);
