-- A mark in the roll that a clerk made by mistake (PL 60(4)): the paper came back and is void, a second person agrees, and
-- the entry goes. Who was marked is kept as a keyed hash until it is decided, no longer; the number of the paper never.
CREATE TABLE undone_mark (
  municipality_id uuid    NOT NULL,
  id              uuid    NOT NULL,
  cycle_id        uuid    NOT NULL,
  unit_id         uuid    NOT NULL,
  polling_place   text    NOT NULL,
  reason          text    NOT NULL,
  code_hash       bytea,
  state           text    NOT NULL,
  asked_by        uuid    NOT NULL,
  asked_on        date    NOT NULL,
  decided_by      uuid,
  decided_on      date,
  CONSTRAINT undone_mark_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT undone_mark_unit_fk
    FOREIGN KEY (municipality_id, cycle_id, unit_id) REFERENCES budget_unit (municipality_id, cycle_id, id),
  CONSTRAINT undone_mark_asker_fk FOREIGN KEY (asked_by) REFERENCES person (id),
  CONSTRAINT undone_mark_decider_fk FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT undone_mark_reason_ck CHECK (reason <> ''),
  CONSTRAINT undone_mark_state_ck CHECK (state IN ('waiting', 'undone', 'refused', 'lapsed')),
  CONSTRAINT undone_mark_two_ck CHECK (asked_by <> decided_by),
  CONSTRAINT undone_mark_decided_ck CHECK ((state = 'waiting') = (code_hash IS NOT NULL)
    AND (decided_on IS NOT NULL) = (state <> 'waiting') AND (decided_by IS NOT NULL) = (state IN ('undone', 'refused')))
);
CREATE INDEX undone_mark_cycle_ix ON undone_mark (municipality_id, cycle_id, asked_on);
