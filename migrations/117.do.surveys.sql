-- Surveys (MK639 13.4). Questions stand as asked; an answer says nothing of who gave it.
CREATE TABLE survey (
  municipality_id uuid    NOT NULL,
  id              uuid    NOT NULL,
  event_id        uuid    NOT NULL,
  title           text    NOT NULL,
  intro           text    NOT NULL DEFAULT '',
  questions       jsonb   NOT NULL,
  state           text    NOT NULL,
  opens           date,
  closes          date,
  version         integer NOT NULL DEFAULT 1,
  CONSTRAINT survey_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT survey_event_fk
    FOREIGN KEY (municipality_id, event_id) REFERENCES participation_event (municipality_id, id),
  CONSTRAINT survey_state_ck CHECK (state IN ('draft', 'open', 'closed')),
  CONSTRAINT survey_title_ck CHECK (title <> ''),
  CONSTRAINT survey_term_ck CHECK (state = 'draft' OR (opens IS NOT NULL AND closes >= opens))
);
CREATE INDEX survey_event_ix ON survey (municipality_id, event_id);

CREATE TABLE survey_answer (
  municipality_id uuid    NOT NULL,
  id              uuid    NOT NULL,
  survey_id       uuid    NOT NULL,
  answers         jsonb   NOT NULL,
  channel         text    NOT NULL,
  day             date    NOT NULL,
  CONSTRAINT survey_answer_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT survey_answer_survey_fk FOREIGN KEY (municipality_id, survey_id) REFERENCES survey (municipality_id, id),
  CONSTRAINT survey_answer_channel_ck CHECK (channel IN ('web', 'in_person'))
);
CREATE INDEX survey_answer_survey_ix ON survey_answer (municipality_id, survey_id);
