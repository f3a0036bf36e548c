-- The opinion stage of PL 46(3). A dossier may have several one after another (an interrupted one does not count),
-- but only one at a time that is being prepared or runs.
CREATE TABLE opinion_stage (
  municipality_id       uuid        NOT NULL,
  id                    uuid        NOT NULL,
  dossier_id            uuid        NOT NULL,
  number                integer     NOT NULL,
  state                 text        NOT NULL,
  question              text        NOT NULL DEFAULT '',
  summary               text        NOT NULL DEFAULT '',
  responsible_name      text        NOT NULL DEFAULT '',
  responsible_phone     text        NOT NULL DEFAULT '',
  responsible_email     text        NOT NULL DEFAULT '',
  target_groups         text[]      NOT NULL DEFAULT '{}',
  channels              text[]      NOT NULL DEFAULT '{}',
  opens                 date,
  closes                date,
  bylaw_version_id      uuid,
  bylaw_digest          text,
  memorandum_version_id uuid,
  memorandum_digest     text,
  opened_at             timestamptz,
  ended_at              timestamptz,
  interrupted_on        date,
  version               integer     NOT NULL DEFAULT 1,
  CONSTRAINT opinion_stage_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT opinion_stage_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT opinion_stage_bylaw_version_fk
    FOREIGN KEY (municipality_id, bylaw_version_id) REFERENCES named_version (municipality_id, id),
  CONSTRAINT opinion_stage_memorandum_version_fk
    FOREIGN KEY (municipality_id, memorandum_version_id) REFERENCES named_version (municipality_id, id),
  CONSTRAINT opinion_stage_number_uq UNIQUE (municipality_id, dossier_id, number),
  CONSTRAINT opinion_stage_state_ck CHECK (state IN ('preparing', 'open', 'closed', 'interrupted')),
  CONSTRAINT opinion_stage_term_ck CHECK (closes >= opens),
  CONSTRAINT opinion_stage_bound_ck CHECK (state = 'preparing' OR (
    opens IS NOT NULL AND closes IS NOT NULL AND bylaw_version_id IS NOT NULL AND opened_at IS NOT NULL)),
  CONSTRAINT opinion_stage_interrupted_ck CHECK ((state = 'interrupted') = (interrupted_on IS NOT NULL))
);
CREATE UNIQUE INDEX opinion_stage_one_at_a_time_uq ON opinion_stage (municipality_id, dossier_id)
  WHERE state IN ('preparing', 'open');
CREATE INDEX opinion_stage_state_ix ON opinion_stage (municipality_id, state, closes);

ALTER TABLE publication_record ADD CONSTRAINT publication_record_stage_fk
  FOREIGN KEY (municipality_id, opinion_stage_id) REFERENCES opinion_stage (municipality_id, id);

-- An answer may be the answer to several equal opinions.
CREATE TABLE opinion_answer (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  dossier_id      uuid        NOT NULL,
  outcome         text        NOT NULL,
  gist            text        NOT NULL,
  reason          text        NOT NULL,
  answered_by     uuid        NOT NULL,
  answered_day    date        NOT NULL,
  answered_at     timestamptz NOT NULL,
  version         integer     NOT NULL DEFAULT 1,
  CONSTRAINT opinion_answer_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT opinion_answer_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT opinion_answer_person_fk FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT opinion_answer_outcome_ck CHECK (outcome IN ('accepted', 'partly', 'declined')),
  CONSTRAINT opinion_answer_text_ck CHECK (gist <> '' AND reason <> '')
);
CREATE INDEX opinion_answer_dossier_ix ON opinion_answer (municipality_id, dossier_id, answered_at);

