-- Projects and results that come from GeoLatvija.lv. Their submitters have no account here.
ALTER TABLE budget_project ALTER COLUMN author_id DROP NOT NULL;

-- A file that was taken over. The file itself is not kept: it names people, and only what is public is needed.
CREATE TABLE geolatvija_import (
  municipality_id uuid    NOT NULL,
  cycle_id        uuid    NOT NULL,
  number          integer NOT NULL,
  kind            text    NOT NULL,
  file_name       text    NOT NULL,
  file_digest     text    NOT NULL,
  mapping         jsonb   NOT NULL,
  sums            jsonb   NOT NULL,
  -- Of results: votes and state of each project, and people who voted in each unit of voting.
  votes           jsonb,
  voters          jsonb,
  imported_by     uuid    NOT NULL,
  imported_on     date    NOT NULL,
  CONSTRAINT geolatvija_import_pk PRIMARY KEY (municipality_id, cycle_id, number),
  CONSTRAINT geolatvija_import_cycle_fk FOREIGN KEY (municipality_id, cycle_id)
    REFERENCES budget_cycle (municipality_id, id),
  CONSTRAINT geolatvija_import_person_fk FOREIGN KEY (imported_by) REFERENCES person (id),
  CONSTRAINT geolatvija_import_kind_ck CHECK (kind IN ('projects', 'results')),
  CONSTRAINT geolatvija_import_digest_ck CHECK (file_digest ~ '^[0-9a-f]{64}$'),
  CONSTRAINT geolatvija_import_votes_ck CHECK ((kind = 'results') = (votes IS NOT NULL AND voters IS NOT NULL))
);

CREATE FUNCTION refuse_change_of_geolatvija_import() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What was taken over stands' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER geolatvija_import_stands BEFORE UPDATE OR DELETE ON geolatvija_import
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_geolatvija_import();

-- What GeoLatvija.lv calls a project that came from there.
CREATE TABLE project_origin (
  municipality_id uuid    NOT NULL,
  project_id      uuid    NOT NULL,
  cycle_id        uuid    NOT NULL,
  external_id     text    NOT NULL,
  url             text,
  state           text,
  first_import    integer NOT NULL,
  last_import     integer NOT NULL,
  CONSTRAINT project_origin_pk PRIMARY KEY (municipality_id, project_id),
  CONSTRAINT project_origin_project_fk FOREIGN KEY (municipality_id, project_id)
    REFERENCES budget_project (municipality_id, id),
  CONSTRAINT project_origin_first_fk FOREIGN KEY (municipality_id, cycle_id, first_import)
    REFERENCES geolatvija_import (municipality_id, cycle_id, number),
  CONSTRAINT project_origin_last_fk FOREIGN KEY (municipality_id, cycle_id, last_import)
    REFERENCES geolatvija_import (municipality_id, cycle_id, number),
  CONSTRAINT project_origin_external_uq UNIQUE (municipality_id, cycle_id, external_id)
);
