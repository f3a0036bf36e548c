-- What a letter is about, and whether the mail server refused its address for good: a subscription whose letters come
-- back again and again is ended.
ALTER TABLE mail_message
  ADD COLUMN origin text,
  ADD COLUMN refused boolean NOT NULL DEFAULT false;
CREATE INDEX mail_message_origin_ix ON mail_message (municipality_id, origin) WHERE origin IS NOT NULL;
