import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  CorrectedBallots,
  PaperBatch,
  PublishedBatches,
  ResultCorrection,
  SignedBallot,
} from '#libs/contracts';
import {
  hiddenBoxes,
  sumsOf,
  withheldOf,
  type AuditorSet,
  type PublishedCorrection,
  type PublishedCount,
  type PublishedPaper,
  type PublishedSums,
  type Withheld,
} from '#libs/verifiable-ballot';
import { BatchSigner } from '../../in-person/batch-signer.js';
import { PaperBoxes, type BoxRow } from '../../in-person/paper-boxes.js';
import type { CycleRow } from '../../cycles/budget-cycles.js';
import { Counts } from '../../results/counts.js';
import { BallotBox, type CastBallot } from '../ballot-box.js';
import { frozenBallot } from '../frozen-ballot.js';

type SignedBox = BoxRow & { batch: string; digest: string; signature: Buffer; signedOn: string };

/** Which ballots of a cycle are published one by one, which in sums, and what of all that stands in the files. */
@Injectable()
export class WithheldBallots {
  constructor(
    private readonly box: BallotBox,
    private readonly boxes: PaperBoxes,
    private readonly signer: BatchSigner,
    private readonly counts: Counts,
  ) {}

  /** By unit of voting, as the ballots were opened; units that are published whole are not there. */
  async units(manager: EntityManager, cycle: CycleRow): Promise<Map<string, Withheld>> {
    const smallCell = smallCellOf(cycle);
    const rows = await manager.query<{ unit_id: string; online: number; paper: number }[]>(
      `SELECT unit_id, (count(*) FILTER (WHERE channel = 'online'))::int AS online,
              (count(*) FILTER (WHERE channel = 'in_person'))::int AS paper
         FROM ballot WHERE municipality_id = $1 AND cycle_id = $2 GROUP BY unit_id`,
      [cycle.municipalityId, cycle.id],
    );
    return new Map(
      rows.flatMap(({ unit_id: unitId, ...cast }): [string, Withheld][] => {
        const withheld = withheldOf(cast, smallCell);
        return withheld ? [[unitId, withheld]] : [];
      }),
    );
  }

