-- The steps of a municipality's own hold from a day: those of the latest day that has come.
ALTER TABLE procedure_steps ADD COLUMN from_day date NOT NULL DEFAULT '2023-01-01';
ALTER TABLE procedure_steps ALTER COLUMN from_day DROP DEFAULT;
ALTER TABLE procedure_steps DROP CONSTRAINT procedure_steps_pk;
ALTER TABLE procedure_steps ADD CONSTRAINT procedure_steps_pk PRIMARY KEY (municipality_id, from_day);
