-- Sittings of the evaluation commission: who was there, and the minutes that everybody may read once they are published.
CREATE TABLE commission_sitting (
  municipality_id uuid    NOT NULL,
  id              uuid    NOT NULL,
  cycle_id        uuid    NOT NULL,
  -- Within the cycle; the address of the published minutes.
  number          integer NOT NULL,
  day             date    NOT NULL,
  minutes_ref     text    NOT NULL,
  chair           text    NOT NULL DEFAULT '',
  keeper          text    NOT NULL DEFAULT '',
  -- Names of the members, the chair among them.
  present         jsonb   NOT NULL DEFAULT '[]',
  absent          jsonb   NOT NULL DEFAULT '[]',
  -- What was decided about each project, as it stood when the minutes were published.
  decisions       jsonb,
  published_on    date,
  recorded_by     uuid    NOT NULL,
  CONSTRAINT commission_sitting_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT commission_sitting_cycle_fk
    FOREIGN KEY (municipality_id, cycle_id) REFERENCES budget_cycle (municipality_id, id),
  CONSTRAINT commission_sitting_person_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT commission_sitting_number_uq UNIQUE (municipality_id, cycle_id, number),
  CONSTRAINT commission_sitting_minutes_ck CHECK (minutes_ref <> ''),
  CONSTRAINT commission_sitting_published_ck CHECK ((published_on IS NULL) = (decisions IS NULL))
);

-- The votes so far name their sitting by its day and its minutes.
INSERT INTO commission_sitting (municipality_id, id, cycle_id, number, day, minutes_ref, recorded_by)
SELECT municipality_id, gen_random_uuid(), cycle_id,
       row_number() OVER (PARTITION BY municipality_id, cycle_id ORDER BY day, minutes_ref), day, minutes_ref, recorded_by
  FROM (SELECT DISTINCT ON (v.municipality_id, p.cycle_id, v.day, v.minutes_ref)
               v.municipality_id, p.cycle_id, v.day, v.minutes_ref, v.recorded_by
          FROM project_commission_vote v
          JOIN budget_project p ON p.municipality_id = v.municipality_id AND p.id = v.project_id
         ORDER BY v.municipality_id, p.cycle_id, v.day, v.minutes_ref, v.number) AS held;

ALTER TABLE project_commission_vote DISABLE TRIGGER project_commission_vote_append_only;
ALTER TABLE project_commission_vote
  ADD COLUMN sitting_id uuid,
  ADD COLUMN aside      jsonb NOT NULL DEFAULT '[]';
UPDATE project_commission_vote v
   SET sitting_id = s.id,
       aside = CASE WHEN v.stepped_aside = '' THEN '[]'
                    ELSE jsonb_build_array(jsonb_build_object('name', v.stepped_aside, 'why', '')) END
  FROM commission_sitting s, budget_project p
 WHERE p.municipality_id = v.municipality_id AND p.id = v.project_id
   AND s.municipality_id = v.municipality_id AND s.cycle_id = p.cycle_id AND s.day = v.day
   AND s.minutes_ref = v.minutes_ref;
ALTER TABLE project_commission_vote
  ALTER COLUMN sitting_id SET NOT NULL,
  DROP COLUMN day,
  DROP COLUMN minutes_ref,
  DROP COLUMN stepped_aside,
  ADD CONSTRAINT project_commission_vote_sitting_fk
    FOREIGN KEY (municipality_id, sitting_id) REFERENCES commission_sitting (municipality_id, id);
ALTER TABLE project_commission_vote ENABLE TRIGGER project_commission_vote_append_only;
CREATE INDEX project_commission_vote_sitting_ix ON project_commission_vote (municipality_id, sitting_id);

-- Published minutes stay as they are.
CREATE FUNCTION keep_published_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.published_on IS NOT NULL THEN
    RAISE EXCEPTION 'minutes of sitting % are published', OLD.id;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER commission_sitting_published BEFORE UPDATE OR DELETE ON commission_sitting
  FOR EACH ROW EXECUTE FUNCTION keep_published_minutes();

-- Specialists are asked by a day.
ALTER TABLE project_specialist ADD COLUMN due_on date;
