-- Track B: a ministry's review of a by-law after signing (PL 47(2)-(7)).

ALTER TABLE dossier DROP CONSTRAINT dossier_state_ck;
ALTER TABLE dossier ADD CONSTRAINT dossier_state_ck CHECK (state IN (
  'draft', 'endorsement', 'coordination', 'opinion_stage', 'opinion_summary', 'council_ready', 'on_agenda', 'adopted',
  'signed', 'review_required', 'in_review', 'review_objections', 'correction', 'publication_barred',
  'promulgation_ready', 'promulgation_sent', 'promulgated', 'in_force', 'withdrawn'));

-- The municipality's own settings where the law is silent or not verified.
ALTER TABLE municipality
  ADD COLUMN late_correction_allowed boolean NOT NULL DEFAULT false,
  ADD COLUMN receipt_presumption_working_days integer DEFAULT 2,
  ADD CONSTRAINT municipality_receipt_presumption_ck CHECK (receipt_presumption_working_days BETWEEN 0 AND 30);

-- What an item about a by-law decides: its adoption, its correction after objections, or disagreement with them.
ALTER TABLE agenda_item
  ADD COLUMN purpose text NOT NULL DEFAULT 'adoption',
  ADD CONSTRAINT agenda_item_purpose_ck CHECK (purpose IN ('adoption', 'correction', 'disagreement')),
  ADD CONSTRAINT agenda_item_disagreement_ck CHECK (purpose <> 'disagreement' OR dossier_id IS NOT NULL);

-- One sending of the adopted texts to the ministry; a corrected by-law opens the next round.
CREATE TABLE review_round (
  municipality_id       uuid        NOT NULL,
  id                    uuid        NOT NULL,
  dossier_id            uuid        NOT NULL,
  number                integer     NOT NULL,
  reviewer_kind         text        NOT NULL,
  reviewer_name         text        NOT NULL,
  reviewer_law          text,
  institution_id        uuid,
  bylaw_version_id      uuid        NOT NULL,
  bylaw_digest          text        NOT NULL,
  memorandum_version_id uuid,
  memorandum_digest     text,
  sent_on               date        NOT NULL,
  means                 text        NOT NULL,
  sent_by               uuid        NOT NULL,
  sent_at               timestamptz NOT NULL,
  received_on           date,
  silence_checked_on    date,
  silence_by            uuid,
  silence_proposed_at   timestamptz,
  version               integer     NOT NULL DEFAULT 1,
  CONSTRAINT review_round_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT review_round_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT review_round_institution_fk FOREIGN KEY (institution_id) REFERENCES institution (id),
  CONSTRAINT review_round_bylaw_version_fk
    FOREIGN KEY (municipality_id, bylaw_version_id) REFERENCES named_version (municipality_id, id),
  CONSTRAINT review_round_memorandum_version_fk
    FOREIGN KEY (municipality_id, memorandum_version_id) REFERENCES named_version (municipality_id, id),
  CONSTRAINT review_round_sent_by_fk FOREIGN KEY (sent_by) REFERENCES person (id),
  CONSTRAINT review_round_silence_by_fk FOREIGN KEY (silence_by) REFERENCES person (id),
  CONSTRAINT review_round_number_uq UNIQUE (municipality_id, dossier_id, number),
  CONSTRAINT review_round_reviewer_ck CHECK (reviewer_kind IN ('varam', 'named_ministry')),
  CONSTRAINT review_round_reviewer_law_ck CHECK ((reviewer_kind = 'named_ministry') = (reviewer_law IS NOT NULL)),
  CONSTRAINT review_round_means_ck CHECK (means IN ('eaddress', 'email', 'post')),
  CONSTRAINT review_round_silence_ck CHECK ((silence_checked_on IS NULL) = (silence_by IS NULL))
);
CREATE INDEX review_round_queue_ix ON review_round (municipality_id, reviewer_kind, sent_on);

