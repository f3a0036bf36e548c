-- Projects grow out of ideas: where an idea is thought of, and which projects came of it.
ALTER TABLE budget_idea ADD COLUMN place_note text NOT NULL DEFAULT '';

CREATE TABLE project_idea (
  municipality_id uuid NOT NULL,
  project_id      uuid NOT NULL,
  idea_id         uuid NOT NULL,
  CONSTRAINT project_idea_pk PRIMARY KEY (municipality_id, project_id, idea_id),
  CONSTRAINT project_idea_project_fk
    FOREIGN KEY (municipality_id, project_id) REFERENCES budget_project (municipality_id, id),
  CONSTRAINT project_idea_idea_fk FOREIGN KEY (municipality_id, idea_id) REFERENCES budget_idea (municipality_id, id)
);
CREATE INDEX project_idea_idea_ix ON project_idea (municipality_id, idea_id);
