-- People around a project: who writes it together, who asks about it, and projects that are joined.
CREATE TABLE project_coauthor (
  municipality_id uuid    NOT NULL,
  id              uuid    NOT NULL,
  project_id      uuid    NOT NULL,
  -- Where the invitation went; empty once it is accepted or the project has taken in another.
  email           text    NOT NULL,
  token_hash      text,
  person_id       uuid,
  state           text    NOT NULL,
  name_public     boolean NOT NULL DEFAULT false,
  published_name  text,
  invited_on      date    NOT NULL,
  answered_on     date,
  CONSTRAINT project_coauthor_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT project_coauthor_project_fk
    FOREIGN KEY (municipality_id, project_id) REFERENCES budget_project (municipality_id, id),
  CONSTRAINT project_coauthor_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT project_coauthor_once_uq UNIQUE (municipality_id, project_id, person_id),
  CONSTRAINT project_coauthor_state_ck CHECK (state IN ('invited', 'accepted')),
  CONSTRAINT project_coauthor_person_ck CHECK ((state = 'accepted') = (person_id IS NOT NULL)),
  CONSTRAINT project_coauthor_token_ck CHECK ((state = 'invited') = (token_hash IS NOT NULL))
);
CREATE INDEX project_coauthor_project_ix ON project_coauthor (municipality_id, project_id);
CREATE INDEX project_coauthor_person_ix ON project_coauthor (person_id, municipality_id);

CREATE TABLE project_question (
  municipality_id uuid NOT NULL,
  id              uuid NOT NULL,
  project_id      uuid NOT NULL,
  person_id       uuid NOT NULL,
  published_name  text,
  question        text NOT NULL,
  asked_on        date NOT NULL,
  asked_at        timestamptz NOT NULL,
  answer          text,
  answered_by     uuid,
  answered_as     text,
  answered_on     date,
  hidden_reason   text,
  hidden_by       uuid,
  CONSTRAINT project_question_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT project_question_project_fk
    FOREIGN KEY (municipality_id, project_id) REFERENCES budget_project (municipality_id, id),
  CONSTRAINT project_question_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT project_question_answerer_fk FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT project_question_hider_fk FOREIGN KEY (hidden_by) REFERENCES person (id),
  CONSTRAINT project_question_text_ck CHECK (question <> ''),
  CONSTRAINT project_question_answer_ck CHECK (
    (answer IS NULL) = (answered_on IS NULL) AND (answer IS NULL) = (answered_as IS NULL)),
  CONSTRAINT project_question_as_ck CHECK (answered_as IN ('author', 'municipality')),
  CONSTRAINT project_question_hidden_ck CHECK ((hidden_reason IS NULL) = (hidden_by IS NULL))
);
CREATE INDEX project_question_project_ix ON project_question (municipality_id, project_id, asked_at);

-- Joining two projects: it takes the consent of the authors of both.
CREATE TABLE project_merge (
  municipality_id uuid    NOT NULL,
  id              uuid    NOT NULL,
  cycle_id        uuid    NOT NULL,
  project_id      uuid    NOT NULL,
  into_id         uuid    NOT NULL,
  note            text    NOT NULL,
  state           text    NOT NULL,
  proposed_by     uuid    NOT NULL,
  proposed_on     date    NOT NULL,
  project_agreed  boolean,
  into_agreed     boolean,
  ended_on        date,
  CONSTRAINT project_merge_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT project_merge_cycle_fk
    FOREIGN KEY (municipality_id, cycle_id) REFERENCES budget_cycle (municipality_id, id),
  CONSTRAINT project_merge_project_fk
    FOREIGN KEY (municipality_id, project_id) REFERENCES budget_project (municipality_id, id),
  CONSTRAINT project_merge_into_fk
    FOREIGN KEY (municipality_id, into_id) REFERENCES budget_project (municipality_id, id),
  CONSTRAINT project_merge_person_fk FOREIGN KEY (proposed_by) REFERENCES person (id),
  CONSTRAINT project_merge_two_ck CHECK (project_id <> into_id),
  CONSTRAINT project_merge_note_ck CHECK (note <> ''),
  CONSTRAINT project_merge_state_ck CHECK (state IN ('proposed', 'accepted', 'refused', 'withdrawn')),
  CONSTRAINT project_merge_agreed_ck CHECK (state <> 'accepted' OR project_agreed AND into_agreed),
  CONSTRAINT project_merge_ended_ck CHECK ((state = 'proposed') = (ended_on IS NULL))
);
CREATE INDEX project_merge_project_ix ON project_merge (municipality_id, project_id);
CREATE INDEX project_merge_into_ix ON project_merge (municipality_id, into_id);
-- One proposal at a time decides what becomes of a project.
CREATE UNIQUE INDEX project_merge_open_uq ON project_merge (municipality_id, project_id) WHERE state = 'proposed';
