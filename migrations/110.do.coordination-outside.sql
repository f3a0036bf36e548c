-- Parties without an account: how and when a draft went out to them, the link by which they answer, the means by which
-- opinions come; agreement meetings; what answers an objection; experts of an institution.
ALTER TABLE coordination_settings ADD COLUMN meeting_working_days integer NOT NULL DEFAULT 5;
ALTER TABLE coordination_settings ADD CONSTRAINT coordination_settings_meeting_ck
  CHECK (meeting_working_days BETWEEN 0 AND 60);

ALTER TABLE coordination_party ADD COLUMN sent_means text;
ALTER TABLE coordination_party ADD COLUMN sent_on date;
ALTER TABLE coordination_party ADD COLUMN received_on date;
ALTER TABLE coordination_party ADD COLUMN sent_note text NOT NULL DEFAULT '';
-- When somebody first looked at the text of the round for the party.
ALTER TABLE coordination_party ADD COLUMN seen_at timestamptz;
ALTER TABLE coordination_party ADD CONSTRAINT coordination_party_sent_ck
  CHECK ((sent_means IS NULL) = (sent_on IS NULL) AND (received_on IS NULL OR received_on >= sent_on));
ALTER TABLE coordination_party ADD CONSTRAINT coordination_party_means_ck
  CHECK (sent_means IN ('portal', 'link', 'email', 'e_address', 'post', 'in_person'));
UPDATE coordination_party p
   SET sent_means = CASE WHEN p.institution_id IS NULL THEN 'email' ELSE 'portal' END, sent_on = r.sent_day
  FROM coordination_round r WHERE r.municipality_id = p.municipality_id AND r.id = p.round_id;

ALTER TABLE coordination_opinion ADD COLUMN received_means text NOT NULL DEFAULT 'portal';
ALTER TABLE coordination_opinion ADD COLUMN document_no text NOT NULL DEFAULT '';
ALTER TABLE coordination_opinion ADD COLUMN document_day date;
-- Who filled in the form behind a link: nobody there has an account.
ALTER TABLE coordination_opinion ADD COLUMN given_by text;
UPDATE coordination_opinion SET received_means = 'email' WHERE channel = 'file';
ALTER TABLE coordination_opinion ALTER COLUMN recorded_by DROP NOT NULL;
ALTER TABLE coordination_opinion DROP CONSTRAINT coordination_opinion_channel_ck;
ALTER TABLE coordination_opinion DROP CONSTRAINT coordination_opinion_file_ck;
ALTER TABLE coordination_opinion ADD CONSTRAINT coordination_opinion_channel_ck
  CHECK (channel IN ('portal', 'link', 'file'));
ALTER TABLE coordination_opinion ADD CONSTRAINT coordination_opinion_file_ck CHECK (
  (channel = 'file' AND file_id IS NOT NULL) OR (channel = 'portal' AND file_id IS NULL) OR channel = 'link');
ALTER TABLE coordination_opinion ADD CONSTRAINT coordination_opinion_means_ck
  CHECK (received_means IN ('portal', 'link', 'email', 'e_address', 'post', 'in_person'));
ALTER TABLE coordination_opinion ADD CONSTRAINT coordination_opinion_given_ck
  CHECK ((channel = 'link') = (recorded_by IS NULL) AND (channel = 'link') = (given_by IS NOT NULL));

-- Units of the draft that the lawyer named as the answer to an item.
ALTER TABLE coordination_item ADD COLUMN answer_units text[] NOT NULL DEFAULT '{}';

-- The link of a party; its secret is known only to whoever got it.
CREATE TABLE coordination_link (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  party_id        uuid        NOT NULL,
  secret_hash     bytea       NOT NULL,
  expires_on      date        NOT NULL,
  made_by         uuid        NOT NULL,
  made_at         timestamptz NOT NULL,
  revoked_at      timestamptz,
  opened_at       timestamptz,
  CONSTRAINT coordination_link_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT coordination_link_party_fk
    FOREIGN KEY (municipality_id, party_id) REFERENCES coordination_party (municipality_id, id),
  CONSTRAINT coordination_link_made_by_fk FOREIGN KEY (made_by) REFERENCES person (id),
  CONSTRAINT coordination_link_secret_uq UNIQUE (secret_hash)
);
CREATE UNIQUE INDEX coordination_link_one_uq ON coordination_link (municipality_id, party_id)
  WHERE revoked_at IS NULL;

