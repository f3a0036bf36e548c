import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Node } from 'prosemirror-model';
import {
  documentDigest,
  findById,
  idOf,
  isUnit,
  numberWorkingText,
  parseDocumentOfKind,
  unitPhrase,
} from '#libs/bylaw-document';
import { documentShape, type DocumentJson, type VersionPurpose, type Violation } from '#libs/contracts';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { figureDigests } from './figures.js';
import { keepSnapshot, loadDocument, loadHead } from './document-store.js';

/** A text that cannot change any more. */
export interface FrozenVersion {
  id: string;
  documentId: string;
  version: number;
  digest: string;
  content: DocumentJson;
}

/** What the drafters keep for themselves; every other frozen version is read outside of the workspace. */
const OWN: readonly VersionPurpose[] = ['start', 'manual'];
/** Marks that say what somebody of the staff suggests or remarks, with their name. */
const WORKING_MARKS = new Set(['insertion', 'deletion', 'comment']);

/** Freezes a document's text, mostly the current one, under a name: endorsements, opinions, votes and promulgation bind to its digest. */
@Injectable()
export class FreezeVersion {
  constructor(private readonly clock: Clock) {}

  /**
   * Where the dossier is locked as well, lock the dossier first: that is the order everywhere.
   *
   * @throws Refused 409 `document.unsettled` where a text that others will read still holds suggestions or comments.
   */
  async within(
    tx: Transaction,
    input: {
      municipalityId: string;
      documentId: string;
      name: string;
      purpose: VersionPurpose;
      /** An earlier version; the text now when left out. */
      version?: number;
    },
  ): Promise<FrozenVersion> {
    const head = await loadHead(tx.manager, input, true);
    const { doc, version } = await loadDocument(tx.manager, head, input.version);
    const content = doc.toJSON() as DocumentJson;
    ensureAllowed(parseDocumentOfKind(content, documentShape(head.kind)), 409);
    const unsettled = OWN.includes(input.purpose) ? [] : unsettledIn(doc);
    if (unsettled.length > 0) throw new Refused(unsettled, 409);
    await keepSnapshot(tx.manager, head, version, content);
    const id = randomUUID();
    const digest = documentDigest(doc);
    await tx.manager.query(
      `INSERT INTO named_version
         (municipality_id, id, document_id, version, name, purpose, digest, content, created_by, legal_day, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        input.municipalityId,
        id,
        input.documentId,
        version,
        input.name,
        input.purpose,
        digest,
        JSON.stringify(content),
        tx.actor.kind === 'person' ? tx.actor.personId : null,
        this.clock.legalToday(),
        this.clock.legalNow(),
      ],
    );
    await tx.manager.query(
      `INSERT INTO named_version_image (municipality_id, digest, version_id)
       SELECT $1, unnest($2::text[]), $3`,
      [input.municipalityId, figureDigests(content), id],
    );
    tx.audit({
      municipalityId: input.municipalityId,
      action: 'document.freeze',
      subjectType: 'document',
      subjectId: input.documentId,
      details: { versionId: id, version, purpose: input.purpose, digest },
    });
    return { id, documentId: input.documentId, version, digest, content };
  }
}

/** One violation for each unit, or line outside of units, in which somebody's suggestion or comment stands. */
function unsettledIn(doc: Node): Violation[] {
  const places = new Set<string>();
  doc.descendants((node, position) => {
    if (!node.marks.some((mark) => WORKING_MARKS.has(mark.type.name))) return;
    const $position = doc.resolve(position);
    const around = Array.from({ length: $position.depth }, (_, up) => $position.node($position.depth - up));
    const holders = [node, ...around];
    const place = holders.find(isUnit) ?? holders.find((one) => idOf(one) !== null);
    places.add((place && idOf(place)) ?? '');
  });
  if (places.size === 0) return [];
  const { current, struck } = numberWorkingText(doc);
  return [...places].map((where) => {
    const unit = struck.get(where) ?? current.get(where);
    const place = unit
      ? unitPhrase(unit, 'nom')
      : (findById(doc, where)?.node.textContent.slice(0, 60) ?? '');
    return { code: 'document.unsettled', where, params: { place } };
  });
}
