-- How a municipality works inside the frame of the law: endorsers in their order, committees, repetition of stages, own
-- terms (PL 36(2)). One row per municipality; without one the defaults of the procedure hold.
CREATE TABLE procedure_steps (
  municipality_id uuid    NOT NULL,
  steps           jsonb   NOT NULL,
  version         integer NOT NULL DEFAULT 1,
  CONSTRAINT procedure_steps_pk PRIMARY KEY (municipality_id),
  CONSTRAINT procedure_steps_municipality_fk FOREIGN KEY (municipality_id) REFERENCES municipality (id),
  CONSTRAINT procedure_steps_object_ck CHECK (jsonb_typeof(steps) = 'object')
);

-- Endorsers of the municipality's own have codes of their own.
ALTER TABLE endorsement DROP CONSTRAINT endorsement_role_ck;
ALTER TABLE endorsement ADD CONSTRAINT endorsement_role_ck CHECK (role ~ '^[a-z][a-z0-9_]{1,39}$');

-- What the council's committees think of a draft. Never changed: a committee that looks again gives another opinion.
CREATE TABLE committee_opinion (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  dossier_id      uuid        NOT NULL,
  code            text        NOT NULL,
  name            text        NOT NULL,
  outcome         text        NOT NULL,
  day             date        NOT NULL,
  -- Where the opinion stands in the committee's minutes.
  reference       text        NOT NULL,
  note            text        NOT NULL DEFAULT '',
  recorded_by     uuid        NOT NULL,
  at              timestamptz NOT NULL,
  CONSTRAINT committee_opinion_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT committee_opinion_dossier_fk
    FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT committee_opinion_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT committee_opinion_code_ck CHECK (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  CONSTRAINT committee_opinion_outcome_ck CHECK (outcome IN ('supports', 'supports_with_changes', 'does_not_support'))
);
CREATE INDEX committee_opinion_dossier_ix ON committee_opinion (municipality_id, dossier_id);
CREATE TRIGGER committee_opinion_append_only BEFORE UPDATE OR DELETE ON committee_opinion
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- How a by-law in force ends: repealed by another act, without legal basis (OPL 9(5)), or past its own term.
CREATE TABLE end_of_force (
  municipality_id uuid        NOT NULL,
  dossier_id      uuid        NOT NULL,
  cause           text        NOT NULL,
  from_day        date        NOT NULL,
  by_what         text,
  recorded_by     uuid,
  at              timestamptz NOT NULL,
  CONSTRAINT end_of_force_pk PRIMARY KEY (municipality_id, dossier_id),
  CONSTRAINT end_of_force_dossier_fk
    FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT end_of_force_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT end_of_force_cause_ck CHECK (cause IN ('repealed', 'basis_lapsed', 'term')),
  CONSTRAINT end_of_force_by_ck CHECK (cause <> 'basis_lapsed' OR by_what <> '')
);

-- The look back at what a by-law has brought about: planned for a day, then done with a conclusion. Rounds follow each
-- other; the last one counts.
CREATE TABLE ex_post_review (
  municipality_id uuid    NOT NULL,
  dossier_id      uuid    NOT NULL,
  round           integer NOT NULL,
  due_on          date    NOT NULL,
  done_on         date,
  outcome         text,
  conclusion      text,
  recorded_by     uuid,
  CONSTRAINT ex_post_review_pk PRIMARY KEY (municipality_id, dossier_id, round),
  CONSTRAINT ex_post_review_dossier_fk
    FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT ex_post_review_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT ex_post_review_round_ck CHECK (round > 0),
  CONSTRAINT ex_post_review_outcome_ck CHECK (outcome IN ('keep', 'amend', 'repeal')),
  CONSTRAINT ex_post_review_done_ck CHECK (
    (done_on IS NULL) = (outcome IS NULL) AND (done_on IS NULL) = (conclusion IS NULL))
);
CREATE INDEX ex_post_review_open_ix ON ex_post_review (municipality_id, due_on) WHERE done_on IS NULL;

-- Where the documents of a by-law on spatial planning stand in the planning system (PL 48(3)).
ALTER TABLE dossier ADD COLUMN planning_url text;
ALTER TABLE dossier ADD CONSTRAINT dossier_planning_url_ck CHECK (planning_url ~ '^https?://');

-- By-laws end: repealed by another act, or no longer in force.
ALTER TABLE dossier DROP CONSTRAINT dossier_state_ck;
ALTER TABLE dossier ADD CONSTRAINT dossier_state_ck CHECK (state IN (
  'draft', 'endorsement', 'coordination', 'opinion_stage', 'opinion_summary', 'council_ready', 'on_agenda', 'adopted',
  'signed', 'review_required', 'in_review', 'review_objections', 'correction', 'publication_barred',
  'promulgation_ready', 'promulgation_sent', 'promulgated', 'in_force', 'repealed', 'lapsed', 'withdrawn'));
