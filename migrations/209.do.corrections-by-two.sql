-- A correction of a result is the act of two people, as the count is: one proposes it and everybody who counts sees what
-- the ballots then come to, another confirms it.
CREATE TABLE budget_correction_proposal (
  municipality_id uuid  NOT NULL,
  cycle_id        uuid  NOT NULL,
  id              uuid  NOT NULL,
  correction      jsonb NOT NULL,
  -- What the council decided on projects that are being built though they lose: [{"nr": 3, "course": "stop", …}].
  deliveries      jsonb NOT NULL,
  -- What the ballots came to when it was proposed; it is confirmed only as long as they do.
  count           jsonb NOT NULL,
  proposed_by     uuid  NOT NULL,
  proposed_on     date  NOT NULL,
  -- One at a time.
  CONSTRAINT budget_correction_proposal_pk PRIMARY KEY (municipality_id, cycle_id),
  CONSTRAINT budget_correction_proposal_cycle_fk
    FOREIGN KEY (municipality_id, cycle_id) REFERENCES budget_cycle (municipality_id, id),
  CONSTRAINT budget_correction_proposal_person_fk FOREIGN KEY (proposed_by) REFERENCES person (id)
);

ALTER TABLE budget_count ADD COLUMN deliveries jsonb NOT NULL DEFAULT '[]';
