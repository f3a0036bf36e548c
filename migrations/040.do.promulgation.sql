-- Promulgation: what is sent to the official gazette and what came of it; acts and their texts at points in time.

CREATE TABLE promulgation (
  municipality_id         uuid        NOT NULL,
  dossier_id              uuid        NOT NULL,
  bylaw_version_id        uuid        NOT NULL,
  memorandum_version_id   uuid,
  prepared_by             uuid        NOT NULL,
  prepared_at             timestamptz NOT NULL,
  personal_data_checked   boolean     NOT NULL DEFAULT false,
  own_entry_day           date,
  own_entry_point         text,
  sent_on                 date,
  sent_means              text,
  ministry_informed_on    date,
  official_number         text,
  official_day            date,
  version                 integer     NOT NULL DEFAULT 1,
  CONSTRAINT promulgation_pk PRIMARY KEY (municipality_id, dossier_id),
  CONSTRAINT promulgation_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT promulgation_bylaw_version_fk FOREIGN KEY (municipality_id, bylaw_version_id)
    REFERENCES named_version (municipality_id, id),
  CONSTRAINT promulgation_memorandum_version_fk FOREIGN KEY (municipality_id, memorandum_version_id)
    REFERENCES named_version (municipality_id, id),
  CONSTRAINT promulgation_prepared_by_fk FOREIGN KEY (prepared_by) REFERENCES person (id),
  CONSTRAINT promulgation_sent_means_ck CHECK (sent_means IN ('gazette_system', 'eaddress', 'email')),
  CONSTRAINT promulgation_sent_ck CHECK ((sent_on IS NULL) = (sent_means IS NULL)),
  CONSTRAINT promulgation_official_ck CHECK ((official_number IS NULL) = (official_day IS NULL)),
  CONSTRAINT promulgation_official_number_ck CHECK (official_number ~ '^\d{4}/\d{1,3}[A-Z]?\.\d{1,4}$')
);

-- An act of the municipality, once it has a number and a publication.
CREATE TABLE act (
  municipality_id uuid NOT NULL,
  id              uuid NOT NULL,
  dossier_id      uuid,
  year            integer NOT NULL,
  number          text NOT NULL,
  number_slug     text NOT NULL,
  title           text NOT NULL,
  topic           text NOT NULL,
  adopted_day     date NOT NULL,
  official_number text NOT NULL,
  official_day    date NOT NULL,
  CONSTRAINT act_pk PRIMARY KEY (municipality_id, id),
  CONSTRAINT act_dossier_fk FOREIGN KEY (municipality_id, dossier_id) REFERENCES dossier (municipality_id, id),
  CONSTRAINT act_dossier_uq UNIQUE (municipality_id, dossier_id),
  CONSTRAINT act_number_uq UNIQUE (municipality_id, year, number_slug),
  CONSTRAINT act_number_slug_ck CHECK (number_slug ~ '^[A-Za-z0-9-]+$')
);
CREATE INDEX act_topic_ix ON act (municipality_id, topic, year);

-- The text of an act from a day on; the newest row with from_day <= the day asked for is the text on that day.
CREATE TABLE act_text (
  municipality_id       uuid NOT NULL,
  act_id                uuid NOT NULL,
  from_day              date NOT NULL,
  bylaw_version_id      uuid NOT NULL,
  memorandum_version_id uuid,
  digest                text NOT NULL,
  CONSTRAINT act_text_pk PRIMARY KEY (municipality_id, act_id, from_day),
  CONSTRAINT act_text_act_fk FOREIGN KEY (municipality_id, act_id) REFERENCES act (municipality_id, id),
  CONSTRAINT act_text_bylaw_version_fk FOREIGN KEY (municipality_id, bylaw_version_id)
    REFERENCES named_version (municipality_id, id),
  CONSTRAINT act_text_memorandum_version_fk FOREIGN KEY (municipality_id, memorandum_version_id)
    REFERENCES named_version (municipality_id, id),
  CONSTRAINT act_text_digest_ck CHECK (digest ~ '^[0-9a-f]{64}$')
);

CREATE TRIGGER act_text_append_only BEFORE UPDATE OR DELETE ON act_text
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
