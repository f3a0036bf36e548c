-- Silence is taken for agreement by a person who has looked for an answer, never by the clock alone.
ALTER TABLE coordination_round
  ADD COLUMN silence_checked_by uuid,
  ADD COLUMN silence_checked_day date,
  ADD CONSTRAINT coordination_round_silence_checked_by_fk FOREIGN KEY (silence_checked_by) REFERENCES person (id),
  ADD CONSTRAINT coordination_round_silence_ck
    CHECK ((silence_checked_by IS NULL) = (silence_checked_day IS NULL));