-- An opinion as everybody may read it. What its author submitted is in `opinion_original`, which only the people who
-- work on it read. `secret_hash` lets an author without login come back to it.
CREATE TABLE opinion (
  municipality_id   uuid        NOT NULL,
  id                uuid        NOT NULL,
  dossier_id        uuid        NOT NULL,
  stage_id          uuid        NOT NULL,
  receipt           text        NOT NULL,
  secret_hash       bytea       NOT NULL,
  state             text        NOT NULL,
  kind              text        NOT NULL,
  unit_id           text,
  channel           text        NOT NULL,
  received_day      date        NOT NULL,
  received_at       timestamptz NOT NULL,
  late              boolean     NOT NULL DEFAULT false,
  language          text        NOT NULL DEFAULT 'lv',
  person_id         uuid,
  named             boolean     NOT NULL DEFAULT false,
  published_author  text,
  published_text    text,
  published_wording text,
  redaction_code    text,
  redaction_reason  text,
  refusal_code      text,
  refusal_reason    text,
  moderated_by      uuid,
  moderated_at      timestamptz,
  recorded_by       uuid,
  answer_id         uuid,
  version           integer     NOT NULL DEFAULT 1,
  CONSTRAINT opinion_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT opinion_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT opinion_stage_fk FOREIGN KEY (municipality_id, stage_id) REFERENCES opinion_stage (municipality_id, id),
  CONSTRAINT opinion_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT opinion_moderated_by_fk FOREIGN KEY (moderated_by) REFERENCES person (id),
  CONSTRAINT opinion_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT opinion_answer_fk FOREIGN KEY (municipality_id, answer_id) REFERENCES opinion_answer (municipality_id, id),
  CONSTRAINT opinion_receipt_uq UNIQUE (municipality_id, receipt),
  CONSTRAINT opinion_state_ck CHECK (state IN ('pending', 'published', 'refused')),
  CONSTRAINT opinion_kind_ck CHECK (kind IN ('support', 'proposal', 'objection', 'question')),
  CONSTRAINT opinion_channel_ck CHECK (channel IN ('web', 'email', 'e_address', 'post', 'in_person', 'meeting')),
  CONSTRAINT opinion_language_ck CHECK (language IN ('lv', 'en')),
  CONSTRAINT opinion_published_ck CHECK ((state = 'published') = (published_text IS NOT NULL)),
  CONSTRAINT opinion_author_ck CHECK (published_author IS NULL OR (named AND state = 'published')),
  CONSTRAINT opinion_refused_ck CHECK ((state = 'refused') = (refusal_code IS NOT NULL)),
  CONSTRAINT opinion_refusal_code_ck CHECK (refusal_code IN ('offensive', 'incomprehensible', 'not_text', 'unrelated')),
  CONSTRAINT opinion_redaction_code_ck CHECK (redaction_code IN ('personal_data', 'third_party', 'offensive', 'secret'))
);
CREATE INDEX opinion_dossier_ix ON opinion (municipality_id, dossier_id, received_at);
CREATE INDEX opinion_answer_ix ON opinion (municipality_id, answer_id);
CREATE INDEX opinion_person_ix ON opinion (municipality_id, person_id);

-- What the author submitted, every revision: restricted.
CREATE TABLE opinion_original (
  municipality_id   uuid        NOT NULL,
  opinion_id        uuid        NOT NULL,
  revision          integer     NOT NULL,
  text              text        NOT NULL,
  wording           text,
  author_name       text,
  author_email      text,
  organisation      text,
  registration_no   text,
  at                timestamptz NOT NULL,
  CONSTRAINT opinion_original_pk PRIMARY KEY (municipality_id, opinion_id, revision),
  CONSTRAINT opinion_original_opinion_fk FOREIGN KEY (municipality_id, opinion_id) REFERENCES opinion (municipality_id, id),
  CONSTRAINT opinion_original_text_ck CHECK (text <> ''),
  CONSTRAINT opinion_original_revision_ck CHECK (revision > 0)
);
CREATE TRIGGER opinion_original_append_only BEFORE UPDATE ON opinion_original
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Which state of opinions and answers part 8 of the memorandum was filled from, and which of its blocks that made.
CREATE TABLE opinion_summary (
  municipality_id uuid        NOT NULL,
  dossier_id      uuid        NOT NULL,
  source_digest   text        NOT NULL,
  document_id     uuid        NOT NULL,
  node_ids        text[]      NOT NULL,
  inserted_by     uuid        NOT NULL,
  inserted_at     timestamptz NOT NULL,
  CONSTRAINT opinion_summary_pk PRIMARY KEY (municipality_id, dossier_id),
  CONSTRAINT opinion_summary_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT opinion_summary_document_fk FOREIGN KEY (municipality_id, document_id) REFERENCES document (municipality_id, id),
  CONSTRAINT opinion_summary_person_fk FOREIGN KEY (inserted_by) REFERENCES person (id)
);
