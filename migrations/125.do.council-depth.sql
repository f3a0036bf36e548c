-- The council in depth: committees, matters of any kind, tabled amendments, votes of the sitting about itself,
-- corrections, refusals to sign, minutes, written views, live voting.

CREATE TABLE committee (
  municipality_id uuid NOT NULL,
  id              uuid NOT NULL,
  name            text NOT NULL,
  finance         boolean NOT NULL DEFAULT false,
  chair_id        uuid NOT NULL,
  dissolved_on    date,
  CONSTRAINT committee_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT committee_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT committee_chair_fk FOREIGN KEY (chair_id) REFERENCES person (id),
  CONSTRAINT committee_name_ck CHECK (name <> '')
);

CREATE TABLE committee_member (
  municipality_id uuid NOT NULL,
  committee_id    uuid NOT NULL,
  person_id       uuid NOT NULL,
  CONSTRAINT committee_member_pk PRIMARY KEY (municipality_id, committee_id, person_id),
  CONSTRAINT committee_member_committee_fk FOREIGN KEY (municipality_id, committee_id)
    REFERENCES committee (municipality_id, id),
  CONSTRAINT committee_member_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);

ALTER TABLE sitting
  ADD COLUMN committee_id uuid,
  ADD COLUMN mode         text NOT NULL DEFAULT 'in_person',
  ADD COLUMN urgency      text,
  ADD COLUMN repeats_id   uuid,
  ADD CONSTRAINT sitting_committee_fk FOREIGN KEY (municipality_id, committee_id)
    REFERENCES committee (municipality_id, id),
  ADD CONSTRAINT sitting_repeats_fk FOREIGN KEY (municipality_id, repeats_id) REFERENCES sitting (municipality_id, id),
  ADD CONSTRAINT sitting_mode_ck CHECK (mode IN ('in_person', 'remote', 'mixed'));

ALTER TABLE agenda_item
  ADD COLUMN register_number   text,
  ADD COLUMN submitter         text,
  ADD COLUMN draft_text        text,
  ADD COLUMN closed_ground     text,
  ADD COLUMN essence           text,
  ADD COLUMN unbudgeted        boolean NOT NULL DEFAULT false,
  ADD COLUMN about_item_id     uuid,
  ADD COLUMN debate            text,
  ADD COLUMN tabled_version_id uuid,
  ADD COLUMN voting_opened_at  timestamptz,
  ADD CONSTRAINT agenda_item_about_fk FOREIGN KEY (municipality_id, about_item_id)
    REFERENCES agenda_item (municipality_id, id),
  ADD CONSTRAINT agenda_item_tabled_version_fk FOREIGN KEY (municipality_id, tabled_version_id)
    REFERENCES named_version (municipality_id, id),
  ADD CONSTRAINT agenda_item_submitter_ck CHECK (submitter IN ('chair', 'committee', 'councillor', 'initiator',
    'executive_director', 'residents_council', 'minister', 'cabinet')),
  ADD CONSTRAINT agenda_item_closed_ck CHECK ((closed_ground IS NULL) = (essence IS NULL)),
  ADD CONSTRAINT agenda_item_closed_ground_ck CHECK (closed_ground IN ('private_life', 'children', 'adoption',
    'trade_secret', 'other_restricted')),
  DROP CONSTRAINT agenda_item_purpose_ck,
  ADD CONSTRAINT agenda_item_purpose_ck
    CHECK (purpose IN ('adoption', 'correction', 'disagreement', 'opinion'));

CREATE TABLE agenda_item_file (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  item_id         uuid        NOT NULL,
  file_id         uuid        NOT NULL,
  public          boolean     NOT NULL DEFAULT false,
  added_at        timestamptz NOT NULL,
  removed_at      timestamptz,
  CONSTRAINT agenda_item_file_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT agenda_item_file_item_fk FOREIGN KEY (municipality_id, item_id) REFERENCES agenda_item (municipality_id, id)
);
CREATE INDEX agenda_item_file_item_ix ON agenda_item_file (municipality_id, item_id);

