-- What an act is searched by: number, title and text in small letters without diacritics.

ALTER TABLE act_text ADD COLUMN folded text NOT NULL DEFAULT '';
