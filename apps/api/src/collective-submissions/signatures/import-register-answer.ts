import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { RegisterAnswerResult, RegisterVerdict } from '#libs/contracts';
import { readRegisterAnswer, strikeBy, type RegisterLine } from '#libs/collective-submission-rules';
import { PersonCodes } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { hashPersonalCode, parsePersonalCode } from '../../platform/identity/personal-code.js';
import { Pages } from '../../platform/web/pages.js';
import { SubmissionStore, type SubmissionRow } from '../submission-store.js';
import { SignerSeal } from './signer-seal.js';

/** Takes the answer of the register of natural persons over (PL 57(1)): who is confirmed, and who is struck for what. */
@Injectable()
export class ImportRegisterAnswer {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly codes: PersonCodes,
    private readonly store: SubmissionStore,
    private readonly seal: SignerSeal,
    private readonly pages: Pages,
  ) {}

  /**
   * All rows that were understood, or with `apply` false none: then it only tells what would be done.
   *
   * @throws Refused 409 once the examination is over, 422 for a file without a single row that can be read.
   */
  async run(
    actor: Actor,
    place: PlaceRef,
    code: string,
    { text, apply }: { text: string; apply: boolean },
  ): Promise<RegisterAnswerResult> {
    const { lines, unread } = readRegisterAnswer(text);
    if (lines.length === 0)
      throw new Refused([{ code: 'collective.register_answer_unread', where: 'file' }], 422);
    const result = await this.unitOfWork.run(actor, async (tx) => {
      const row = await this.store.load(tx.manager, place.id, code, 'UPDATE');
      if (row.state !== 'collecting' && row.state !== 'submitted')
        throw new Refused([{ code: 'collective.wrong_state' }], 409);
      const found: RegisterAnswerResult = { verdicts: {}, strangers: [], unread };
      const done = new Set<string>();
      for (const line of lines) {
        const id = await this.take(tx, row, line, apply);
        if (id === null) found.strangers.push(line.row);
        else if (!done.has(id)) count(found.verdicts, line.verdict);
        if (id !== null) done.add(id);
      }
      if (apply)
        tx.audit({
          municipalityId: place.id,
          action: 'collective.registerAnswer',
          subjectType: 'collective_submission',
          subjectId: row.id,
          permission: 'collective.record',
          details: {
            verdicts: found.verdicts,
            strangers: found.strangers.length,
            unread: found.unread.length,
          },
        });
      return found;
    });
    if (apply) this.pages.forget();
    return result;
  }

  /** The signature of the code; `null` where nobody with it signed. Of two rows about one signer the last prevails. */
  private async take(
    tx: Transaction,
    row: SubmissionRow,
    { code, verdict }: RegisterLine,
    apply: boolean,
  ): Promise<string | null> {
    const parsed = parsePersonalCode(code);
    if (!parsed) return null;
    const place = { municipalityId: row.municipalityId, submissionId: row.id };
    const same = await this.codes.sameAs(hashPersonalCode(parsed, this.config.personalCodeKey), tx.manager);
    const [signature] = await tx.manager.query<{ id: string }[]>(
      `SELECT id FROM collective_signature
        WHERE municipality_id = $1 AND submission_id = $2 AND person_hash = ANY($3)`,
      [place.municipalityId, place.submissionId, this.seal.personHashes(place, same)],
    );
    if (!signature) return null;
    if (apply)
      await tx.manager.query(
        `UPDATE collective_signature SET struck = $4, confirmed = $4::text IS NULL
          WHERE municipality_id = $1 AND submission_id = $2 AND id = $3`,
        [place.municipalityId, place.submissionId, signature.id, strikeBy(verdict)],
      );
    return signature.id;
  }
}

function count(verdicts: Partial<Record<RegisterVerdict, number>>, verdict: RegisterVerdict): void {
  verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
}