-- The opinion on a round, given here or typed in from e-address; never changed.
CREATE TABLE review_opinion (
  municipality_id uuid        NOT NULL,
  round_id        uuid        NOT NULL,
  outcome         text        NOT NULL,
  opinion_number  text,
  issued_on       date        NOT NULL,
  received_on     date        NOT NULL,
  conclusion      text        NOT NULL,
  file_id         uuid,
  typed_in        boolean     NOT NULL,
  recorded_by     uuid        NOT NULL,
  recorded_at     timestamptz NOT NULL,
  CONSTRAINT review_opinion_pk PRIMARY KEY (municipality_id, round_id),
  CONSTRAINT review_opinion_round_fk FOREIGN KEY (municipality_id, round_id) REFERENCES review_round (municipality_id, id),
  CONSTRAINT review_opinion_file_fk FOREIGN KEY (municipality_id, file_id) REFERENCES stored_file (municipality_id, id),
  CONSTRAINT review_opinion_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT review_opinion_outcome_ck CHECK (outcome IN ('no_objections', 'objections_whole', 'objections_partial'))
);

CREATE TABLE review_objection (
  municipality_id  uuid    NOT NULL,
  id               uuid    NOT NULL,
  round_id         uuid    NOT NULL,
  position         integer NOT NULL,
  unit_id          text,
  unit_label       text    NOT NULL,
  text             text    NOT NULL,
  grounds          text    NOT NULL,
  proposed_wording text,
  CONSTRAINT review_objection_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT review_objection_opinion_fk
    FOREIGN KEY (municipality_id, round_id) REFERENCES review_opinion (municipality_id, round_id),
  CONSTRAINT review_objection_position_uq UNIQUE (municipality_id, round_id, position),
  CONSTRAINT review_objection_text_ck CHECK (text <> '' AND grounds <> '')
);

-- The view of a sector ministry (PL 47(3)).
CREATE TABLE sector_view (
  municipality_id uuid NOT NULL,
  id              uuid NOT NULL,
  round_id        uuid NOT NULL,
  asked_by        text NOT NULL,
  ministry        text NOT NULL,
  asked_on        date,
  answered_on     date,
  text            text,
  CONSTRAINT sector_view_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT sector_view_round_fk FOREIGN KEY (municipality_id, round_id) REFERENCES review_round (municipality_id, id),
  CONSTRAINT sector_view_asked_by_ck CHECK (asked_by IN ('reviewer', 'municipality')),
  CONSTRAINT sector_view_ministry_ck CHECK (ministry <> ''),
  CONSTRAINT sector_view_answer_ck CHECK ((answered_on IS NULL) = (text IS NULL))
);
CREATE INDEX sector_view_round_ix ON sector_view (municipality_id, round_id);

-- The council's reasoned disagreement with the opinion on a round (PL 47(6)); its vote and signature are the council's.
CREATE TABLE disagreement (
  municipality_id     uuid        NOT NULL,
  id                  uuid        NOT NULL,
  dossier_id          uuid        NOT NULL,
  round_id            uuid        NOT NULL,
  whole               boolean     NOT NULL,
  objection_ids       uuid[]      NOT NULL DEFAULT '{}',
  reasons             text        NOT NULL,
  drafted_by          uuid        NOT NULL,
  drafted_at          timestamptz NOT NULL,
  sent_to_ministry_on date,
  sent_to_varam_on    date,
  version             integer     NOT NULL DEFAULT 1,
  CONSTRAINT disagreement_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT disagreement_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT disagreement_round_fk FOREIGN KEY (municipality_id, round_id) REFERENCES review_round (municipality_id, id),
  CONSTRAINT disagreement_drafted_by_fk FOREIGN KEY (drafted_by) REFERENCES person (id),
  CONSTRAINT disagreement_round_uq UNIQUE (municipality_id, round_id),
  CONSTRAINT disagreement_reasons_ck CHECK (reasons <> ''),
  CONSTRAINT disagreement_scope_ck CHECK (whole OR cardinality(objection_ids) > 0)
);

CREATE TRIGGER review_opinion_append_only BEFORE UPDATE OR DELETE ON review_opinion
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER review_objection_append_only BEFORE UPDATE OR DELETE ON review_objection
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
