-- Advisory and supervisory councils of an event, whose members are chosen in an open call (MK639 13.1, 15).
CREATE TABLE advisory_council (
  municipality_id    uuid    NOT NULL,
  id                 uuid    NOT NULL,
  event_id           uuid    NOT NULL,
  kind               text    NOT NULL,
  name               text    NOT NULL,
  purpose            text    NOT NULL,
  -- Either what candidates are chosen by, or why nothing is asked (MK639 15.2).
  criteria           text    NOT NULL DEFAULT '',
  no_criteria_reason text    NOT NULL DEFAULT '',
  -- How those who are not included are heard (MK639 15.3).
  others_heard       text    NOT NULL,
  seats              integer,
  apply_by           date    NOT NULL,
  called_day         date,
  composed_day       date,
  version            integer NOT NULL DEFAULT 1,
  CONSTRAINT advisory_council_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT advisory_council_event_fk
    FOREIGN KEY (municipality_id, event_id) REFERENCES participation_event (municipality_id, id),
  CONSTRAINT advisory_council_event_uq UNIQUE (municipality_id, event_id),
  CONSTRAINT advisory_council_kind_ck CHECK (kind IN ('advisory', 'supervisory')),
  CONSTRAINT advisory_council_criteria_ck CHECK ((criteria = '') <> (no_criteria_reason = '')),
  CONSTRAINT advisory_council_seats_ck CHECK (seats > 0),
  CONSTRAINT advisory_council_composed_ck CHECK (composed_day IS NULL OR called_day IS NOT NULL)
);

-- Who applied; restricted but for the names of those included (MK639 15.4).
CREATE TABLE advisory_candidate (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  council_id      uuid        NOT NULL,
  name            text        NOT NULL,
  organisation    text,
  email           text,
  motivation      text        NOT NULL,
  adult           boolean     NOT NULL DEFAULT false,
  language        text        NOT NULL DEFAULT 'lv',
  channel         text        NOT NULL,
  applied_day     date        NOT NULL,
  applied_at      timestamptz NOT NULL,
  state           text        NOT NULL DEFAULT 'applied',
  reason          text        NOT NULL DEFAULT '',
  receipt         text        NOT NULL,
  secret_hash     bytea       NOT NULL,
  CONSTRAINT advisory_candidate_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT advisory_candidate_council_fk
    FOREIGN KEY (municipality_id, council_id) REFERENCES advisory_council (municipality_id, id),
  CONSTRAINT advisory_candidate_state_ck CHECK (state IN ('applied', 'included', 'not_included', 'withdrawn')),
  CONSTRAINT advisory_candidate_reason_ck CHECK (state <> 'not_included' OR reason <> ''),
  CONSTRAINT advisory_candidate_channel_ck CHECK (channel IN ('web', 'paper')),
  CONSTRAINT advisory_candidate_receipt_uq UNIQUE (municipality_id, receipt)
);
CREATE INDEX advisory_candidate_council_ix ON advisory_candidate (municipality_id, council_id, applied_at);
