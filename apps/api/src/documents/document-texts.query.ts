import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Node } from 'prosemirror-model';
import { documentDigest } from '#libs/bylaw-document';
import type {
  DocumentJson,
  DossierDocumentKind,
  NamedVersionText,
  NamedVersionView,
  StoredDocumentKind,
} from '#libs/contracts';
import { Refused } from '../platform/http/refused.js';
import { loadDocument, loadHead, type DocumentKey } from './document-store.js';

/** A document as it is now. */
export interface CurrentText {
  id: string;
  /** `null` for the text of an act that was made without a dossier. */
  dossierId: string | null;
  kind: StoredDocumentKind;
  version: number;
  digest: string;
  doc: Node;
  content: DocumentJson;
}

interface NamedRow {
  id: string;
  document_id: string;
  version: number;
  name: string;
  purpose: NamedVersionView['purpose'];
  digest: string;
  author: string | null;
  day: string;
  at: Date;
}

const NAMED_COLUMNS = `v.id, v.document_id, v.version, v.name, v.purpose, v.digest, p.name AS author,
  v.legal_day::text AS day, v.at`;

const toView = (row: NamedRow): NamedVersionView => ({
  id: row.id,
  documentId: row.document_id,
  version: row.version,
  name: row.name,
  purpose: row.purpose,
  digest: row.digest,
  author: row.author,
  day: row.day,
  at: row.at.toISOString(),
});

/** Texts of documents: now, and frozen. Every method works inside the caller's transaction or with `dataSource.manager`. */
@Injectable()
export class DocumentTexts {
  /** The current text; with `lock` it stays current until the transaction ends. */
  async current(manager: EntityManager, key: DocumentKey, lock = false): Promise<CurrentText> {
    const loaded = await loadDocument(manager, await loadHead(manager, key, lock));
    return {
      id: loaded.documentId,
      dossierId: loaded.dossierId,
      kind: loaded.kind,
      version: loaded.version,
      digest: documentDigest(loaded.doc),
      doc: loaded.doc,
      content: loaded.doc.toJSON() as DocumentJson,
    };
  }

  /** The dossier's two documents of the procedure, by-law first, without their texts. */
  async ofDossier(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<{ id: string; kind: DossierDocumentKind; headVersion: number }[]> {
    return manager.query(
      `SELECT id, kind, head_version AS "headVersion" FROM document
        WHERE municipality_id = $1 AND dossier_id = $2 AND kind IN ('bylaw', 'memorandum') ORDER BY kind`,
      [municipalityId, dossierId],
    );
  }

  /** A frozen version with its text. @throws Refused when the municipality has none with this id. */
  async named(manager: EntityManager, municipalityId: string, versionId: string): Promise<NamedVersionText> {
    const [row] = await manager.query<(NamedRow & { kind: StoredDocumentKind; content: DocumentJson })[]>(
      `SELECT ${NAMED_COLUMNS}, d.kind, v.content
         FROM named_version v
         JOIN document d ON d.municipality_id = v.municipality_id AND d.id = v.document_id
         LEFT JOIN person p ON p.id = v.created_by
        WHERE v.municipality_id = $1 AND v.id = $2`,
      [municipalityId, versionId],
    );
    if (!row) throw Refused.notFound('version');
    return { ...toView(row), kind: row.kind, content: row.content };
  }

  /** The frozen versions of a dossier's documents of the procedure (or of one document), newest first. */
  async namedOf(
    manager: EntityManager,
    municipalityId: string,
    of: { dossierId: string } | { documentId: string },
  ): Promise<(NamedVersionView & { kind: DossierDocumentKind })[]> {
    const byDossier = 'dossierId' in of;
    const rows = await manager.query<(NamedRow & { kind: DossierDocumentKind })[]>(
      `SELECT ${NAMED_COLUMNS}, d.kind
         FROM named_version v
         JOIN document d ON d.municipality_id = v.municipality_id AND d.id = v.document_id
         LEFT JOIN person p ON p.id = v.created_by
        WHERE v.municipality_id = $1 AND ${byDossier ? `d.kind IN ('bylaw', 'memorandum') AND d.dossier_id` : 'd.id'} = $2
        ORDER BY v.version DESC, v.at DESC, v.id`,
      [municipalityId, byDossier ? of.dossierId : of.documentId],
    );
    return rows.map((row) => ({ ...toView(row), kind: row.kind }));
  }
}
