-- Coordination of a draft with institutions: a step of the municipality's own. Its terms are settings, not law.
CREATE TABLE coordination_settings (
  municipality_id               uuid    NOT NULL,
  normal_working_days           integer NOT NULL,
  urgent_working_days           integer NOT NULL,
  repeat_working_days           integer NOT NULL,
  extension_working_days        integer NOT NULL,
  required_before_opinion_stage boolean NOT NULL,
  version                       integer NOT NULL DEFAULT 1,
  CONSTRAINT coordination_settings_pk PRIMARY KEY (municipality_id),
  CONSTRAINT coordination_settings_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT coordination_settings_terms_ck CHECK (
    normal_working_days BETWEEN 1 AND 60 AND urgent_working_days BETWEEN 1 AND normal_working_days
    AND repeat_working_days BETWEEN 1 AND 60 AND extension_working_days BETWEEN 0 AND 60)
);

-- One coordination has one or several rounds; a draft may be coordinated again later, but once at a time.
CREATE TABLE coordination (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  dossier_id      uuid        NOT NULL,
  number          integer     NOT NULL,
  started_day     date        NOT NULL,
  closed_day      date,
  outcome         text,
  reason          text,
  closed_by       uuid,
  CONSTRAINT coordination_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT coordination_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT coordination_closed_by_fk FOREIGN KEY (closed_by) REFERENCES person (id),
  CONSTRAINT coordination_number_uq UNIQUE (municipality_id, dossier_id, number),
  CONSTRAINT coordination_outcome_ck CHECK (outcome IN ('agreed', 'not_agreed', 'abandoned')),
  CONSTRAINT coordination_closed_ck CHECK ((closed_day IS NULL) = (outcome IS NULL)),
  CONSTRAINT coordination_disagreement_ck CHECK (outcome <> 'not_agreed' OR reason <> '')
);
CREATE UNIQUE INDEX coordination_one_at_a_time_uq ON coordination (municipality_id, dossier_id)
  WHERE closed_day IS NULL;

-- A round binds its parties to texts that cannot change any more.
CREATE TABLE coordination_round (
  municipality_id        uuid        NOT NULL,
  id                     uuid        NOT NULL,
  coordination_id        uuid        NOT NULL,
  dossier_id             uuid        NOT NULL,
  number                 integer     NOT NULL,
  kind                   text        NOT NULL,
  reason                 text,
  sent_day               date        NOT NULL,
  due_day                date        NOT NULL,
  extended_from          date,
  extension_days         integer,
  extension_reason       text,
  bylaw_document_id      uuid        NOT NULL,
  bylaw_version_id       uuid        NOT NULL,
  bylaw_digest           text        NOT NULL,
  memorandum_version_id  uuid,
  sent_by                uuid        NOT NULL,
  sent_at                timestamptz NOT NULL,
  ended_day              date,
  version                integer     NOT NULL DEFAULT 1,
  CONSTRAINT coordination_round_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT coordination_round_coordination_fk
    FOREIGN KEY (municipality_id, coordination_id) REFERENCES coordination (municipality_id, id),
  CONSTRAINT coordination_round_dossier_fk
    FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT coordination_round_document_fk
    FOREIGN KEY (municipality_id, bylaw_document_id) REFERENCES document (municipality_id, id),
  CONSTRAINT coordination_round_bylaw_version_fk
    FOREIGN KEY (municipality_id, bylaw_version_id) REFERENCES named_version (municipality_id, id),
  CONSTRAINT coordination_round_memorandum_version_fk
    FOREIGN KEY (municipality_id, memorandum_version_id) REFERENCES named_version (municipality_id, id),
  CONSTRAINT coordination_round_sent_by_fk FOREIGN KEY (sent_by) REFERENCES person (id),
  CONSTRAINT coordination_round_number_uq UNIQUE (municipality_id, dossier_id, number),
  CONSTRAINT coordination_round_kind_ck CHECK (kind IN ('normal', 'urgent', 'repeat')),
  CONSTRAINT coordination_round_urgent_ck CHECK (kind <> 'urgent' OR (reason IS NOT NULL AND reason <> '')),
  CONSTRAINT coordination_round_term_ck CHECK (due_day > sent_day),
  CONSTRAINT coordination_round_extension_ck CHECK (
    (extended_from IS NULL AND extension_days IS NULL AND extension_reason IS NULL)
    OR (extended_from < due_day AND extension_days > 0 AND extension_reason <> ''))
);
CREATE UNIQUE INDEX coordination_round_one_at_a_time_uq ON coordination_round (municipality_id, dossier_id)
  WHERE ended_day IS NULL;

