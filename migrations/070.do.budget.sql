-- The participatory budget (PL 59-62): a cycle with its money, units, terms and rules; projects of residents; what the
-- evaluators found; delivery. Ballots are elsewhere, apart from everything that names a person.
CREATE TABLE budget_cycle (
  municipality_id  uuid        NOT NULL,
  id               uuid        NOT NULL,
  year             integer     NOT NULL,
  title            text        NOT NULL,
  state            text        NOT NULL,
  state_since      date        NOT NULL,
  statutes_number  text        NOT NULL,
  statutes_title   text        NOT NULL,
  statutes_url     text,
  programme_ref    text        NOT NULL,
  budget_line      text        NOT NULL,
  revenues         jsonb       NOT NULL,
  amount_cents     bigint      NOT NULL,
  submission_from  date        NOT NULL,
  submission_to    date        NOT NULL,
  evaluation_until date        NOT NULL,
  voting_from      date        NOT NULL,
  voting_to        date        NOT NULL,
  rules            jsonb       NOT NULL,
  -- The number that the next submission gets.
  next_nr          integer     NOT NULL DEFAULT 1,
  -- What was in force when voting opened, as it was digested, and SHA-256 of it.
  frozen_rules     text,
  rules_digest     text,
  counted_on       date,
  announced_on     date,
  minutes_ref      text,
  minutes_file_id  uuid,
  created_by       uuid,
  version          integer     NOT NULL DEFAULT 1,
  CONSTRAINT budget_cycle_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT budget_cycle_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT budget_cycle_minutes_file_fk
    FOREIGN KEY (municipality_id, minutes_file_id) REFERENCES stored_file (municipality_id, id),
  CONSTRAINT budget_cycle_creator_fk FOREIGN KEY (created_by) REFERENCES person (id),
  CONSTRAINT budget_cycle_state_ck CHECK (state IN ('preparing', 'submission', 'evaluation', 'ballot_ready', 'voting',
    'voting_ended', 'counted', 'announced', 'closed', 'cancelled')),
  CONSTRAINT budget_cycle_year_ck CHECK (year BETWEEN 2025 AND 2099),
  CONSTRAINT budget_cycle_amount_ck CHECK (amount_cents >= 0),
  CONSTRAINT budget_cycle_next_nr_ck CHECK (next_nr > 0),
  CONSTRAINT budget_cycle_frozen_ck CHECK (
    (rules_digest IS NULL) = (frozen_rules IS NULL) AND (rules_digest IS NULL OR rules_digest ~ '^[0-9a-f]{64}$')),
  CONSTRAINT budget_cycle_voting_frozen_ck CHECK (
    state NOT IN ('voting', 'voting_ended', 'counted', 'announced', 'closed') OR rules_digest IS NOT NULL),
  CONSTRAINT budget_cycle_announced_ck CHECK (
    announced_on IS NULL OR (counted_on IS NOT NULL AND minutes_ref IS NOT NULL))
);
CREATE UNIQUE INDEX budget_cycle_year_uq ON budget_cycle (municipality_id, year) WHERE state <> 'cancelled';

CREATE TABLE budget_unit (
  municipality_id uuid    NOT NULL,
  id              uuid    NOT NULL,
  cycle_id        uuid    NOT NULL,
  position        integer NOT NULL,
  name            text    NOT NULL,
  amount_cents    bigint  NOT NULL,
  CONSTRAINT budget_unit_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT budget_unit_cycle_fk FOREIGN KEY (municipality_id, cycle_id) REFERENCES budget_cycle (municipality_id, id),
  CONSTRAINT budget_unit_cycle_uq UNIQUE (municipality_id, cycle_id, id),
  CONSTRAINT budget_unit_name_uq UNIQUE (municipality_id, cycle_id, name),
  CONSTRAINT budget_unit_name_ck CHECK (name <> ''),
  CONSTRAINT budget_unit_amount_ck CHECK (amount_cents >= 0)
);

