import { Injectable } from '@nestjs/common';
import { parseDocumentOfKind, plainText } from '#libs/bylaw-document';
import type { LegalDay } from '#libs/contracts';
import { fold } from '#libs/latvian-text';
import { DocumentTexts } from '../documents/index.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { ensureAllowed } from '../platform/http/refused.js';

/** A text that an act has from a day on. */
export interface NewActText {
  municipalityId: string;
  actId: string;
  from: LegalDay;
  /** The frozen text. */
  versionId: string;
  memorandumVersionId: string | null;
  /** The act whose amendments made it; `null` for the text as adopted. */
  amendingActId: string | null;
}

/** Adds a text to an act. Rows are never changed: a text for a day that has one becomes its next revision. */
@Injectable()
export class AddActText {
  constructor(private readonly texts: DocumentTexts) {}

  /** Two at a time for one act wait for each other. */
  async within(tx: Transaction, text: NewActText): Promise<void> {
    const [act] = await tx.manager.query<{ number: string; title: string }[]>(
      `SELECT number, title FROM act WHERE municipality_id = $1 AND id = $2 FOR NO KEY UPDATE`,
      [text.municipalityId, text.actId],
    );
    if (!act) throw new Error('The text belongs to no act.');
    const { content, digest } = await this.texts.named(tx.manager, text.municipalityId, text.versionId);
    const parsed = parseDocumentOfKind(content, 'bylaw');
    ensureAllowed(parsed);
    await tx.manager.query(
      `INSERT INTO act_text (municipality_id, act_id, from_day, revision, bylaw_version_id, memorandum_version_id,
         amending_act_id, digest, folded)
       SELECT $1, $2, $3, coalesce(max(revision), 0) + 1, $4, $5, $6, $7, $8
         FROM act_text WHERE municipality_id = $1 AND act_id = $2 AND from_day = $3`,
      [
        text.municipalityId,
        text.actId,
        text.from,
        text.versionId,
        text.memorandumVersionId,
        text.amendingActId,
        digest,
        fold(`${act.number} ${act.title}\n${plainText(parsed.doc)}`),
      ],
    );
  }
}
