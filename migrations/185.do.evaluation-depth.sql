-- Evaluation in depth: answers to the checklist, how to object, several specialists with declarations of interest, votes
-- of the commission, and the approval of the ballot list where the nolikums has one.
ALTER TABLE project_evaluation
  ADD COLUMN checklist jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN appeal    text  NOT NULL DEFAULT '';

CREATE TABLE project_specialist (
  municipality_id uuid    NOT NULL,
  project_id      uuid    NOT NULL,
  person_id       uuid    NOT NULL,
  -- What the person is asked about: construction, greenery, traffic.
  field           text    NOT NULL,
  asked_on        date    NOT NULL,
  -- Whether the person has an interest in the project; unknown until declared.
  interest        boolean,
  interest_note   text    NOT NULL DEFAULT '',
  declared_on     date,
  opinion         text,
  verified_cents  bigint,
  cost_note       text    NOT NULL DEFAULT '',
  given_on        date,
  CONSTRAINT project_specialist_pk PRIMARY KEY (municipality_id, project_id, person_id),
  CONSTRAINT project_specialist_project_fk
    FOREIGN KEY (municipality_id, project_id) REFERENCES budget_project (municipality_id, id),
  CONSTRAINT project_specialist_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT project_specialist_field_ck CHECK (field <> ''),
  CONSTRAINT project_specialist_declared_ck CHECK ((interest IS NULL) = (declared_on IS NULL)),
  -- Whoever has an interest gives no opinion.
  CONSTRAINT project_specialist_opinion_ck CHECK ((opinion IS NULL) = (given_on IS NULL)
    AND (opinion IS NULL OR NOT interest)),
  CONSTRAINT project_specialist_cost_ck CHECK (verified_cents >= 0)
);

-- Every vote of the commission stays; the newest counts.
CREATE TABLE project_commission_vote (
  municipality_id uuid    NOT NULL,
  project_id      uuid    NOT NULL,
  number          integer NOT NULL,
  day             date    NOT NULL,
  minutes_ref     text    NOT NULL,
  votes_for       integer NOT NULL,
  votes_against   integer NOT NULL,
  abstained       integer NOT NULL,
  -- Members who took no part because they have an interest.
  stepped_aside   text    NOT NULL DEFAULT '',
  recorded_by     uuid    NOT NULL,
  CONSTRAINT project_commission_vote_pk PRIMARY KEY (municipality_id, project_id, number),
  CONSTRAINT project_commission_vote_project_fk
    FOREIGN KEY (municipality_id, project_id) REFERENCES budget_project (municipality_id, id),
  CONSTRAINT project_commission_vote_person_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT project_commission_vote_minutes_ck CHECK (minutes_ref <> ''),
  CONSTRAINT project_commission_vote_counts_ck CHECK (votes_for >= 0 AND votes_against >= 0 AND abstained >= 0
    AND votes_for <> votes_against)
);
CREATE TRIGGER project_commission_vote_append_only BEFORE UPDATE OR DELETE ON project_commission_vote
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE ballot_list_approval (
  municipality_id uuid    NOT NULL,
  cycle_id        uuid    NOT NULL,
  body            text    NOT NULL,
  decision_ref    text    NOT NULL,
  decision_day    date    NOT NULL,
  projects        integer NOT NULL,
  recorded_by     uuid    NOT NULL,
  CONSTRAINT ballot_list_approval_pk PRIMARY KEY (municipality_id, cycle_id),
  CONSTRAINT ballot_list_approval_cycle_fk
    FOREIGN KEY (municipality_id, cycle_id) REFERENCES budget_cycle (municipality_id, id),
  CONSTRAINT ballot_list_approval_person_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT ballot_list_approval_text_ck CHECK (body <> '' AND decision_ref <> '')
);
