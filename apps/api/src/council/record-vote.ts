import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { hasMajority, hasQuorum } from '#libs/bylaw-procedure';
import type { RecordVote as Input, Violation, VoteChoice } from '#libs/contracts';
import { AdvanceDossier, Dossiers } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { DisagreementAgenda } from './disagreement-agenda.js';
import { Sittings, type ItemRow, type SittingRow } from './sittings.js';

/**
 * Records a roll-call vote (PL 37, 38(3)10) once and for all. For a by-law the procedure decides over the same facts:
 * too early, no quorum or a text that is not the endorsed one undoes everything.
 */
@Injectable()
export class RecordVote {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
    private readonly dossiers: Dossiers,
    private readonly advance: AdvanceDossier,
    private readonly clock: Clock,
    private readonly disagreement: DisagreementAgenda,
  ) {}

  /** @throws Refused 422 for votes that cannot be true, 409 with everything that stands against the decision. */
  run(
    actor: Actor,
    place: PlaceRef,
    itemId: string,
    input: Input,
  ): Promise<{ outcome: 'adopted' | 'rejected' }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const known = await this.sittings.item(tx.manager, place.id, itemId);
      const dossier = known.dossierId
        ? await this.dossiers.load(tx.manager, place.id, known.dossierId, { lock: true })
        : null;
      const item = await this.sittings.item(tx.manager, place.id, itemId, true);
      if (item.outcome !== null) throw new Refused([{ code: 'item_decided' }], 409);
      const sitting = await this.sittings.load(tx.manager, place.id, item.sittingId);
      await this.refuseImpossible(tx, place, sitting, input);
      const outcome = hasMajority(countVotes(input)) ? 'adopted' : 'rejected';
      const onBylaw = dossier !== null && item.purpose !== 'disagreement';
      if (!onBylaw) await this.refuseInvalid(tx, place, sitting, input, outcome);
      await this.write(tx, place, item, sitting, input, outcome);
      if (dossier && !onBylaw) await this.disagreement.voted(tx, place, dossier, outcome);
      if (onBylaw) await this.advanceDossier(tx, place, item, input, outcome);
      tx.audit({
        municipalityId: place.id,
        action: 'council.vote',
        subjectType: 'agenda_item',
        subjectId: itemId,
        permission: 'council.manage',
        details: { ...countVotes(input), present: input.present, outcome },
      });
      return { outcome };
    });
  }

  private async refuseImpossible(
    tx: Transaction,
    place: PlaceRef,
    sitting: SittingRow,
    input: Input,
  ): Promise<void> {
    const councillors = await this.sittings.councillors(tx.manager, place.id, sitting.day);
    const seats = new Set(councillors.map((councillor) => councillor.personId));
    const found: Violation[] = [];
    const voters = new Set<string>();
    input.votes.forEach(({ personId, choice, conflict }, index) => {
      if (!seats.has(personId)) found.push({ code: 'vote_not_a_councillor', where: `votes.${index}` });
      if (voters.has(personId)) found.push({ code: 'vote_twice', where: `votes.${index}` });
      if (conflict && choice !== 'not_participating') {
        found.push({ code: 'vote_despite_conflict', where: `votes.${index}` });
      }
      voters.add(personId);
    });
    if (sitting.day > this.clock.legalToday()) {
      found.push({
        code: 'too_early_to_adopt',
        params: { day: sitting.day },
        article: { act: 'PL', ref: '27(1)' },
      });
    }
    if (found.length > 0) throw new Refused(found, 422);
  }

  /** What the procedure asks of a by-law's vote holds for every other item too (PL 27(2), 38(3)9). */
  private async refuseInvalid(
    tx: Transaction,
    place: PlaceRef,
    sitting: SittingRow,
    input: Input,
    outcome: 'adopted' | 'rejected',
  ): Promise<void> {
    const [municipality] = await tx.manager.query<{ council_size: number }[]>(
      `SELECT council_size FROM municipality WHERE id = $1`,
      [place.id],
    );
    const councilSize = municipality?.council_size ?? 0;
    const found: Violation[] = [];
    if (!hasQuorum({ present: input.present, councilSize }, sitting)) {
      const params = { present: input.present, councilSize };
      found.push({
        code: 'no_quorum',
        article: { act: 'PL', ref: '27(2)' },
        params,
        where: 'council.quorum',
      });
    }
    const { for: inFavour, against, abstain } = countVotes(input);
    if (inFavour + against + abstain > input.present || input.present > councilSize) {
      found.push({ code: 'vote_inconsistent', article: { act: 'PL', ref: '37(4)' }, where: 'council.vote' });
    }
    if (outcome === 'adopted' && !input.decisionNumber) {
      found.push({
        code: 'decision_missing',
        article: { act: 'PL', ref: '38(3)9' },
        where: 'council.decision',
      });
    }
    if (found.length > 0) throw new Refused(found, 409);
  }

  private async write(
    tx: Transaction,
    place: PlaceRef,
    item: ItemRow,
    sitting: SittingRow,
    input: Input,
    outcome: 'adopted' | 'rejected',
  ): Promise<void> {
    const recordedBy = tx.actor.kind === 'person' ? tx.actor.personId : null;
    await tx.manager.query(
      `INSERT INTO roll_call (municipality_id, item_id, council_size, present, recorded_by, recorded_at)
       SELECT $1, $2, council_size, least($3::int, council_size), $4, $5 FROM municipality WHERE id = $1`,
      [place.id, item.id, input.present, recordedBy, this.clock.legalNow()],
    );
    await tx.manager.query(
      `INSERT INTO roll_call_vote (municipality_id, item_id, person_id, choice, conflict)
       SELECT $1, $2, v.person_id, v.choice, v.conflict
         FROM unnest($3::uuid[], $4::text[], $5::boolean[]) AS v (person_id, choice, conflict)`,
      [
        place.id,
        item.id,
        input.votes.map((vote) => vote.personId),
        input.votes.map((vote) => vote.choice),
        input.votes.map((vote) => vote.conflict),
      ],
    );
    const adopted = outcome === 'adopted' && input.decisionNumber;
    await tx.manager.query(
      `UPDATE agenda_item SET outcome = $3, decision_number = $4, decision_day = $5, minutes_ref = $6,
              version = version + 1
        WHERE municipality_id = $1 AND id = $2`,
      [
        place.id,
        item.id,
        outcome,
        adopted ? input.decisionNumber : null,
        adopted ? sitting.day : null,
        input.minutesRef,
      ],
    );
    await tx.manager.query(
      `UPDATE sitting SET state = 'open', version = version + 1
        WHERE municipality_id = $1 AND id = $2 AND state = 'planned'`,
      [place.id, sitting.id],
    );
  }

  private async advanceDossier(
    tx: Transaction,
    place: PlaceRef,
    item: ItemRow,
    input: Input,
    outcome: 'adopted' | 'rejected',
  ): Promise<void> {
    await this.advance.within(tx, {
      municipalityId: place.id,
      dossierId: item.dossierId ?? '',
      event: outcome === 'adopted' ? 'recordAdoption' : 'recordRejection',
      details: {
        ...countVotes(input),
        present: input.present,
        decision: input.decisionNumber,
        minutes: input.minutesRef,
      },
      namedVersionIds: [item.bylawVersionId, item.memorandumVersionId].filter((id) => id !== null),
    });
  }
}

function countVotes(input: Input): {
  for: number;
  against: number;
  abstain: number;
  notParticipating: number;
} {
  const count = (choice: VoteChoice): number => input.votes.filter((vote) => vote.choice === choice).length;
  return {
    for: count('for'),
    against: count('against'),
    abstain: count('abstain'),
    notParticipating: count('not_participating'),
  };
}
