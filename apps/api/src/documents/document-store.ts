import { Step } from 'prosemirror-transform';
import type { Node } from 'prosemirror-model';
import type { EntityManager } from 'typeorm';
import { schemaOf } from '#libs/bylaw-document';
import { documentShape, type DocumentJson, type StoredDocumentKind } from '#libs/contracts';
import { Refused } from '../platform/http/refused.js';

/** A snapshot at least every so many steps: reading costs one snapshot and at most this many steps. */
export const SNAPSHOT_EVERY = 100;

/** Which document, in which municipality. */
export interface DocumentKey {
  municipalityId: string;
  documentId: string;
}

/** The head of a document's log. */
export interface DocumentHead extends DocumentKey {
  /** `null` for the text of an act that was made without a dossier. */
  dossierId: string | null;
  kind: StoredDocumentKind;
  version: number;
}

/** A document at one version; `snapshotVersion` is where reading it began. */
export interface LoadedDocument extends DocumentHead {
  doc: Node;
  snapshotVersion: number;
}

/**
 * The head row. With `lock`, nobody else can append or freeze until the transaction ends.
 *
 * @throws Refused when the municipality has no such document.
 */
export async function loadHead(
  manager: EntityManager,
  key: DocumentKey,
  lock = false,
): Promise<DocumentHead> {
  const [row] = await manager.query<
    { dossier_id: string | null; kind: StoredDocumentKind; head_version: number }[]
  >(
    `SELECT dossier_id, kind, head_version FROM document
      WHERE municipality_id = $1 AND id = $2 ${lock ? 'FOR NO KEY UPDATE' : ''}`,
    [key.municipalityId, key.documentId],
  );
  if (!row) throw Refused.notFound('document');
  return { ...key, dossierId: row.dossier_id, kind: row.kind, version: row.head_version };
}

/** The document at `version` (the head when left out): the nearest snapshot before it, and the steps after that. */
export async function loadDocument(
  manager: EntityManager,
  head: DocumentHead,
  version = head.version,
): Promise<LoadedDocument> {
  if (version < 0 || version > head.version) throw Refused.notFound('version');
  const [snapshot] = await manager.query<{ version: number; content: DocumentJson }[]>(
    `SELECT version, content FROM document_snapshot
      WHERE municipality_id = $1 AND document_id = $2 AND version <= $3 ORDER BY version DESC LIMIT 1`,
    [head.municipalityId, head.documentId, version],
  );
  if (!snapshot) throw new Error(`Document ${head.documentId} has no snapshot.`);
  const tail = await manager.query<{ step: DocumentJson }[]>(
    `SELECT step FROM document_step
      WHERE municipality_id = $1 AND document_id = $2 AND version > $3 AND version <= $4 ORDER BY version`,
    [head.municipalityId, head.documentId, snapshot.version, version],
  );
  const schema = schemaOf(documentShape(head.kind));
  const doc = tail.reduce((before, { step }) => {
    const result = Step.fromJSON(schema, step).apply(before);
    if (!result.doc)
      throw new Error(`Document ${head.documentId}: a stored step does not apply: ${result.failed}`);
    return result.doc;
  }, schema.nodeFromJSON(snapshot.content));
  return { ...head, version, doc, snapshotVersion: snapshot.version };
}

/** Keeps the whole text at `version`; keeping it twice is no error. */
export async function keepSnapshot(
  manager: EntityManager,
  key: DocumentKey,
  version: number,
  content: DocumentJson,
): Promise<void> {
  await manager.query(
    `INSERT INTO document_snapshot (municipality_id, document_id, version, content) VALUES ($1, $2, $3, $4)
     ON CONFLICT ON CONSTRAINT document_snapshot_pk DO NOTHING`,
    [key.municipalityId, key.documentId, version, JSON.stringify(content)],
  );
}