CREATE TABLE budget_project (
  municipality_id   uuid             NOT NULL,
  id                uuid             NOT NULL,
  cycle_id          uuid             NOT NULL,
  -- Order of submission within the cycle, without gaps; equal votes are decided by it.
  nr                integer,
  author_id         uuid             NOT NULL,
  state             text             NOT NULL,
  unit_id           uuid,
  title             text             NOT NULL DEFAULT '',
  summary           text             NOT NULL DEFAULT '',
  description       text             NOT NULL DEFAULT '',
  benefit           text             NOT NULL DEFAULT '',
  upkeep_cents      bigint,
  upkeep_note       text             NOT NULL DEFAULT '',
  cost_lines        jsonb            NOT NULL DEFAULT '[]',
  total_cents       bigint           NOT NULL DEFAULT 0,
  verified_cents    bigint,
  longitude         double precision,
  latitude          double precision,
  place_note        text             NOT NULL DEFAULT '',
  ownership         text,
  submitter_kind    text             NOT NULL DEFAULT 'person',
  organisation      text,
  registration_no   text,
  name_public       boolean          NOT NULL DEFAULT false,
  -- The name that everybody may read, fixed at submission; null where the author is not named.
  published_author  text,
  phone             text             NOT NULL DEFAULT '',
  email             text             NOT NULL DEFAULT '',
  submitted_on      date,
  submitted_at      timestamptz,
  returned_reason   text,
  returned_until    date,
  started_on        date,
  delivered_on      date,
  spent_cents       bigint           NOT NULL DEFAULT 0,
  created_at        timestamptz      NOT NULL DEFAULT now(),
  version           integer          NOT NULL DEFAULT 1,
  CONSTRAINT budget_project_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT budget_project_cycle_fk
    FOREIGN KEY (municipality_id, cycle_id) REFERENCES budget_cycle (municipality_id, id),
  CONSTRAINT budget_project_unit_fk
    FOREIGN KEY (municipality_id, cycle_id, unit_id) REFERENCES budget_unit (municipality_id, cycle_id, id),
  CONSTRAINT budget_project_author_fk FOREIGN KEY (author_id) REFERENCES person (id),
  CONSTRAINT budget_project_nr_uq UNIQUE (municipality_id, cycle_id, nr),
  CONSTRAINT budget_project_state_ck CHECK (state IN ('draft', 'submitted', 'returned', 'compliant', 'not_compliant',
    'withdrawn', 'on_ballot', 'won', 'lost', 'in_delivery', 'delivered')),
  CONSTRAINT budget_project_nr_ck CHECK (nr > 0 AND submitted_on IS NOT NULL OR nr IS NULL AND submitted_on IS NULL),
  CONSTRAINT budget_project_submitted_ck CHECK (state IN ('draft', 'withdrawn') OR nr IS NOT NULL),
  CONSTRAINT budget_project_ownership_ck CHECK (ownership IN ('municipal', 'other_public', 'private', 'no_place')),
  CONSTRAINT budget_project_submitter_ck CHECK (
    submitter_kind = 'person' OR submitter_kind = 'organisation' AND organisation IS NOT NULL),
  CONSTRAINT budget_project_point_ck CHECK ((longitude IS NULL) = (latitude IS NULL)),
  CONSTRAINT budget_project_returned_ck CHECK (
    (returned_until IS NULL) = (returned_reason IS NULL) AND (state <> 'returned' OR returned_until IS NOT NULL)),
  CONSTRAINT budget_project_ballot_ck CHECK (
    state NOT IN ('compliant', 'on_ballot', 'won', 'lost', 'in_delivery', 'delivered')
    OR verified_cents IS NOT NULL AND unit_id IS NOT NULL),
  CONSTRAINT budget_project_money_ck CHECK (total_cents >= 0 AND verified_cents >= 0 AND spent_cents >= 0)
);
CREATE INDEX budget_project_cycle_ix ON budget_project (municipality_id, cycle_id, state);
CREATE INDEX budget_project_author_ix ON budget_project (author_id, municipality_id);

