-- Sittings that were changed, called off or held again, and items that come before the council once more.
ALTER TABLE sitting
  ADD COLUMN called_off text,
  ADD COLUMN called_off_reason text,
  ADD COLUMN changed_on date,
  ADD COLUMN requested_by text,
  ADD COLUMN requested_on date,
  ADD COLUMN minister_informed_on date,
  ADD CONSTRAINT sitting_called_off_ck CHECK (called_off IN ('no_quorum', 'cancelled')),
  ADD CONSTRAINT sitting_called_off_reason_ck CHECK ((called_off IS NULL) = (called_off_reason IS NULL)),
  ADD CONSTRAINT sitting_requested_ck CHECK (requested_by IN ('councillors', 'minister', 'cabinet')),
  ADD CONSTRAINT sitting_requested_on_ck CHECK ((requested_by IS NULL) = (requested_on IS NULL));

ALTER TABLE agenda_item
  ADD COLUMN again_of_id uuid,
  ADD COLUMN left_undealt boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT agenda_item_again_of_fk FOREIGN KEY (municipality_id, again_of_id)
    REFERENCES agenda_item (municipality_id, id);

CREATE INDEX agenda_item_again_of_ix ON agenda_item (municipality_id, again_of_id);

-- What a vote on the agenda was about, also where it was not carried.
ALTER TABLE sitting_vote ADD COLUMN subject text;
