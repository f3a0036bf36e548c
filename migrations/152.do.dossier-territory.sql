-- The part of the municipality that a draft is about, for the notice (form 1 of MK639) and for whoever subscribes to the
-- news of one place. Empty: the whole municipality.
ALTER TABLE dossier
  ADD COLUMN territory text NOT NULL DEFAULT '',
  ADD CONSTRAINT dossier_territory_ck CHECK (length(territory) <= 200);
