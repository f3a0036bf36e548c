-- A whole act ends by what follows a minister's order (PL 66): the council's repeal, the order that voids, the judgment.

ALTER TABLE end_of_force DROP CONSTRAINT end_of_force_cause_ck;
ALTER TABLE end_of_force ADD CONSTRAINT end_of_force_cause_ck
  CHECK (cause IN ('repealed', 'basis_lapsed', 'term', 'voided'));
ALTER TABLE act_end DROP CONSTRAINT act_end_cause_ck;
ALTER TABLE act_end ADD CONSTRAINT act_end_cause_ck CHECK (cause IN ('basis_lapsed', 'term', 'voided'));
