-- Consultation meetings, dialogue circles, working groups (MK639 13.1, 13.2, 13.4, 17).
CREATE TABLE participation_meeting (
  municipality_id uuid    NOT NULL,
  id              uuid    NOT NULL,
  event_id        uuid    NOT NULL,
  kind            text    NOT NULL,
  topic           text    NOT NULL,
  day             date    NOT NULL,
  begins          text    NOT NULL,
  ends            text    NOT NULL,
  format          text    NOT NULL,
  place           text    NOT NULL DEFAULT '',
  link            text    NOT NULL DEFAULT '',
  capacity        integer,
  register_by     date,
  state           text    NOT NULL,
  announced_day   date,
  minutes         text,
  participants    integer,
  recording_url   text,
  version         integer NOT NULL DEFAULT 1,
  CONSTRAINT participation_meeting_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT participation_meeting_event_fk
    FOREIGN KEY (municipality_id, event_id) REFERENCES participation_event (municipality_id, id),
  CONSTRAINT participation_meeting_state_ck CHECK (state IN ('planned', 'held', 'cancelled')),
  CONSTRAINT participation_meeting_format_ck CHECK (format IN ('in_person', 'remote', 'combined')),
  CONSTRAINT participation_meeting_time_ck CHECK (begins ~ '^[0-2][0-9]:[0-5][0-9]$' AND ends ~ '^[0-2][0-9]:[0-5][0-9]$'),
  CONSTRAINT participation_meeting_held_ck CHECK (state <> 'held' OR minutes IS NOT NULL OR recording_url IS NOT NULL),
  CONSTRAINT participation_meeting_capacity_ck CHECK (capacity > 0)
);
CREATE INDEX participation_meeting_event_ix ON participation_meeting (municipality_id, event_id, day);

-- Who registered: restricted; the public sees how many.
CREATE TABLE meeting_registration (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  meeting_id      uuid        NOT NULL,
  name            text        NOT NULL,
  email           text,
  organisation    text,
  group_id        uuid,
  needs           text,
  named           boolean     NOT NULL DEFAULT false,
  attended        boolean     NOT NULL DEFAULT false,
  receipt         text        NOT NULL,
  secret_hash     bytea       NOT NULL,
  registered_at   timestamptz NOT NULL,
  cancelled_at    timestamptz,
  CONSTRAINT meeting_registration_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT meeting_registration_meeting_fk
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES participation_meeting (municipality_id, id),
  CONSTRAINT meeting_registration_group_fk
    FOREIGN KEY (municipality_id, group_id) REFERENCES participation_group (municipality_id, id),
  CONSTRAINT meeting_registration_receipt_uq UNIQUE (municipality_id, receipt)
);
CREATE INDEX meeting_registration_meeting_ix ON meeting_registration (municipality_id, meeting_id, registered_at);

-- Requests for an accessible form of a gathering or of documents (MK639 17.3, 18.4).
CREATE TABLE access_request (
  municipality_id uuid NOT NULL,
  id              uuid NOT NULL,
  event_id        uuid NOT NULL,
  text            text NOT NULL,
  contact         text NOT NULL DEFAULT '',
  requested_day   date NOT NULL,
  state           text NOT NULL DEFAULT 'open',
  answer          text NOT NULL DEFAULT '',
  answered_day    date,
  CONSTRAINT access_request_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT access_request_event_fk
    FOREIGN KEY (municipality_id, event_id) REFERENCES participation_event (municipality_id, id),
  CONSTRAINT access_request_state_ck CHECK (state IN ('open', 'provided', 'not_possible')),
  CONSTRAINT access_request_answer_ck CHECK ((state = 'open') = (answered_day IS NULL))
);
CREATE INDEX access_request_event_ix ON access_request (municipality_id, event_id, requested_day);

-- What people say at an event that has no opinion stage, and orally at gatherings. `text` and `name` are restricted;
-- `published_text` is what everybody may read.
CREATE TABLE participation_view (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  event_id        uuid        NOT NULL,
  meeting_id      uuid,
  group_id        uuid,
  receipt         text        NOT NULL,
  secret_hash     bytea       NOT NULL,
  state           text        NOT NULL,
  channel         text        NOT NULL,
  named           boolean     NOT NULL DEFAULT false,
  name            text,
  organisation    text,
  email           text,
  language        text        NOT NULL DEFAULT 'lv',
  text            text        NOT NULL,
  published_text  text,
  refusal_code    text,
  received_day    date        NOT NULL,
  received_at     timestamptz NOT NULL,
  late            boolean     NOT NULL DEFAULT false,
  outcome         text,
  explanation     text,
  answered_day    date,
  recorded_by     uuid,
  version         integer     NOT NULL DEFAULT 1,
  CONSTRAINT participation_view_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT participation_view_event_fk
    FOREIGN KEY (municipality_id, event_id) REFERENCES participation_event (municipality_id, id),
  CONSTRAINT participation_view_meeting_fk
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES participation_meeting (municipality_id, id),
  CONSTRAINT participation_view_group_fk
    FOREIGN KEY (municipality_id, group_id) REFERENCES participation_group (municipality_id, id),
  CONSTRAINT participation_view_person_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT participation_view_receipt_uq UNIQUE (municipality_id, receipt),
  CONSTRAINT participation_view_state_ck CHECK (state IN ('pending', 'published', 'refused')),
  CONSTRAINT participation_view_channel_ck
    CHECK (channel IN ('web', 'email', 'e_address', 'post', 'in_person', 'meeting')),
  CONSTRAINT participation_view_published_ck CHECK ((state = 'published') = (published_text IS NOT NULL)),
  CONSTRAINT participation_view_refused_ck CHECK ((state = 'refused') = (refusal_code IS NOT NULL)),
  CONSTRAINT participation_view_refusal_code_ck
    CHECK (refusal_code IN ('offensive', 'incomprehensible', 'not_text', 'unrelated')),
  CONSTRAINT participation_view_outcome_ck CHECK (outcome IN ('accepted', 'partly', 'declined')),
  CONSTRAINT participation_view_answer_ck CHECK ((outcome IS NULL) = (explanation IS NULL))
);
CREATE INDEX participation_view_event_ix ON participation_view (municipality_id, event_id, received_at);