CREATE TABLE tabled_amendment (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  item_id         uuid        NOT NULL,
  number          integer     NOT NULL,
  kind            text        NOT NULL,
  node_id         text        NOT NULL,
  place           text        NOT NULL,
  before          text        NOT NULL,
  wording         text,
  reason          text,
  author_id       uuid        NOT NULL,
  recorded_by     uuid        NOT NULL,
  tabled_at       timestamptz NOT NULL,
  position        integer,
  state           text        NOT NULL DEFAULT 'tabled',
  lapsed_by       integer,
  CONSTRAINT tabled_amendment_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT tabled_amendment_number_uq UNIQUE (municipality_id, item_id, number),
  CONSTRAINT tabled_amendment_item_fk FOREIGN KEY (municipality_id, item_id) REFERENCES agenda_item (municipality_id, id),
  CONSTRAINT tabled_amendment_author_fk FOREIGN KEY (author_id) REFERENCES person (id),
  CONSTRAINT tabled_amendment_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT tabled_amendment_kind_ck CHECK (kind IN ('replace', 'delete', 'insert_after')),
  CONSTRAINT tabled_amendment_wording_ck CHECK ((kind = 'delete') = (wording IS NULL)),
  CONSTRAINT tabled_amendment_state_ck
    CHECK (state IN ('tabled', 'adopted', 'rejected', 'lapsed', 'withdrawn'))
);

-- Votes of a sitting beside the roll calls on its items: on tabled amendments and on its own agenda.
CREATE TABLE sitting_vote (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  sitting_id      uuid        NOT NULL,
  item_id         uuid,
  amendment_id    uuid,
  question        text        NOT NULL,
  majority        text        NOT NULL,
  council_size    integer     NOT NULL,
  present         integer     NOT NULL,
  carried         boolean     NOT NULL,
  recorded_by     uuid        NOT NULL,
  recorded_at     timestamptz NOT NULL,
  CONSTRAINT sitting_vote_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT sitting_vote_amendment_uq UNIQUE (municipality_id, amendment_id),
  CONSTRAINT sitting_vote_sitting_fk FOREIGN KEY (municipality_id, sitting_id) REFERENCES sitting (municipality_id, id),
  CONSTRAINT sitting_vote_item_fk FOREIGN KEY (municipality_id, item_id) REFERENCES agenda_item (municipality_id, id),
  CONSTRAINT sitting_vote_amendment_fk FOREIGN KEY (municipality_id, amendment_id)
    REFERENCES tabled_amendment (municipality_id, id),
  CONSTRAINT sitting_vote_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT sitting_vote_question_ck CHECK (question IN ('amendment', 'add', 'remove', 'order')),
  CONSTRAINT sitting_vote_amendment_ck CHECK ((question = 'amendment') = (amendment_id IS NOT NULL)),
  CONSTRAINT sitting_vote_majority_ck CHECK (majority IN ('simple', 'two_thirds')),
  CONSTRAINT sitting_vote_present_ck CHECK (present BETWEEN 0 AND council_size)
);
CREATE INDEX sitting_vote_sitting_ix ON sitting_vote (municipality_id, sitting_id, recorded_at);

CREATE TABLE sitting_vote_choice (
  municipality_id uuid    NOT NULL,
  vote_id         uuid    NOT NULL,
  person_id       uuid    NOT NULL,
  choice          text    NOT NULL,
  conflict        boolean NOT NULL DEFAULT false,
  CONSTRAINT sitting_vote_choice_pk PRIMARY KEY (municipality_id, vote_id, person_id),
  CONSTRAINT sitting_vote_choice_vote_fk FOREIGN KEY (municipality_id, vote_id)
    REFERENCES sitting_vote (municipality_id, id),
  CONSTRAINT sitting_vote_choice_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT sitting_vote_choice_choice_ck CHECK (choice IN ('for', 'against', 'abstain', 'not_participating')),
  CONSTRAINT sitting_vote_choice_conflict_ck CHECK (NOT conflict OR choice = 'not_participating')
);

-- What was typed wrong in a roll call; the record stays, the latest correction of a councillor's vote counts.
CREATE TABLE roll_call_correction (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  item_id         uuid        NOT NULL,
  reason          text        NOT NULL,
  recorded_by     uuid        NOT NULL,
  recorded_at     timestamptz NOT NULL,
  CONSTRAINT roll_call_correction_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT roll_call_correction_roll_call_fk FOREIGN KEY (municipality_id, item_id)
    REFERENCES roll_call (municipality_id, item_id),
  CONSTRAINT roll_call_correction_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT roll_call_correction_reason_ck CHECK (reason <> '')
);
CREATE INDEX roll_call_correction_item_ix ON roll_call_correction (municipality_id, item_id, recorded_at);

CREATE TABLE roll_call_corrected_vote (
  municipality_id uuid    NOT NULL,
  correction_id   uuid    NOT NULL,
  person_id       uuid    NOT NULL,
  choice          text    NOT NULL,
  conflict        boolean NOT NULL DEFAULT false,
  CONSTRAINT roll_call_corrected_vote_pk PRIMARY KEY (municipality_id, correction_id, person_id),
  CONSTRAINT roll_call_corrected_vote_correction_fk FOREIGN KEY (municipality_id, correction_id)
    REFERENCES roll_call_correction (municipality_id, id),
  CONSTRAINT roll_call_corrected_vote_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT roll_call_corrected_vote_choice_ck
    CHECK (choice IN ('for', 'against', 'abstain', 'not_participating'))
);

