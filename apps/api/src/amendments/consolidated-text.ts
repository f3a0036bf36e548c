import { Injectable } from '@nestjs/common';
import type { DocumentJson } from '#libs/contracts';
import { CreateDocument, FreezeVersion, ReplaceText } from '../documents/index.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { AddActText } from '../promulgation/index.js';
import type { ConsolidationRow } from './consolidations.js';

/** Who writes the steps in the log of the consolidated text. */
const WRITER = 'consolidation';

/** Keeps the consolidated texts that one amending dossier brings, in one document of its own. */
@Injectable()
export class ConsolidatedTexts {
  constructor(
    private readonly createDocument: CreateDocument,
    private readonly replaceText: ReplaceText,
    private readonly freeze: FreezeVersion,
    private readonly addText: AddActText,
  ) {}

  /** Puts the text from a day before whoever consolidates it; the row is in work afterwards. */
  async open(tx: Transaction, row: ConsolidationRow, content: DocumentJson): Promise<string> {
    const { municipalityId, dossierId } = row;
    const [known] = await tx.manager.query<{ id: string }[]>(
      `SELECT id FROM document WHERE municipality_id = $1 AND dossier_id = $2 AND kind = 'consolidated_text'`,
      [municipalityId, dossierId],
    );
    const id =
      known?.id ??
      (
        await this.createDocument.within(tx, {
          municipalityId,
          dossierId,
          kind: 'consolidated_text',
          content,
        })
      ).id;
    await tx.manager.query(
      `UPDATE consolidation SET state = 'by_hand', document_id = $4, version = version + 1
        WHERE municipality_id = $1 AND dossier_id = $2 AND from_day = $3`,
      [municipalityId, dossierId, row.fromDay, id],
    );
    if (known) await this.replaceText.within(tx, { municipalityId, documentId: id }, content, WRITER);
    return id;
  }

  /** Freezes the text in work and gives it to the act. @returns its digest. */
  async finish(tx: Transaction, row: ConsolidationRow & { documentId: string }): Promise<string> {
    const { municipalityId } = row;
    const frozen = await this.freeze.within(tx, {
      municipalityId,
      documentId: row.documentId,
      name: `Redakcija no ${row.fromDay.split('-').reverse().join('.')}.`,
      purpose: 'consolidation',
    });
    await this.addText.within(tx, {
      municipalityId,
      actId: row.actId,
      from: row.fromDay,
      versionId: frozen.id,
      memorandumVersionId: null,
      amendingActId: row.amendingActId,
    });
    await tx.manager.query(
      `UPDATE consolidation SET state = 'done', attempt = NULL, version = version + 1
        WHERE municipality_id = $1 AND dossier_id = $2 AND from_day = $3`,
      [municipalityId, row.dossierId, row.fromDay],
    );
    return frozen.digest;
  }
}
