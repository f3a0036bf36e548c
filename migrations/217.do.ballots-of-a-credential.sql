-- Earlier ballots of a credential are looked up for every ballot that comes. Until the tables are analysed, nothing tells the
-- planner that all rows are of one vote, and an index that begins with the vote reads all of them.
ALTER TABLE sealed_ballot DROP CONSTRAINT sealed_ballot_sequence_uq,
  ADD CONSTRAINT sealed_ballot_sequence_uq UNIQUE (credential_hash, sequence, municipality_id, cycle_id);
ALTER TABLE vote_leaf DROP CONSTRAINT vote_leaf_sequence_uq,
  ADD CONSTRAINT vote_leaf_sequence_uq UNIQUE (credential_hash, sequence, municipality_id, cycle_id);