-- PL 37(6): the chair of the sitting refuses to sign; the council deals with the decision again.
CREATE TABLE signature_refusal (
  municipality_id uuid        NOT NULL,
  item_id         uuid        NOT NULL,
  refused_by      uuid        NOT NULL,
  day             date        NOT NULL,
  form            text        NOT NULL,
  reason          text        NOT NULL,
  recorded_at     timestamptz NOT NULL,
  CONSTRAINT signature_refusal_pk PRIMARY KEY (municipality_id, item_id),
  CONSTRAINT signature_refusal_item_fk FOREIGN KEY (municipality_id, item_id)
    REFERENCES agenda_item (municipality_id, id),
  CONSTRAINT signature_refusal_refused_by_fk FOREIGN KEY (refused_by) REFERENCES person (id),
  CONSTRAINT signature_refusal_form_ck CHECK (form IN ('container', 'paper')),
  CONSTRAINT signature_refusal_reason_ck CHECK (reason <> '')
);

CREATE TABLE sitting_minutes (
  municipality_id         uuid        NOT NULL,
  sitting_id              uuid        NOT NULL,
  keeper                  text        NOT NULL,
  opened_time             text        NOT NULL,
  closed_time             text        NOT NULL,
  others                  text,
  absences                text,
  notes                   text,
  signed_on               date,
  published_on            date,
  published_url           text,
  decisions_published_on  date,
  decisions_url           text,
  recording_published_on  date,
  recording_url           text,
  recording_removed_on    date,
  version                 integer     NOT NULL DEFAULT 1,
  CONSTRAINT sitting_minutes_pk PRIMARY KEY (municipality_id, sitting_id),
  CONSTRAINT sitting_minutes_sitting_fk FOREIGN KEY (municipality_id, sitting_id)
    REFERENCES sitting (municipality_id, id),
  CONSTRAINT sitting_minutes_published_ck CHECK ((published_on IS NULL) = (published_url IS NULL)),
  CONSTRAINT sitting_minutes_decisions_ck CHECK ((decisions_published_on IS NULL) = (decisions_url IS NULL)),
  CONSTRAINT sitting_minutes_recording_ck CHECK ((recording_published_on IS NULL) = (recording_url IS NULL))
);

-- PL 38(5): a councillor's written view on a matter of the sitting is part of its minutes.
CREATE TABLE councillor_statement (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  sitting_id      uuid        NOT NULL,
  item_id         uuid,
  person_id       uuid        NOT NULL,
  wording         text        NOT NULL,
  day             date        NOT NULL,
  late            boolean     NOT NULL,
  recorded_by     uuid        NOT NULL,
  recorded_at     timestamptz NOT NULL,
  CONSTRAINT councillor_statement_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT councillor_statement_sitting_fk FOREIGN KEY (municipality_id, sitting_id)
    REFERENCES sitting (municipality_id, id),
  CONSTRAINT councillor_statement_item_fk FOREIGN KEY (municipality_id, item_id)
    REFERENCES agenda_item (municipality_id, id),
  CONSTRAINT councillor_statement_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT councillor_statement_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT councillor_statement_wording_ck CHECK (wording <> '')
);
CREATE INDEX councillor_statement_sitting_ix ON councillor_statement (municipality_id, sitting_id);

-- What councillors press while a vote is open; it counts only once the secretary records the roll call.
CREATE TABLE live_vote (
  municipality_id uuid        NOT NULL,
  item_id         uuid        NOT NULL,
  person_id       uuid        NOT NULL,
  choice          text        NOT NULL,
  at              timestamptz NOT NULL,
  CONSTRAINT live_vote_pk PRIMARY KEY (municipality_id, item_id, person_id),
  CONSTRAINT live_vote_item_fk FOREIGN KEY (municipality_id, item_id) REFERENCES agenda_item (municipality_id, id),
  CONSTRAINT live_vote_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT live_vote_choice_ck CHECK (choice IN ('for', 'against', 'abstain', 'not_participating'))
);

CREATE TRIGGER sitting_vote_append_only BEFORE UPDATE OR DELETE ON sitting_vote
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sitting_vote_choice_append_only BEFORE UPDATE OR DELETE ON sitting_vote_choice
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER roll_call_correction_append_only BEFORE UPDATE OR DELETE ON roll_call_correction
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER roll_call_corrected_vote_append_only BEFORE UPDATE OR DELETE ON roll_call_corrected_vote
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signature_refusal_append_only BEFORE UPDATE OR DELETE ON signature_refusal
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER councillor_statement_append_only BEFORE UPDATE OR DELETE ON councillor_statement
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
