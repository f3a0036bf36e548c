import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { SignatureView, StrikeReason, UnsealedSigner, UnsealPurpose } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Pages } from '../../platform/web/pages.js';
import { SubmissionStore } from '../submission-store.js';
import { SignerSeal } from './signer-seal.js';

/** More lines than any submission has. */
const MOST = 20_000;

/** Looking at signatures: as numbers for everybody of the desk, with names and codes for a stated purpose only. */
@Injectable()
export class CheckLines {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly store: SubmissionStore,
    private readonly seal: SignerSeal,
    private readonly pages: Pages,
  ) {}

  /** Sheet by sheet, those of the page last. */
  async list(place: PlaceRef, code: string): Promise<SignatureView[]> {
    const row = await this.store.load(this.dataSource.manager, place.id, code);
    return this.dataSource.query(
      `SELECT id, sheet, line, basis, struck, confirmed, signed_on::text AS "signedOn" FROM collective_signature
        WHERE municipality_id = $1 AND submission_id = $2
        ORDER BY sheet NULLS LAST, line, recorded_at, id LIMIT ${MOST}`,
      [place.id, row.id],
    );
  }

  /** Strikes a signature or lets it count again. @throws Refused 404, 409 when nobody stands behind the line. */
  async strike(
    actor: Actor,
    place: PlaceRef,
    code: string,
    id: string,
    struck: StrikeReason | null,
  ): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const row = await this.store.load(tx.manager, place.id, code, 'UPDATE');
      if (row.state !== 'collecting' && row.state !== 'submitted')
        throw new Refused([{ code: 'collective.wrong_state' }], 409);
      const [line] = await tx.manager.query<{ known: boolean }[]>(
        `SELECT person_hash IS NOT NULL AS known FROM collective_signature
          WHERE municipality_id = $1 AND submission_id = $2 AND id = $3`,
        [place.id, row.id, id],
      );
      if (!line) throw Refused.notFound('signature');
      if (struck === null && !line.known) throw new Refused([{ code: 'collective.nobodys_line' }], 409);
      await tx.manager.query(
        `UPDATE collective_signature SET struck = $4 WHERE municipality_id = $1 AND submission_id = $2 AND id = $3`,
        [place.id, row.id, id, struck],
      );
      tx.audit({
        municipalityId: place.id,
        action: struck ? 'collective.strike' : 'collective.restore',
        subjectType: 'collective_signature',
        subjectId: id,
        permission: 'collective.record',
        details: { struck },
      });
    });
    this.pages.forget();
  }

  /** Opens the seals of all signatures that count; who did it and what for is recorded. @throws Refused 409 once erased. */
  unseal(actor: Actor, place: PlaceRef, code: string, purpose: UnsealPurpose): Promise<UnsealedSigner[]> {
    return this.unitOfWork.run(actor, async (tx) => {
      const row = await this.store.load(tx.manager, place.id, code);
      const key = await this.seal.existingKey(tx.manager, { municipalityId: place.id, submissionId: row.id });
      if (!key && row.erasedOn !== null) throw new Refused([{ code: 'collective.erased' }], 409);
      const rows = await tx.manager.query<
        { id: string; sheet: number | null; line: number | null; sealed: Buffer }[]
      >(
        `SELECT id, sheet, line, sealed FROM collective_signature
          WHERE municipality_id = $1 AND submission_id = $2 AND sealed IS NOT NULL
            AND ($3 OR struck IS NULL)
          ORDER BY sheet NULLS LAST, line, recorded_at, id LIMIT ${MOST}`,
        [place.id, row.id, purpose === 'paper_check'],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'collective.unseal',
        subjectType: 'collective_submission',
        subjectId: row.id,
        permission: 'collective.record',
        details: { purpose, signers: rows.length },
      });
      if (!key) return [];
      return rows.map(({ id, sheet, line, sealed }) => ({
        id,
        sheet,
        line,
        ...this.seal.open(key, id, sealed),
      }));
    });
  }
}
