-- A ministry may begin a control from its own desk (PL 65(1)-(2)); documents are kept with the steps.

ALTER TABLE control_case ADD COLUMN institution_id uuid;
ALTER TABLE control_case
  ADD CONSTRAINT control_case_institution_fk FOREIGN KEY (institution_id) REFERENCES institution (id);
CREATE INDEX control_case_institution_ix ON control_case (municipality_id, institution_id);

ALTER TABLE control_step ADD COLUMN file_id uuid;
ALTER TABLE control_step
  ADD CONSTRAINT control_step_file_fk FOREIGN KEY (municipality_id, file_id) REFERENCES stored_file (municipality_id, id);
