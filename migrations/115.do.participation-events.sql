-- Participation events: one event may rest on several legal bases at once (PL 46(3), 54–55, MK639), with or without a
-- by-law's dossier. `notice` is what form 1 of MK639 is made from, `discussion` what only a public discussion has.
CREATE TABLE participation_event (
  municipality_id  uuid        NOT NULL,
  id               uuid        NOT NULL,
  year             integer     NOT NULL,
  number           integer     NOT NULL,
  code             text        NOT NULL,
  dossier_id       uuid,
  title            text        NOT NULL,
  bases            text[]      NOT NULL,
  subject          text        NOT NULL,
  stage            text        NOT NULL,
  methods          text[]      NOT NULL,
  state            text        NOT NULL,
  opens            date,
  closes           date,
  notice           jsonb       NOT NULL,
  discussion       jsonb,
  repeats_id       uuid,
  announced_day    date,
  summary          text        NOT NULL DEFAULT '',
  approved_by      text        NOT NULL DEFAULT '',
  approved_day     date,
  published_day    date,
  decision_no      text        NOT NULL DEFAULT '',
  decided_day      date,
  result           text        NOT NULL DEFAULT '',
  cancelled_reason text,
  created_by       uuid        NOT NULL,
  created_at       timestamptz NOT NULL,
  version          integer     NOT NULL DEFAULT 1,
  CONSTRAINT participation_event_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT participation_event_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT participation_event_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT participation_event_repeats_fk
    FOREIGN KEY (municipality_id, repeats_id) REFERENCES participation_event (municipality_id, id),
  CONSTRAINT participation_event_person_fk FOREIGN KEY (created_by) REFERENCES person (id),
  CONSTRAINT participation_event_code_uq UNIQUE (municipality_id, code),
  CONSTRAINT participation_event_number_uq UNIQUE (municipality_id, year, number),
  CONSTRAINT participation_event_state_ck
    CHECK (state IN ('preparing', 'announced', 'summarised', 'concluded', 'cancelled')),
  CONSTRAINT participation_event_subject_ck CHECK (subject IN ('external_act', 'planning_document', 'other')),
  CONSTRAINT participation_event_bases_ck
    CHECK (bases <@ ARRAY['opinion_stage', 'public_discussion', 'participation']),
  CONSTRAINT participation_event_announced_ck CHECK (state IN ('preparing', 'cancelled')
    OR (announced_day IS NOT NULL AND opens IS NOT NULL AND closes IS NOT NULL)),
  CONSTRAINT participation_event_approved_ck CHECK (state NOT IN ('summarised', 'concluded') OR approved_day IS NOT NULL),
  CONSTRAINT participation_event_decided_ck CHECK (state <> 'concluded' OR decided_day IS NOT NULL),
  CONSTRAINT participation_event_cancelled_ck CHECK ((state = 'cancelled') = (cancelled_reason IS NOT NULL))
);
CREATE INDEX participation_event_state_ix ON participation_event (municipality_id, state, closes);
CREATE INDEX participation_event_dossier_ix ON participation_event (municipality_id, dossier_id);

-- Groups that the matter concerns and how they were invited (MK639 22.1).
CREATE TABLE participation_group (
  municipality_id uuid    NOT NULL,
  id              uuid    NOT NULL,
  event_id        uuid    NOT NULL,
  place           integer NOT NULL,
  name            text    NOT NULL,
  impact          text    NOT NULL DEFAULT '',
  invited_day     date,
  invited_by      text    NOT NULL DEFAULT '',
  invited_count   integer,
  CONSTRAINT participation_group_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT participation_group_event_fk
    FOREIGN KEY (municipality_id, event_id) REFERENCES participation_event (municipality_id, id),
  CONSTRAINT participation_group_name_ck CHECK (name <> ''),
  CONSTRAINT participation_group_count_ck CHECK (invited_count >= 0)
);
CREATE INDEX participation_group_event_ix ON participation_group (municipality_id, event_id, place);

-- A publication may announce an event that has no dossier.
ALTER TABLE publication_record ADD COLUMN event_id uuid;
ALTER TABLE publication_record ADD CONSTRAINT publication_record_event_fk
  FOREIGN KEY (municipality_id, event_id) REFERENCES participation_event (municipality_id, id);
ALTER TABLE publication_record DROP CONSTRAINT publication_record_subject_ck;
ALTER TABLE publication_record ADD CONSTRAINT publication_record_subject_ck
  CHECK (num_nonnulls(dossier_id, sitting_id, event_id) = 1);
CREATE INDEX publication_record_event_ix ON publication_record (municipality_id, event_id, recorded_at);
