import { randomBytes, randomUUID, createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { idSource, labelText } from '#libs/bylaw-document';
import {
  importBylaw,
  importedWords,
  sourceWords,
  type ImportResult,
  type ImportSource,
} from '#libs/bylaw-exchange';
import type { ImportFinding, ImportPreview, ImportRecognised } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { decodeText } from './decode-text.js';
import { Imports } from './imports.query.js';

/** Largest file that is read, in bytes. */
export const MAX_IMPORT_BYTES = 3_000_000;

/** Days that a file which was read waits for a dossier to be made from it. */
const KEPT_DAYS = 30;

/** A file as it came. */
export interface ImportFile {
  name: string;
  mediaType?: string;
  bytes: Buffer;
}

/** Reads a file into a draft that the lawyer reviews before a dossier is made from it. */
@Injectable()
export class ReadImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly imports: Imports,
  ) {}

  /** @throws Refused when the file is empty, too large or no text. */
  async run(actor: Actor, place: PlaceRef, file: ImportFile): Promise<ImportPreview> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    if (file.bytes.length > MAX_IMPORT_BYTES) {
      throw new Refused([{ code: 'fileTooLarge', params: { limit: MAX_IMPORT_BYTES } }], 413);
    }
    if (!/\.(md|markdown|txt|html?|xhtml)$/i.test(file.name)) {
      throw new Refused([{ code: 'import.unknownFormat', where: 'file' }], 415);
    }
    const decoded = decodeText(file.bytes);
    if (!decoded) throw new Refused([{ code: 'import.binary', where: 'file' }], 415);
    const source: ImportSource = {
      name: file.name,
      text: decoded.text,
      ...(file.mediaType ? { mediaType: file.mediaType } : {}),
    };
    const result = importBylaw(source, { newId: idSource(strongRandom) });
    ensureAllowed(result, 422);
    return this.unitOfWork.run(actor, async (tx) => {
      const id = randomUUID();
      const now = this.clock.legalNow();
      await tx.manager.query(`DELETE FROM import_draft WHERE municipality_id = $1 AND expires_at < $2`, [
        place.id,
        now,
      ]);
      await tx.manager.query(
        `INSERT INTO import_draft (municipality_id, id, file_name, format, encoding, source, source_digest, bylaw,
           memorandum, recognised, findings, set_aside, created_by, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
        [
          place.id,
          id,
          file.name,
          result.meta.format,
          decoded.encoding,
          file.bytes,
          createHash('sha256').update(file.bytes).digest('hex'),
          JSON.stringify(result.document),
          result.memorandum ? JSON.stringify(result.memorandum) : null,
          JSON.stringify(recognisedOf(result, source)),
          JSON.stringify(findingsOf(result)),
          JSON.stringify(result.setAside),
          actor.personId,
          now,
          new Date(now.getTime() + KEPT_DAYS * 86_400_000),
        ],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'import.read',
        subjectType: 'import',
        subjectId: id,
        permission: 'dossier.start',
        details: { format: result.meta.format, encoding: decoded.encoding, bytes: file.bytes.length },
      });
      return this.imports.preview(tx.manager, place.id, id);
    });
  }
}

function recognisedOf(result: ImportResult, source: ImportSource): ImportRecognised {
  const { title, outline, ...counts } = result.recognised;
  return {
    title,
    counts: { ...counts, ...keptWords(source, result) },
    outline: outline.map(({ id, kind, label, heading, depth }) => ({
      id,
      kind,
      number: label ? labelText(label) : '',
      heading,
      depth,
    })),
  };
}

/** Words and numbers of the source, and how many of them stand in the documents or were set aside; neither order nor signs count. */
function keptWords(source: ImportSource, result: ImportResult): Record<'sourceWords' | 'keptWords', number> {
  const isWord = (word: string): boolean => /[\p{L}\p{N}]/u.test(word);
  const left = new Map<string, number>();
  for (const word of importedWords(result)) left.set(word, (left.get(word) ?? 0) + 1);
  let kept = 0;
  const words = sourceWords(source).filter(isWord);
  for (const word of words) {
    const count = left.get(word) ?? 0;
    if (count > 0) kept += 1;
    left.set(word, count - 1);
  }
  return { sourceWords: words.length, keptWords: kept };
}

function findingsOf({ findings }: ImportResult): ImportFinding[] {
  return findings.map(({ code, severity, params, place }) => ({
    code,
    severity,
    params,
    node: place.node,
    line: place.line,
  }));
}

/** From 0 (included) to 1 (excluded). */
export function strongRandom(): number {
  return randomBytes(4).readUInt32BE() / 4_294_967_296;
}
