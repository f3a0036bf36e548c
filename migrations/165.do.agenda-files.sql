-- A file among the materials of an item is never removed under it.
ALTER TABLE agenda_item_file
  ADD CONSTRAINT agenda_item_file_file_fk
    FOREIGN KEY (municipality_id, file_id) REFERENCES stored_file (municipality_id, id);