-- Meetings about objections that stand after a round.
CREATE TABLE coordination_meeting (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  coordination_id uuid        NOT NULL,
  number          integer     NOT NULL,
  state           text        NOT NULL,
  called_day      date        NOT NULL,
  day             date        NOT NULL,
  time            text        NOT NULL,
  place           text        NOT NULL,
  note            text        NOT NULL,
  reason          text,
  text            text        NOT NULL DEFAULT '',
  chair           text        NOT NULL DEFAULT '',
  secretary       text        NOT NULL DEFAULT '',
  called_by       uuid        NOT NULL,
  version         integer     NOT NULL DEFAULT 1,
  CONSTRAINT coordination_meeting_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT coordination_meeting_coordination_fk
    FOREIGN KEY (municipality_id, coordination_id) REFERENCES coordination (municipality_id, id),
  CONSTRAINT coordination_meeting_called_by_fk FOREIGN KEY (called_by) REFERENCES person (id),
  CONSTRAINT coordination_meeting_number_uq UNIQUE (municipality_id, coordination_id, number),
  CONSTRAINT coordination_meeting_state_ck CHECK (state IN ('called', 'held', 'cancelled')),
  CONSTRAINT coordination_meeting_held_ck CHECK (state <> 'held' OR (text <> '' AND chair <> '' AND secretary <> ''))
);
CREATE UNIQUE INDEX coordination_meeting_one_uq ON coordination_meeting (municipality_id, coordination_id)
  WHERE state = 'called';

CREATE TABLE coordination_meeting_party (
  municipality_id uuid    NOT NULL,
  meeting_id      uuid    NOT NULL,
  party_key       text    NOT NULL,
  position        integer NOT NULL,
  name            text    NOT NULL,
  email           text,
  present         boolean,
  represented     text    NOT NULL DEFAULT '',
  CONSTRAINT coordination_meeting_party_pk PRIMARY KEY (municipality_id, meeting_id, party_key),
  CONSTRAINT coordination_meeting_party_meeting_fk
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES coordination_meeting (municipality_id, id)
);

CREATE TABLE coordination_meeting_item (
  municipality_id uuid    NOT NULL,
  meeting_id      uuid    NOT NULL,
  item_id         uuid    NOT NULL,
  party_key       text    NOT NULL,
  position        integer NOT NULL,
  result          text,
  by_absence      boolean NOT NULL DEFAULT false,
  note            text    NOT NULL DEFAULT '',
  CONSTRAINT coordination_meeting_item_pk PRIMARY KEY (municipality_id, meeting_id, item_id),
  CONSTRAINT coordination_meeting_item_meeting_fk
    FOREIGN KEY (municipality_id, meeting_id) REFERENCES coordination_meeting (municipality_id, id),
  CONSTRAINT coordination_meeting_item_item_fk
    FOREIGN KEY (municipality_id, item_id) REFERENCES coordination_item (municipality_id, id),
  CONSTRAINT coordination_meeting_item_result_ck CHECK (result IN ('agreed', 'withdrawn', 'maintained'))
);

-- Whose view an institution asks for its own opinion; it stays inside of the institution.
CREATE TABLE coordination_expert (
  municipality_id uuid        NOT NULL,
  id              uuid        NOT NULL,
  party_id        uuid        NOT NULL,
  person_id       uuid        NOT NULL,
  question        text        NOT NULL,
  asked_by        uuid        NOT NULL,
  asked_day       date        NOT NULL,
  text            text        NOT NULL DEFAULT '',
  items           jsonb       NOT NULL DEFAULT '[]',
  answered_day    date,
  CONSTRAINT coordination_expert_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT coordination_expert_party_fk
    FOREIGN KEY (municipality_id, party_id) REFERENCES coordination_party (municipality_id, id),
  CONSTRAINT coordination_expert_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT coordination_expert_asked_by_fk FOREIGN KEY (asked_by) REFERENCES person (id),
  CONSTRAINT coordination_expert_once_uq UNIQUE (municipality_id, party_id, person_id)
);
CREATE INDEX coordination_expert_person_ix ON coordination_expert (person_id);
