-- Contacts with lobbyists on a draft (Interešu pārstāvības atklātības likums 6(3)).
CREATE TABLE lobby_contact (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  dossier_id      uuid        NOT NULL,
  day             date        NOT NULL,
  lobbyist        text        NOT NULL,
  name            text        NOT NULL,
  on_behalf_of    text        NOT NULL,
  form            text        NOT NULL,
  subject         text        NOT NULL,
  proposal        text        NOT NULL,
  outcome         text        NOT NULL,
  reason          text        NOT NULL,
  recorded_by     uuid        NOT NULL,
  recorded_at     timestamptz NOT NULL,
  version         integer     NOT NULL DEFAULT 1,
  CONSTRAINT lobby_contact_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT lobby_contact_dossier_fk
    FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT lobby_contact_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT lobby_contact_lobbyist_ck CHECK (lobbyist IN ('organisation', 'person')),
  CONSTRAINT lobby_contact_name_ck CHECK (name <> ''),
  CONSTRAINT lobby_contact_subject_ck CHECK (subject <> ''),
  CONSTRAINT lobby_contact_form_ck
    CHECK (form IN ('meeting', 'video_call', 'phone', 'email', 'letter', 'event', 'other')),
  CONSTRAINT lobby_contact_outcome_ck
    CHECK (outcome IN ('accepted', 'partly', 'declined', 'undecided', 'no_proposal')),
  CONSTRAINT lobby_contact_proposal_ck CHECK ((outcome = 'no_proposal') = (proposal = ''))
);
CREATE INDEX lobby_contact_dossier_ix ON lobby_contact (municipality_id, dossier_id, day);

-- Whether somebody stated that there were none; every change of the contacts raises the version.
CREATE TABLE lobby_statement (
  municipality_id uuid        NOT NULL,
  dossier_id      uuid        NOT NULL,
  none            boolean     NOT NULL,
  stated_by       uuid        NOT NULL,
  stated_at       timestamptz NOT NULL,
  version         integer     NOT NULL DEFAULT 1,
  CONSTRAINT lobby_statement_pk PRIMARY KEY (municipality_id, dossier_id),
  CONSTRAINT lobby_statement_dossier_fk
    FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT lobby_statement_stated_by_fk FOREIGN KEY (stated_by) REFERENCES person (id)
);
