import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DisagreementFact, ReviewSlice } from '#libs/bylaw-procedure';
import { DossierFactsRegistry } from '../bylaws/index.js';
import { BylawDecisions, type DisagreementItem } from '../council/index.js';
import { ReviewRounds, type RoundRecord } from './review-rounds.js';

/** Tells the procedure what came of the ministry's review. */
@Injectable()
export class ReviewFacts implements OnModuleInit {
  constructor(
    private readonly registry: DossierFactsRegistry,
    private readonly rounds: ReviewRounds,
    private readonly decisions: BylawDecisions,
  ) {}

  onModuleInit(): void {
    this.registry.contribute('review', async (manager, { municipalityId, dossierId }) => {
      const round = await this.rounds.latest(manager, municipalityId, dossierId);
      return round && reviewSlice(round, await this.item(manager, round));
    });
  }

  /** The council's item about disagreement with this round's opinion; `null` while there is none. */
  async item(manager: EntityManager, round: RoundRecord): Promise<DisagreementItem | null> {
    if (!round.disagreement) return null;
    return this.decisions.disagreement(manager, round.municipalityId, round.dossierId, round.sentAt);
  }
}

/** One round as the procedure sees it. */
export function reviewSlice(round: RoundRecord, item: DisagreementItem | null): ReviewSlice {
  return {
    round: round.number,
    bylawDigest: round.bylawDigest,
    memorandumDigest: round.memorandumDigest,
    sentOn: round.sentOn,
    electronic: round.means !== 'post',
    receivedOn: round.receivedOn,
    opinion: round.opinion && {
      outcome: round.opinion.outcome,
      issuedOn: round.opinion.issuedOn,
      receivedOn: round.opinion.receivedOn,
      objections: round.opinion.objections.length,
    },
    silenceCheckedOn: round.silenceCheckedOn,
    disagreement: disagreementFact(round, item),
  };
}

function disagreementFact(round: RoundRecord, item: DisagreementItem | null): DisagreementFact | null {
  if (!round.disagreement) return null;
  const { reasons, sentToMinistryOn, sentToVaramOn } = round.disagreement;
  return {
    reasons,
    sitting: item?.sitting ?? null,
    quorum: item?.quorum ?? null,
    vote: item?.vote ?? null,
    decision: item?.decision ?? null,
    signedOn: item?.signedOn ?? null,
    sentToMinistryOn,
    sentToVaramOn,
  };
}
