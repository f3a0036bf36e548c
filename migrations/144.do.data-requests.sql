-- Requests of people about their data (GDPR 15-21). What is found on a person is looked up each time and never copied
-- here; what was done with it is a step.
CREATE TABLE data_request (
  municipality_id  uuid    NOT NULL,
  id               uuid    NOT NULL,
  year             integer NOT NULL,
  number           integer NOT NULL,
  code             text    NOT NULL,
  rights           text[]  NOT NULL,
  state            text    NOT NULL,
  person_id        uuid,
  requester_name   text    NOT NULL,
  contact          text    NOT NULL DEFAULT '',
  -- Further addresses and names under which the person may be found.
  terms            text[]  NOT NULL DEFAULT '{}',
  -- What was found by the name alone and is of this person, as `kind:id`.
  confirmed        text[]  NOT NULL DEFAULT '{}',
  means            text    NOT NULL,
  details          text    NOT NULL DEFAULT '',
  received_on      date    NOT NULL,
  identity_means   text,
  identity_on      date,
  extended_on      date,
  extension_reason text,
  ended_on         date,
  outcome          text,
  ground_act       text,
  ground_ref       text,
  answer           text,
  answer_means     text,
  created_at       timestamptz NOT NULL,
  version          integer NOT NULL DEFAULT 1,
  CONSTRAINT data_request_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT data_request_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT data_request_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT data_request_number_uq UNIQUE (municipality_id, year, number),
  CONSTRAINT data_request_rights_ck CHECK (cardinality(rights) > 0
    AND rights <@ ARRAY['access', 'rectification', 'erasure', 'restriction', 'portability', 'objection']),
  CONSTRAINT data_request_state_ck CHECK (state IN ('received', 'identified', 'answered', 'withdrawn')),
  CONSTRAINT data_request_means_ck CHECK (means IN ('account', 'in_person', 'post', 'email', 'e_address')),
  CONSTRAINT data_request_identity_means_ck
    CHECK (identity_means IN ('account', 'document', 'e_signature', 'e_address')),
  CONSTRAINT data_request_identity_ck CHECK ((identity_means IS NULL) = (identity_on IS NULL)
    AND (state <> 'identified' OR identity_on IS NOT NULL)),
  CONSTRAINT data_request_extension_ck CHECK ((extended_on IS NULL) = (extension_reason IS NULL)),
  CONSTRAINT data_request_ended_ck CHECK ((state IN ('answered', 'withdrawn')) = (ended_on IS NOT NULL)),
  CONSTRAINT data_request_outcome_ck CHECK ((state = 'answered') = (outcome IS NOT NULL)),
  CONSTRAINT data_request_outcome_of_ck CHECK (outcome IN ('granted', 'partly', 'refused')),
  CONSTRAINT data_request_answer_means_ck CHECK (answer_means IN ('account', 'in_person', 'post', 'email', 'e_address'))
);
CREATE INDEX data_request_state_ix ON data_request (municipality_id, state, received_on);
CREATE INDEX data_request_person_ix ON data_request (person_id) WHERE person_id IS NOT NULL;

-- What was done about a request: by whom, when, with how much. Details hold keys, counts and articles, no data.
CREATE TABLE data_request_step (
  municipality_id uuid        NOT NULL,
  request_id      uuid        NOT NULL,
  seq             integer     NOT NULL,
  event           text        NOT NULL,
  day             date        NOT NULL,
  at              timestamptz NOT NULL,
  person_id       uuid,
  details         jsonb       NOT NULL DEFAULT '{}',
  CONSTRAINT data_request_step_pk PRIMARY KEY (municipality_id, request_id, seq),
  CONSTRAINT data_request_step_request_fk
    FOREIGN KEY (municipality_id, request_id) REFERENCES data_request (municipality_id, id),
  CONSTRAINT data_request_step_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);

-- What an author submitted stays as it is; who the author is may be corrected and forgotten (GDPR 16, 17).
CREATE FUNCTION refuse_change_of_original() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.municipality_id, NEW.opinion_id, NEW.revision, NEW.text, NEW.wording, NEW.organisation, NEW.registration_no,
      NEW.lobbyist_no, NEW.at)
    IS DISTINCT FROM (OLD.municipality_id, OLD.opinion_id, OLD.revision, OLD.text, OLD.wording, OLD.organisation,
      OLD.registration_no, OLD.lobbyist_no, OLD.at) THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER opinion_original_append_only ON opinion_original;
CREATE TRIGGER opinion_original_append_only BEFORE UPDATE ON opinion_original
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_original();