CREATE TABLE project_file (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  project_id      uuid        NOT NULL,
  kind            text        NOT NULL,
  file_id         uuid        NOT NULL,
  -- A small copy of a picture.
  thumbnail_id    uuid,
  alt             text        NOT NULL DEFAULT '',
  added_at        timestamptz NOT NULL,
  CONSTRAINT project_file_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT project_file_project_fk
    FOREIGN KEY (municipality_id, project_id) REFERENCES budget_project (municipality_id, id),
  CONSTRAINT project_file_file_fk FOREIGN KEY (municipality_id, file_id) REFERENCES stored_file (municipality_id, id),
  CONSTRAINT project_file_thumbnail_fk
    FOREIGN KEY (municipality_id, thumbnail_id) REFERENCES stored_file (municipality_id, id),
  CONSTRAINT project_file_kind_ck CHECK (kind IN ('picture', 'owner_consent', 'estimate', 'sketch'))
);
CREATE INDEX project_file_project_ix ON project_file (municipality_id, project_id, added_at);

-- Every evaluation stays; the newest counts.
CREATE TABLE project_evaluation (
  municipality_id uuid    NOT NULL,
  project_id      uuid    NOT NULL,
  number          integer NOT NULL,
  verdict         text    NOT NULL,
  reason          text    NOT NULL,
  act             text,
  ref             text,
  statutes_point  text,
  verified_cents  bigint  NOT NULL,
  cost_note       text    NOT NULL DEFAULT '',
  evaluated_by    uuid    NOT NULL,
  day             date    NOT NULL,
  CONSTRAINT project_evaluation_pk PRIMARY KEY (municipality_id, project_id, number),
  CONSTRAINT project_evaluation_project_fk
    FOREIGN KEY (municipality_id, project_id) REFERENCES budget_project (municipality_id, id),
  CONSTRAINT project_evaluation_person_fk FOREIGN KEY (evaluated_by) REFERENCES person (id),
  CONSTRAINT project_evaluation_verdict_ck CHECK (verdict IN ('compliant', 'not_compliant')),
  CONSTRAINT project_evaluation_reason_ck CHECK (reason <> ''),
  CONSTRAINT project_evaluation_article_ck CHECK ((act IS NULL) = (ref IS NULL)),
  CONSTRAINT project_evaluation_ground_ck CHECK (
    verdict = 'compliant' OR act IS NOT NULL OR statutes_point IS NOT NULL),
  CONSTRAINT project_evaluation_cost_ck CHECK (verified_cents >= 0)
);
CREATE TRIGGER project_evaluation_append_only BEFORE UPDATE OR DELETE ON project_evaluation
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The public log of a project.
CREATE TABLE project_event (
  municipality_id uuid    NOT NULL,
  project_id      uuid    NOT NULL,
  number          integer NOT NULL,
  event           text    NOT NULL,
  day             date    NOT NULL,
  note            text,
  CONSTRAINT project_event_pk PRIMARY KEY (municipality_id, project_id, number),
  CONSTRAINT project_event_project_fk
    FOREIGN KEY (municipality_id, project_id) REFERENCES budget_project (municipality_id, id)
);
CREATE TRIGGER project_event_append_only BEFORE UPDATE OR DELETE ON project_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE budget_milestone (
  municipality_id uuid    NOT NULL,
  id              uuid    NOT NULL,
  project_id      uuid    NOT NULL,
  kind            text    NOT NULL,
  title           text    NOT NULL,
  due_on          date    NOT NULL,
  done_on         date,
  note            text    NOT NULL DEFAULT '',
  delay_reason    text,
  version         integer NOT NULL DEFAULT 1,
  CONSTRAINT budget_milestone_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT budget_milestone_project_fk
    FOREIGN KEY (municipality_id, project_id) REFERENCES budget_project (municipality_id, id),
  CONSTRAINT budget_milestone_kind_ck CHECK (kind IN ('start', 'done', 'own')),
  CONSTRAINT budget_milestone_title_ck CHECK (title <> '')
);
CREATE INDEX budget_milestone_project_ix ON budget_milestone (municipality_id, project_id, due_on);
CREATE UNIQUE INDEX budget_milestone_given_uq ON budget_milestone (municipality_id, project_id, kind)
  WHERE kind <> 'own';

