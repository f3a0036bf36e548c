-- Records that nobody may change are destroyed all the same when their term is over and the archive agreed (Arhīvu
-- likums 6(2)): an act of destruction says so for its own transaction, and only for what dossiers consist of.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('vietvara.destroys', true) = 'dossier' AND TG_TABLE_NAME IN ('dossier_event',
    'endorsement', 'document_step', 'document_snapshot', 'named_version', 'committee_opinion', 'opinion_moderation',
    'opinion_collation') THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
