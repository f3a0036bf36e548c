import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { InvalidPaperReason, PaperBatch } from '#libs/contracts';
import {
  contentKey,
  INVALID_PAPERS,
  paperSurplus,
  signingViolations,
  type TypedPaper,
  type TypedTwice,
} from '#libs/paper-voting';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { canonicalJson } from '../../platform/audit/canonical-json.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import type { CycleRow } from '../cycles/budget-cycles.js';
import { BallotBox } from '../voting/ballot-box.js';
import { BatchSigner } from './batch-signer.js';
import { PaperBoxes, type BoxRow } from './paper-boxes.js';
import { Serving } from './serving.js';
import { ensureTyping, personOf } from './type-papers.js';

/** So much that nobody finds the papers of a small box by trying what its digest may stand for. */
const SALT_BYTES = 32;

/** Two people sign a box; with the second signature it is sealed and its papers count. */
@Injectable()
export class SignBox {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly serving: Serving,
    private readonly boxes: PaperBoxes,
    private readonly signer: BatchSigner,
    private readonly ballots: BallotBox,
  ) {}

  /**
   * @param note why numbers differ, where they do; the first who signs gives it, and it is part of the public minutes.
   * @throws Refused 409 with everything that stands against it, and for somebody who has signed.
   */
  run(actor: Actor, place: PlaceRef, boxId: string, note: string): Promise<{ signatures: 1 | 2 }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { cycleId } = await this.boxes.load(tx.manager, place.id, boxId);
      const cycle = await this.serving.hold(tx, place.id, cycleId);
      ensureTyping(cycle);
      await this.boxes.lock(tx.manager, cycleId);
      const box = await this.boxes.load(tx.manager, place.id, boxId, true);
      if (box.signedOn !== null) throw new Refused([{ code: 'paper_box_signed' }], 409);
      const typed = await this.boxes.compare(tx.manager, box);
      const said = box.firstSigned === null ? note.trim() : box.note;
      await this.ensureReady(tx, box, typed, said);
      const person = personOf(actor);
      if (box.firstSigned === person) throw new Refused([{ code: 'paper_box_signed_by_you' }], 409);
      const signatures = box.firstSigned === null ? 1 : 2;
      if (signatures === 1) {
        await tx.manager.query(
          `UPDATE paper_box SET first_signed = $3, note = $4 WHERE municipality_id = $1 AND id = $2`,
          [place.id, boxId, person, said],
        );
      } else await this.seal(tx, cycle, box, typed.agreed, person);
      tx.audit({
        municipalityId: place.id,
        action: 'budget.box.sign',
        subjectType: 'paperBox',
        subjectId: boxId,
        permission: 'budget.serve',
        details: { signatures },
      });
      return { signatures };
    });
  }

  private async ensureReady(tx: Transaction, box: BoxRow, typed: TypedTwice, note: string): Promise<void> {
    const found = [
      ...signingViolations({
        counted: box.counted,
        first: box.firstBy === null ? null : { by: box.firstBy, done: box.firstDone },
        second: box.secondBy === null ? null : { by: box.secondBy, done: box.secondDone },
        typed,
        note,
      }),
      ...paperSurplus(await this.boxes.unitPapers(tx.manager, box, typed)),
    ];
    if (found.length > 0) throw new Refused(found, 409);
  }

  private async seal(
    tx: Transaction,
    cycle: CycleRow,
    box: BoxRow,
    papers: readonly TypedPaper[],
    person: string | null,
  ): Promise<void> {
    const batch = batchOf(cycle, box, papers, randomBytes(SALT_BYTES).toString('base64url'));
    const text = canonicalJson(batch);
    const { digest, signature } = this.signer.sign(cycle.id, text);
    await tx.manager.query(
      `UPDATE paper_box SET second_signed = $3, signed_on = $4, batch = $5, digest = $6, signature = $7
        WHERE municipality_id = $1 AND id = $2`,
      [box.municipalityId, box.id, person, this.clock.legalToday(), text, digest, signature],
    );
    const valid = (batch.papers ?? []).map((paper) => ({ unitId: box.unitId, ...paper }));
    await this.ballots.add(tx.manager, cycle, 'in_person', valid);
  }
}

/** What is signed: the papers without their numbers, sorted by what they say. */
export function batchOf(
  cycle: CycleRow,
  box: BoxRow,
  papers: readonly TypedPaper[],
  salt: string,
): PaperBatch {
  const valid = papers
    .map(({ content }) => content)
    .filter(({ invalid }) => invalid === null)
    .sort((a, b) => (contentKey(a) < contentKey(b) ? -1 : contentKey(a) > contentKey(b) ? 1 : 0));
  const counts = INVALID_PAPERS.map(
    (kind) => [kind, papers.filter(({ content }) => content.invalid === kind).length] as const,
  );
  return {
    cycleId: cycle.id,
    rulesDigest: cycle.rulesDigest ?? '',
    number: box.number,
    unitId: box.unitId,
    pollingPlace: box.pollingPlace,
    counted: box.counted,
    papers: valid.map(({ choices, points }) => ({ choices: [...choices], points: points && [...points] })),
    invalid: Object.fromEntries(counts) as Record<InvalidPaperReason, number>,
    note: box.note,
    salt,
  };
}
