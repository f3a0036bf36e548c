import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PaperBatch, PublishedBatches } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Refused } from '../../platform/http/refused.js';
import { BudgetCycles } from '../cycles/budget-cycles.js';
import { RESULT_PUBLIC } from '../cycles/cycle-facts.js';
import { BatchSigner } from './batch-signer.js';
import { PaperBoxes } from './paper-boxes.js';

/** Papers of signed boxes as everybody may check them. */
@Injectable()
export class PaperBatches {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cycles: BudgetCycles,
    private readonly boxes: PaperBoxes,
    private readonly signer: BatchSigner,
  ) {}

  /**
   * The signed boxes after the announcement. Where a box holds fewer papers than the smallest cell of the rules, single
   * papers would tell who chose what: only sums are shown then, and the digest still binds them.
   *
   * @throws Refused 404, also before the announcement.
   */
  async published(place: PlaceRef, year: number): Promise<PublishedBatches> {
    const { manager } = this.dataSource;
    const cycle = await this.cycles.loadPublic(manager, place.id, year);
    if (!RESULT_PUBLIC.includes(cycle.state)) throw new Refused([{ code: 'results_hidden' }], 404);
    const boxes = await this.boxes.list(manager, place.id, cycle.id);
    return {
      key: this.signer.publicKey(cycle.id),
      batches: boxes.flatMap((box) => {
        const { batch, digest, signature, signedOn } = box;
        if (batch === null || digest === null || signature === null || signedOn === null) return [];
        const papers = (JSON.parse(batch) as PaperBatch).papers ?? [];
        return [
          {
            text: papers.length >= cycle.rules.smallCell ? batch : null,
            sums: sumsOf(papers),
            digest,
            signature: signature.toString('base64url'),
            number: box.number,
            unitId: box.unitId,
            pollingPlace: box.pollingPlace,
            signedOn,
          },
        ];
      }),
    };
  }
}

function sumsOf(papers: readonly { choices: number[] }[]): { nr: number; votes: number }[] {
  const votes = new Map<number, number>();
  for (const { choices } of papers) for (const nr of choices) votes.set(nr, (votes.get(nr) ?? 0) + 1);
  return [...votes].map(([nr, count]) => ({ nr, votes: count })).sort((a, b) => a.nr - b.nr);
}
