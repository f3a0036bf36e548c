-- Control of an act in force (PL 64-66): each control of an act, and its steps as they were recorded, never changed.

CREATE TABLE control_case (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  act_id          uuid        NOT NULL,
  state           text        NOT NULL,
  begun_at        timestamptz NOT NULL,
  version         integer     NOT NULL DEFAULT 1,
  CONSTRAINT control_case_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT control_case_act_fk FOREIGN KEY (municipality_id, act_id) REFERENCES act (municipality_id, id),
  CONSTRAINT control_case_state_ck CHECK (state IN ('begun', 'opinion_received', 'remedied', 'disagreed', 'suspended',
    'sitting_called', 'in_court', 'closed', 'norms_repealed', 'norms_voided', 'norms_upheld', 'norms_struck'))
);
CREATE INDEX control_case_act_ix ON control_case (municipality_id, act_id);

CREATE TABLE control_step (
  municipality_id uuid        NOT NULL,
  case_id         uuid        NOT NULL,
  event           text        NOT NULL,
  input           jsonb       NOT NULL,
  recorded_by     uuid        NOT NULL,
  recorded_at     timestamptz NOT NULL,
  CONSTRAINT control_step_pk PRIMARY KEY (municipality_id, case_id, event),
  CONSTRAINT control_step_case_fk FOREIGN KEY (municipality_id, case_id) REFERENCES control_case (municipality_id, id),
  CONSTRAINT control_step_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id)
);

-- The council itself may repeal what the order names (PL 66(2)); a record may belong to a control, which then ends it.
ALTER TABLE norm_validity DROP CONSTRAINT norm_validity_cause_ck;
ALTER TABLE norm_validity ADD CONSTRAINT norm_validity_cause_ck
  CHECK (cause IN ('minister_order', 'no_application', 'judgment', 'council_repeal'));
ALTER TABLE norm_validity ADD COLUMN control_id uuid;
ALTER TABLE norm_validity ADD CONSTRAINT norm_validity_control_fk
  FOREIGN KEY (municipality_id, control_id) REFERENCES control_case (municipality_id, id);
