import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AmendmentCheck, DocumentJson } from '#libs/contracts';
import { Clock } from '../platform/clock/clock.js';
import { TextWork } from '../platform/workers/text-work.js';
import type { AmendmentRow } from './amendments.js';

/** A text with its digest. */
export interface CheckedText {
  digest: string;
  content: DocumentJson;
}

interface Row {
  closed: boolean;
  instructions: number;
  differences: AmendmentCheck['differences'];
  findings: AmendmentCheck['findings'];
  day: string;
  at: Date;
}

/**
 * Whether amending by-laws lead where they should. A check is a function of three texts: whoever asks first has it made,
 * and it is kept by their digests.
 */
@Injectable()
export class AmendmentChecks {
  constructor(
    private readonly clock: Clock,
    private readonly work: TextWork,
  ) {}

  /** The check of these texts, made now unless it was made before. */
  async of(
    manager: EntityManager,
    amendment: AmendmentRow,
    texts: { base: DocumentJson; bylaw: CheckedText; edited: CheckedText | null },
  ): Promise<AmendmentCheck> {
    const { bylaw, edited } = texts;
    const known = await this.known(manager, amendment, bylaw.digest, edited?.digest ?? '');
    if (known) return known;
    const result = await this.work.prove({
      base: texts.base,
      edited: edited?.content ?? null,
      amending: bylaw.content,
    });
    await manager.query(
      `INSERT INTO amendment_check (municipality_id, dossier_id, base_digest, bylaw_digest, edited_digest, closed,
         instructions, differences, findings, legal_day, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT ON CONSTRAINT amendment_check_pk DO NOTHING`,
      [
        amendment.municipalityId,
        amendment.dossierId,
        amendment.baseDigest,
        bylaw.digest,
        edited?.digest ?? '',
        result.closed,
        result.instructions,
        JSON.stringify(result.differences),
        JSON.stringify(result.findings),
        this.clock.legalToday(),
        this.clock.legalNow(),
      ],
    );
    const made = await this.known(manager, amendment, bylaw.digest, edited?.digest ?? '');
    if (!made) throw new Error('The check was not kept.');
    return made;
  }

  /** The check of texts with these digests, if one was made. */
  async known(
    manager: EntityManager,
    amendment: AmendmentRow,
    bylawDigest: string,
    editedDigest: string,
  ): Promise<AmendmentCheck | null> {
    const [row] = await manager.query<Row[]>(
      `SELECT closed, instructions, differences, findings, legal_day::text AS day, at FROM amendment_check
        WHERE municipality_id = $1 AND dossier_id = $2 AND base_digest = $3 AND bylaw_digest = $4
          AND edited_digest = $5`,
      [amendment.municipalityId, amendment.dossierId, amendment.baseDigest, bylawDigest, editedDigest],
    );
    if (!row) return null;
    return { ...row, kind: editedDigest === '' ? 'application' : 'proof', at: row.at.toISOString() };
  }
}
