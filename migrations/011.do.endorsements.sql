-- An endorsement binds to the very texts the endorser saw, by digest. It is never changed: an endorsement of another
-- text does not count, and a new one is given for the new text.
CREATE TABLE endorsement (
  municipality_id       uuid        NOT NULL,
  id                    uuid        NOT NULL,
  dossier_id            uuid        NOT NULL,
  role                  text        NOT NULL,
  bylaw_version_id      uuid        NOT NULL,
  bylaw_digest          text        NOT NULL,
  memorandum_version_id uuid,
  memorandum_digest     text,
  person_id             uuid        NOT NULL,
  on_behalf_of          uuid,
  comment               text        NOT NULL DEFAULT '',
  legal_day             date        NOT NULL,
  at                    timestamptz NOT NULL,
  CONSTRAINT endorsement_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT endorsement_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT endorsement_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT endorsement_role_ck CHECK (role IN ('legal', 'head')),
  CONSTRAINT endorsement_memorandum_ck CHECK ((memorandum_version_id IS NULL) = (memorandum_digest IS NULL))
);
CREATE INDEX endorsement_dossier_ix ON endorsement (municipality_id, dossier_id, role);

CREATE TRIGGER endorsement_append_only BEFORE UPDATE OR DELETE ON endorsement
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
