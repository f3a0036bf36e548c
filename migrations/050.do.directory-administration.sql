-- What the administrator's pages need: versions for guarded updates, pairs of moved days, the revision of a calendar,
-- the record of each import of the register.

ALTER TABLE institution ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE person ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE substitution ADD COLUMN version integer NOT NULL DEFAULT 1;
CREATE INDEX substitution_assignment_ix ON substitution (municipality_id, assignment_id, from_day);

-- A moved free day and the working day it is worked off on are changed together.
ALTER TABLE calendar_day ADD COLUMN pair_id uuid;
ALTER TABLE calendar_day ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE calendar_day ADD CONSTRAINT calendar_day_pair_ck
  CHECK (pair_id IS NULL OR kind IN ('moved_free', 'moved_working'));

-- A value that is never used twice tells every process whether the calendar it holds is still the current one;
-- the zero uuid stands for the days of the whole installation.
CREATE TABLE calendar_revision (
  municipality_id uuid NOT NULL,
  revision        uuid NOT NULL,
  CONSTRAINT calendar_revision_pk PRIMARY KEY (municipality_id)
);

CREATE FUNCTION note_calendar_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  scope uuid;
BEGIN
  FOREACH scope IN ARRAY CASE TG_OP
    WHEN 'INSERT' THEN ARRAY[NEW.municipality_id]
    WHEN 'DELETE' THEN ARRAY[OLD.municipality_id]
    ELSE ARRAY[OLD.municipality_id, NEW.municipality_id]
  END LOOP
    INSERT INTO calendar_revision (municipality_id, revision)
    VALUES (coalesce(scope, '00000000-0000-0000-0000-000000000000'), gen_random_uuid())
    ON CONFLICT ON CONSTRAINT calendar_revision_pk DO UPDATE SET revision = EXCLUDED.revision;
  END LOOP;
  RETURN NULL;
END $$;

CREATE TRIGGER calendar_day_revision AFTER INSERT OR UPDATE OR DELETE ON calendar_day
  FOR EACH ROW EXECUTE FUNCTION note_calendar_change();

-- Each import replaces the register; what it counted stays.
CREATE TABLE register_import (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  imported_at     timestamptz NOT NULL,
  legal_day       date        NOT NULL,
  imported_by     uuid        NOT NULL,
  entries         integer     NOT NULL,
  aged_16         integer     NOT NULL,
  territories     jsonb       NOT NULL,
  CONSTRAINT register_import_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT register_import_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT register_import_person_fk FOREIGN KEY (imported_by) REFERENCES person (id),
  CONSTRAINT register_import_entries_ck CHECK (entries >= 0 AND aged_16 BETWEEN 0 AND entries)
);
CREATE INDEX register_import_at_ix ON register_import (municipality_id, imported_at);
