-- Endorsements name frozen texts.
ALTER TABLE endorsement
  ADD CONSTRAINT endorsement_bylaw_version_fk
    FOREIGN KEY (municipality_id, bylaw_version_id) REFERENCES named_version (municipality_id, id),
  ADD CONSTRAINT endorsement_memorandum_version_fk
    FOREIGN KEY (municipality_id, memorandum_version_id) REFERENCES named_version (municipality_id, id);
