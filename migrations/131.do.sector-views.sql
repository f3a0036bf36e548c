-- A sector ministry is asked for its view here, by a link, or by letter, and answers in any of these ways (PL 47(3)).

ALTER TABLE sector_view
  ADD COLUMN institution_id uuid,
  ADD COLUMN question       text        NOT NULL DEFAULT '',
  ADD COLUMN email          text,
  ADD COLUMN means          text,
  ADD COLUMN secret_hash    bytea,
  ADD COLUMN link_expires   date,
  ADD COLUMN opened_at      timestamptz,
  ADD COLUMN channel        text,
  ADD COLUMN received_on    date,
  ADD COLUMN answer_number  text,
  ADD COLUMN given_by       text,
  ADD COLUMN file_id        uuid;
ALTER TABLE sector_view
  ADD CONSTRAINT sector_view_institution_fk FOREIGN KEY (institution_id) REFERENCES institution (id),
  ADD CONSTRAINT sector_view_file_fk FOREIGN KEY (municipality_id, file_id) REFERENCES stored_file (municipality_id, id),
  ADD CONSTRAINT sector_view_secret_uq UNIQUE (secret_hash),
  ADD CONSTRAINT sector_view_link_ck CHECK ((secret_hash IS NULL) = (link_expires IS NULL)),
  ADD CONSTRAINT sector_view_means_ck CHECK (means IN ('portal', 'email', 'eaddress', 'post')),
  ADD CONSTRAINT sector_view_channel_ck CHECK (channel IN ('portal', 'link', 'typed'));
CREATE INDEX sector_view_institution_ix ON sector_view (municipality_id, institution_id);
