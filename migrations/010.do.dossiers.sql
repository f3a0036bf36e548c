-- Dossiers of by-laws: numbers, the dossier itself, its timeline, endorsements.

-- Numbers are gap-free per municipality and year: the row is locked while a dossier is started.
CREATE TABLE dossier_number (
  municipality_id uuid    NOT NULL,
  year            integer NOT NULL,
  last_number     integer NOT NULL,
  CONSTRAINT dossier_number_pk PRIMARY KEY (municipality_id, year),
  CONSTRAINT dossier_number_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT dossier_number_positive_ck CHECK (last_number > 0)
);

CREATE TABLE dossier (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  year            integer     NOT NULL,
  number          integer     NOT NULL,
  code            text        NOT NULL,
  kind            text        NOT NULL,
  title           text        NOT NULL,
  topic           text        NOT NULL,
  is_fees         boolean     NOT NULL DEFAULT false,
  is_statutes     boolean     NOT NULL DEFAULT false,
  state           text        NOT NULL,
  state_since     date        NOT NULL,
  track           text,
  answers         jsonb,
  answers_digest  text,
  answered_at     timestamptz,
  answered_by     uuid,
  lawyer_id       uuid        NOT NULL,
  created_day     date        NOT NULL,
  created_at      timestamptz NOT NULL,
  version         integer     NOT NULL DEFAULT 1,
  CONSTRAINT dossier_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT dossier_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT dossier_lawyer_fk FOREIGN KEY (lawyer_id) REFERENCES person (id),
  CONSTRAINT dossier_answered_by_fk FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT dossier_number_uq UNIQUE (municipality_id, year, number),
  CONSTRAINT dossier_code_uq UNIQUE (municipality_id, code),
  CONSTRAINT dossier_title_ck CHECK (title <> ''),
  CONSTRAINT dossier_kind_ck CHECK (kind IN ('normal', 'budget', 'spatial_planning')),
  CONSTRAINT dossier_state_ck CHECK (state IN (
    'draft', 'endorsement', 'opinion_stage', 'opinion_summary', 'council_ready', 'on_agenda', 'adopted', 'signed',
    'review_required', 'in_review', 'review_objections', 'promulgation_ready', 'promulgation_sent', 'promulgated',
    'in_force', 'withdrawn')),
  CONSTRAINT dossier_topic_ck CHECK (topic ~ '^[a-z_]{2,40}$'),
  CONSTRAINT dossier_track_ck CHECK (track IN ('A', 'B')),
  CONSTRAINT dossier_answers_ck CHECK ((answers IS NULL) = (answered_at IS NULL))
);
CREATE INDEX dossier_state_ix ON dossier (municipality_id, state, state_since);
CREATE INDEX dossier_lawyer_ix ON dossier (municipality_id, lawyer_id);

-- The timeline: what happened, on which legal day, by whom in which role, under which article, with which documents.
CREATE TABLE dossier_event (
  municipality_id   uuid        NOT NULL,
  dossier_id        uuid        NOT NULL,
  seq               integer     NOT NULL,
  event             text        NOT NULL,
  from_state        text,
  to_state          text,
  legal_day         date        NOT NULL,
  at                timestamptz NOT NULL,
  actor_kind        text        NOT NULL,
  actor_person_id   uuid,
  actor_role        text,
  on_behalf_of      uuid,
  article           jsonb,
  named_version_ids uuid[]      NOT NULL DEFAULT '{}',
  details           jsonb       NOT NULL DEFAULT '{}',
  is_public         boolean     NOT NULL DEFAULT false,
  CONSTRAINT dossier_event_pk PRIMARY KEY (municipality_id, dossier_id, seq),
  CONSTRAINT dossier_event_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT dossier_event_actor_kind_ck CHECK (actor_kind IN ('anonymous', 'person', 'system')),
  CONSTRAINT dossier_event_actor_ck CHECK ((actor_kind = 'person') = (actor_person_id IS NOT NULL)),
  CONSTRAINT dossier_event_states_ck CHECK (from_state IS NULL OR to_state IS NOT NULL)
);

CREATE TRIGGER dossier_event_append_only BEFORE UPDATE OR DELETE ON dossier_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
