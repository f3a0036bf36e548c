-- Comments of Word files that dossiers were made from before become threads beside their texts, as those of new ones do.
INSERT INTO outbox_message (topic, payload)
SELECT 'comments.adopt', jsonb_build_object('municipalityId', municipality_id, 'dossierId', dossier_id)
  FROM import_draft
 WHERE dossier_id IS NOT NULL AND jsonb_array_length(threads) > 0;