-- Shapes for the map: the municipality's own outline, and planning units known by their names.
CREATE TABLE map_area (
  municipality_id uuid    NOT NULL,
  id              uuid    NOT NULL,
  kind            text    NOT NULL,
  name            text    NOT NULL,
  geometry        jsonb   NOT NULL,
  version         integer NOT NULL DEFAULT 1,
  CONSTRAINT map_area_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT map_area_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT map_area_name_uq UNIQUE (municipality_id, kind, name),
  CONSTRAINT map_area_kind_ck CHECK (kind IN ('outline', 'unit'))
);

-- What people vote on does not change after voting has opened, whoever writes.
CREATE FUNCTION refuse_change_of_frozen_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.rules_digest IS NULL THEN RETURN NEW; END IF;
  IF (NEW.municipality_id, NEW.id, NEW.year, NEW.statutes_number, NEW.statutes_title, NEW.programme_ref,
      NEW.budget_line, NEW.revenues, NEW.amount_cents, NEW.submission_from, NEW.submission_to, NEW.evaluation_until,
      NEW.voting_from, NEW.voting_to, NEW.rules, NEW.next_nr, NEW.frozen_rules, NEW.rules_digest)
     IS DISTINCT FROM
     (OLD.municipality_id, OLD.id, OLD.year, OLD.statutes_number, OLD.statutes_title, OLD.programme_ref,
      OLD.budget_line, OLD.revenues, OLD.amount_cents, OLD.submission_from, OLD.submission_to, OLD.evaluation_until,
      OLD.voting_from, OLD.voting_to, OLD.rules, OLD.next_nr, OLD.frozen_rules, OLD.rules_digest)
     OR NEW.state IN ('preparing', 'submission', 'evaluation', 'ballot_ready')
  THEN
    RAISE EXCEPTION 'The rules of the cycle are frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER budget_cycle_frozen BEFORE UPDATE ON budget_cycle
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_frozen_cycle();

CREATE FUNCTION refuse_change_of_frozen_unit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched budget_unit;
BEGIN
  touched := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  IF EXISTS (SELECT 1 FROM budget_cycle c WHERE c.municipality_id = touched.municipality_id
              AND c.id = touched.cycle_id AND c.rules_digest IS NOT NULL) THEN
    RAISE EXCEPTION 'The units of the cycle are frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN touched;
END $$;
CREATE TRIGGER budget_unit_frozen BEFORE INSERT OR UPDATE OR DELETE ON budget_unit
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_frozen_unit();

CREATE FUNCTION refuse_change_of_frozen_project() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched budget_project;
BEGIN
  touched := CASE WHEN TG_OP = 'INSERT' THEN NEW ELSE OLD END;
  IF NOT EXISTS (SELECT 1 FROM budget_cycle c WHERE c.municipality_id = touched.municipality_id
                  AND c.id = touched.cycle_id AND c.rules_digest IS NOT NULL) THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  IF TG_OP <> 'UPDATE' THEN
    RAISE EXCEPTION 'The projects of the cycle are frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (NEW.municipality_id, NEW.id, NEW.cycle_id, NEW.nr, NEW.author_id, NEW.unit_id, NEW.title, NEW.summary,
      NEW.description, NEW.benefit, NEW.upkeep_cents, NEW.cost_lines, NEW.total_cents, NEW.verified_cents,
      NEW.longitude, NEW.latitude, NEW.ownership, NEW.submitted_on)
     IS DISTINCT FROM
     (OLD.municipality_id, OLD.id, OLD.cycle_id, OLD.nr, OLD.author_id, OLD.unit_id, OLD.title, OLD.summary,
      OLD.description, OLD.benefit, OLD.upkeep_cents, OLD.cost_lines, OLD.total_cents, OLD.verified_cents,
      OLD.longitude, OLD.latitude, OLD.ownership, OLD.submitted_on)
     OR (NEW.state <> OLD.state AND NOT (
       OLD.state = 'on_ballot' AND NEW.state IN ('won', 'lost')
       OR OLD.state = 'won' AND NEW.state = 'in_delivery'
       OR OLD.state = 'in_delivery' AND NEW.state = 'delivered'))
  THEN
    RAISE EXCEPTION 'The projects of the cycle are frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER budget_project_frozen BEFORE INSERT OR UPDATE OR DELETE ON budget_project
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_frozen_project();
