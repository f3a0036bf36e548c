-- Projects in depth: a line or an area on the map, delivery in part, what each submission said, and titles that
-- resemble each other (similarity of three-letter pieces).
CREATE EXTENSION IF NOT EXISTS pg_trgm;

ALTER TABLE budget_project
  -- GeoJSON LineString or Polygon; the point of the row lies on it and stands for it in lists.
  ADD COLUMN shape        jsonb,
  ADD COLUMN part_allowed boolean NOT NULL DEFAULT false,
  ADD COLUMN part_note    text    NOT NULL DEFAULT '',
  -- The project that this one was joined to, with the consent of the authors of both.
  ADD COLUMN merged_into  uuid,
  ADD CONSTRAINT budget_project_merged_fk
    FOREIGN KEY (municipality_id, merged_into) REFERENCES budget_project (municipality_id, id),
  ADD CONSTRAINT budget_project_shape_ck CHECK (shape IS NULL OR longitude IS NOT NULL),
  ADD CONSTRAINT budget_project_merged_ck CHECK ((state = 'merged') = (merged_into IS NOT NULL)),
  DROP CONSTRAINT budget_project_state_ck,
  ADD CONSTRAINT budget_project_state_ck CHECK (state IN ('draft', 'submitted', 'returned', 'compliant',
    'not_compliant', 'withdrawn', 'merged', 'on_ballot', 'won', 'lost', 'in_delivery', 'delivered'));

-- What a project said each time it was submitted, without what is known of its author.
CREATE TABLE project_version (
  municipality_id uuid    NOT NULL,
  project_id      uuid    NOT NULL,
  number          integer NOT NULL,
  day             date    NOT NULL,
  content         jsonb   NOT NULL,
  CONSTRAINT project_version_pk PRIMARY KEY (municipality_id, project_id, number),
  CONSTRAINT project_version_project_fk
    FOREIGN KEY (municipality_id, project_id) REFERENCES budget_project (municipality_id, id)
);
CREATE TRIGGER project_version_append_only BEFORE UPDATE OR DELETE ON project_version
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

INSERT INTO project_version (municipality_id, project_id, number, day, content)
SELECT municipality_id, id, 1, submitted_on, jsonb_build_object(
         'unitId', unit_id, 'title', title, 'summary', summary, 'description', description, 'benefit', benefit,
         'upkeepCents', upkeep_cents, 'upkeepNote', upkeep_note, 'costLines', cost_lines,
         'point', CASE WHEN longitude IS NULL THEN NULL ELSE jsonb_build_array(longitude, latitude) END,
         'shape', shape, 'placeNote', place_note, 'ownership', ownership, 'partAllowed', part_allowed,
         'partNote', part_note)
  FROM budget_project WHERE submitted_on IS NOT NULL;

CREATE FUNCTION refuse_change_of_frozen_project_depth() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.shape, NEW.part_allowed, NEW.part_note, NEW.merged_into)
     IS DISTINCT FROM (OLD.shape, OLD.part_allowed, OLD.part_note, OLD.merged_into)
     AND EXISTS (SELECT 1 FROM budget_cycle c WHERE c.municipality_id = OLD.municipality_id
                  AND c.id = OLD.cycle_id AND c.rules_digest IS NOT NULL) THEN
    RAISE EXCEPTION 'The projects of the cycle are frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER budget_project_depth_frozen BEFORE UPDATE ON budget_project
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_frozen_project_depth();
