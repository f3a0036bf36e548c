-- Organisations that are claimed once, by their registration number, for all municipalities.
ALTER TABLE role_assignment DROP CONSTRAINT role_assignment_role_ck;
ALTER TABLE role_assignment ADD CONSTRAINT role_assignment_role_ck CHECK (role IN (
  'lawyer', 'head_of_department', 'legal_endorser', 'council_secretary', 'sitting_chair', 'councillor',
  'budget_coordinator', 'evaluator', 'clerk', 'administrator', 'varam_reviewer', 'ministry_reviewer',
  'ngo_representative', 'residents_council_representative', 'organisation_representative'));
ALTER TABLE role_assignment DROP CONSTRAINT role_assignment_state_ck;
ALTER TABLE role_assignment ADD CONSTRAINT role_assignment_state_ck CHECK
  ((role IN ('varam_reviewer', 'ministry_reviewer', 'organisation_representative')) = (municipality_id IS NULL));
CREATE UNIQUE INDEX institution_registration_uq ON institution (registration_no)
  WHERE municipality_id IS NULL AND kind = 'ngo';

CREATE TABLE organisation_claim (
  id               uuid NOT NULL,
  person_id        uuid NOT NULL,
  registration_no  text NOT NULL,
  name             text NOT NULL,
  email            text NOT NULL,
  authority        text NOT NULL,
  claimed_day      date NOT NULL,
  state            text NOT NULL DEFAULT 'pending',
  -- The municipality whose administrator decided, for all of them.
  decided_place    uuid,
  decided_by       uuid,
  decided_day      date,
  basis            text NOT NULL DEFAULT '',
  CONSTRAINT organisation_claim_pk PRIMARY KEY (id),
  CONSTRAINT organisation_claim_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT organisation_claim_decided_place_fk FOREIGN KEY (decided_place) REFERENCES municipality (id),
  CONSTRAINT organisation_claim_decided_by_fk FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT organisation_claim_number_ck CHECK (registration_no ~ '^[4-9][0-9]{10}$'),
  CONSTRAINT organisation_claim_state_ck CHECK (state IN ('pending', 'confirmed', 'refused')),
  CONSTRAINT organisation_claim_decided_ck CHECK (
    (state = 'pending') = (decided_day IS NULL) AND (state = 'pending') = (decided_by IS NULL)
    AND (state = 'pending' OR basis <> ''))
);
CREATE UNIQUE INDEX organisation_claim_once_uq ON organisation_claim (person_id, registration_no)
  WHERE state <> 'refused';