  async sums(manager: EntityManager, cycle: CycleRow): Promise<PublishedSums[]> {
    const ballots = await this.box.opened(manager, cycle);
    return [...(await this.units(manager, cycle))]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([unitId, of]) =>
        sumsOf(
          unitId,
          of,
          ballots.filter((one) => one.unitId === unitId && isOf(of, one.channel)),
        ),
      );
  }

  /** Papers that are published, or those that are not. */
  async paper(manager: EntityManager, cycle: CycleRow, withheld: boolean): Promise<PublishedPaper[]> {
    const units = await this.units(manager, cycle);
    return (await this.box.opened(manager, cycle))
      .filter(({ channel }) => channel === 'in_person')
      .filter(({ unitId }) => hidesPaper(units.get(unitId)) === withheld)
      .map(({ unitId, choices, points }) => ({ unitId, choices, points }));
  }

  /** Signed boxes; of those that are too small to be told apart from others, digest and signature without the text. */
  async published(manager: EntityManager, cycle: CycleRow): Promise<PublishedBatches> {
    const { signed, hidden } = await this.signed(manager, cycle);
    return {
      key: this.signer.publicKey(cycle.id),
      batches: signed.map(({ batch, digest, signature, number, unitId, pollingPlace, signedOn }) => ({
        text: hidden.has(number) ? null : batch,
        papers: papersIn(batch),
        ...{ digest, signature: signature.toString('base64url'), number, unitId, pollingPlace, signedOn },
      })),
    };
  }

  /** Every count of the cycle, each with its correction as it may be told. */
  async publishedCounts(manager: EntityManager, cycle: CycleRow): Promise<PublishedCount[]> {
    const all = await this.counts.all(manager, cycle);
    const told = await this.teller(manager, cycle);
    return all.map(({ number, count, correction }) => ({ number, count, correction: told(correction) }));
  }

  /** Tells a correction so that ballots stand in it only where those of their unit are published too. */
  async teller(
    manager: EntityManager,
    cycle: CycleRow,
  ): Promise<(correction: ResultCorrection | null) => PublishedCorrection | null> {
    const units = await this.units(manager, cycle);
    const isShown = ({ unitId }: CorrectedBallots): boolean => !hidesPaper(units.get(unitId));
    const times = (list: readonly CorrectedBallots[], unitId: string): number =>
      list.reduce((sum, one) => sum + (one.unitId === unitId ? one.times : 0), 0);
    return (correction) => {
      if (!correction) return null;
      const { error, reason, minutesRef, leftOut, added, removed } = correction;
      const withheld = [...units]
        .filter(([, of]) => hidesPaper(of))
        .map(([unitId]) => ({ unitId, added: times(added, unitId), removed: times(removed, unitId) }))
        .filter((one) => one.added + one.removed > 0);
      return {
        ...{ error, reason, minutesRef, leftOut },
        ...{ added: added.filter(isShown), removed: removed.filter(isShown), withheld },
      };
    };
  }

  /** Everything that the published files withhold. */
  async auditorSet(manager: EntityManager, cycle: CycleRow): Promise<AuditorSet> {
    const units = await this.units(manager, cycle);
    const online = [...units].filter(([, of]) => of !== 'paper').map(([unitId]) => unitId);
    const leaves = await manager.query<{ ballot: string }[]>(
      `SELECT ballot FROM vote_leaf
        WHERE municipality_id = $1 AND cycle_id = $2 AND unit_id = ANY ($3) ORDER BY position`,
      [cycle.municipalityId, cycle.id, online],
    );
    const { signed, hidden } = await this.signed(manager, cycle);
    const isHidden = ({ unitId }: CorrectedBallots): boolean => hidesPaper(units.get(unitId));
    const counts = await this.counts.all(manager, cycle);
    return {
      format: 'vietvara auditor set 1',
      cycleId: cycle.id,
      rulesDigest: cycle.rulesDigest ?? '',
      ballots: leaves.map(({ ballot }) => JSON.parse(ballot) as SignedBallot),
      paper: await this.paper(manager, cycle, true),
      boxes: signed
        .filter(({ number }) => hidden.has(number))
        .map(({ number, batch }) => ({ number, text: batch })),
      corrections: counts.flatMap(({ number, correction }) =>
        correction
          ? [
              {
                number,
                added: correction.added.filter(isHidden),
                removed: correction.removed.filter(isHidden),
              },
            ]
          : [],
      ),
    };
  }

  private async signed(
    manager: EntityManager,
    cycle: CycleRow,
  ): Promise<{ signed: SignedBox[]; hidden: Set<number> }> {
    const units = await this.units(manager, cycle);
    const boxes = await this.boxes.list(manager, cycle.municipalityId, cycle.id);
    const signed = boxes.filter((box): box is SignedBox => box.signedOn !== null);
    const sizes = signed.map(({ number, unitId, batch }) => ({ number, unitId, papers: papersIn(batch) }));
    const smallCell = smallCellOf(cycle);
    return { signed, hidden: hiddenBoxes(sizes, (unitId) => units.get(unitId) ?? null, smallCell) };
  }
}

/** As it was frozen; a cycle that voted elsewhere froze nothing here. */
const smallCellOf = (cycle: CycleRow): number =>
  (cycle.frozenRules === null ? cycle : frozenBallot(cycle)).rules.smallCell;
const hidesPaper = (of: Withheld | undefined): boolean => of === 'all' || of === 'paper';
const isOf = (of: Withheld, channel: CastBallot['channel']): boolean =>
  of === 'all' || (of === 'paper') === (channel === 'in_person');
const papersIn = (batch: string): number => (JSON.parse(batch) as PaperBatch).papers?.length ?? 0;
