-- Ideas before projects: collected, grouped, put in order by support.
CREATE TABLE budget_idea (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  cycle_id        uuid        NOT NULL,
  person_id       uuid        NOT NULL,
  published_name  text,
  title           text        NOT NULL,
  description     text        NOT NULL,
  -- Ideas about the same thing stand together under it.
  theme           text,
  given_on        date        NOT NULL,
  given_at        timestamptz NOT NULL,
  hidden_reason   text,
  CONSTRAINT budget_idea_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT budget_idea_cycle_fk FOREIGN KEY (municipality_id, cycle_id) REFERENCES budget_cycle (municipality_id, id),
  CONSTRAINT budget_idea_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT budget_idea_text_ck CHECK (title <> '' AND description <> '')
);
CREATE INDEX budget_idea_cycle_ix ON budget_idea (municipality_id, cycle_id, given_at);

CREATE TABLE budget_idea_support (
  municipality_id uuid NOT NULL,
  idea_id         uuid NOT NULL,
  person_id       uuid NOT NULL,
  CONSTRAINT budget_idea_support_pk PRIMARY KEY (municipality_id, idea_id, person_id),
  CONSTRAINT budget_idea_support_idea_fk FOREIGN KEY (municipality_id, idea_id) REFERENCES budget_idea (municipality_id, id),
  CONSTRAINT budget_idea_support_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);