-- Whom the draft was sent to: an institution, or somebody outside who answers by a file.
CREATE TABLE coordination_party (
  municipality_id uuid    NOT NULL,
  id              uuid    NOT NULL,
  round_id        uuid    NOT NULL,
  position        integer NOT NULL,
  institution_id  uuid,
  name            text    NOT NULL,
  email           text,
  e_address       text,
  CONSTRAINT coordination_party_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT coordination_party_round_fk
    FOREIGN KEY (municipality_id, round_id) REFERENCES coordination_round (municipality_id, id),
  CONSTRAINT coordination_party_institution_fk FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT coordination_party_once_uq UNIQUE (municipality_id, round_id, institution_id),
  CONSTRAINT coordination_party_position_uq UNIQUE (municipality_id, round_id, position),
  CONSTRAINT coordination_party_name_ck CHECK (name <> '')
);
CREATE INDEX coordination_party_institution_ix ON coordination_party (municipality_id, institution_id);

-- The one opinion of a party in a round.
CREATE TABLE coordination_opinion (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  party_id        uuid        NOT NULL,
  verdict         text        NOT NULL,
  text            text        NOT NULL,
  approved_by     text        NOT NULL,
  channel         text        NOT NULL,
  file_id         uuid,
  received_day    date        NOT NULL,
  recorded_by     uuid        NOT NULL,
  recorded_at     timestamptz NOT NULL,
  CONSTRAINT coordination_opinion_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT coordination_opinion_party_fk
    FOREIGN KEY (municipality_id, party_id) REFERENCES coordination_party (municipality_id, id),
  CONSTRAINT coordination_opinion_file_fk
    FOREIGN KEY (municipality_id, file_id) REFERENCES stored_file (municipality_id, id),
  CONSTRAINT coordination_opinion_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT coordination_opinion_one_uq UNIQUE (municipality_id, party_id),
  CONSTRAINT coordination_opinion_verdict_ck CHECK (verdict IN ('no_objections', 'proposals', 'objections')),
  CONSTRAINT coordination_opinion_channel_ck CHECK (channel IN ('portal', 'file')),
  CONSTRAINT coordination_opinion_file_ck CHECK ((channel = 'file') = (file_id IS NOT NULL)),
  CONSTRAINT coordination_opinion_approved_ck CHECK (approved_by <> '')
);

-- Objections, proposals and preferred variants with what became of them.
CREATE TABLE coordination_item (
  municipality_id uuid    NOT NULL,
  id              uuid    NOT NULL,
  opinion_id      uuid    NOT NULL,
  position        integer NOT NULL,
  kind            text    NOT NULL,
  unit_id         text,
  unit_label      text    NOT NULL,
  text            text    NOT NULL,
  grounds         text    NOT NULL,
  proposed        text,
  disposition     text,
  reason          text    NOT NULL DEFAULT '',
  answered_by     uuid,
  answered_day    date,
  version         integer NOT NULL DEFAULT 1,
  CONSTRAINT coordination_item_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT coordination_item_opinion_fk
    FOREIGN KEY (municipality_id, opinion_id) REFERENCES coordination_opinion (municipality_id, id),
  CONSTRAINT coordination_item_answered_by_fk FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT coordination_item_position_uq UNIQUE (municipality_id, opinion_id, position),
  CONSTRAINT coordination_item_kind_ck CHECK (kind IN ('objection', 'proposal', 'variant')),
  CONSTRAINT coordination_item_text_ck CHECK (text <> ''),
  CONSTRAINT coordination_item_grounds_ck CHECK (kind <> 'objection' OR grounds <> ''),
  CONSTRAINT coordination_item_disposition_ck CHECK (disposition IN ('accepted', 'partly', 'declined')),
  CONSTRAINT coordination_item_answered_ck CHECK (
    (disposition IS NULL) = (answered_day IS NULL) AND (disposition IS NULL) = (answered_by IS NULL)),
  CONSTRAINT coordination_item_reason_ck CHECK (disposition IS NULL OR disposition = 'accepted' OR reason <> '')
);
