import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { RecordVote as Input } from '#libs/contracts';
import { carries, committeeResult, tallyOf } from '#libs/council-rules';
import { AdvanceDossier, Dossiers, RecordCommitteeOpinion } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { DisagreementAgenda } from './disagreement-agenda.js';
import { AdoptedText } from './amendments/adopted-text.js';
import { Sittings, type ItemRow, type SittingRow } from './sittings.js';
import { VoteChecks } from './votes/vote-checks.js';

type Outcome = 'adopted' | 'rejected';

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
    private readonly checks: VoteChecks,
    private readonly adoptedText: AdoptedText,
    private readonly committeeOpinions: RecordCommitteeOpinion,
  ) {}

  /** @throws Refused 422 for votes that cannot be true, 409 with everything that stands against the decision. */
  run(actor: Actor, place: PlaceRef, itemId: string, input: Input): Promise<{ outcome: Outcome }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const known = await this.sittings.item(tx.manager, place.id, itemId);
      const dossier = known.dossierId
        ? await this.dossiers.load(tx.manager, place.id, known.dossierId, { lock: true })
        : null;
      const item = await this.sittings.item(tx.manager, place.id, itemId, true);
      if (item.outcome !== null) throw new Refused([{ code: 'item_decided' }], 409);
      const sitting = await this.sittings.load(tx.manager, place.id, item.sittingId);
      if (sitting.state === 'closed') throw new Refused([{ code: 'sitting_closed' }], 409);
      await this.checks.refuseImpossible(tx, place, sitting, input.votes);
      const outcome = await this.outcomeOf(tx, place, sitting, input);
      const onBylaw = dossier !== null && ['adoption', 'correction'].includes(item.purpose);
      if (onBylaw) await this.adoptedText.refuseUnsettled(tx, place, itemId, input.amendments);
      if (!onBylaw) await this.refuseInvalid(tx, place, sitting, input, outcome);
      await this.write(tx, place, item, sitting, input, outcome);
      if (dossier && item.purpose === 'disagreement')
        await this.disagreement.voted(tx, place, dossier, outcome);
      if (dossier && item.purpose === 'opinion')
        await this.tellProcedure(tx, place, dossier.id, sitting, input, outcome);
      if (onBylaw) await this.advanceDossier(tx, place, item, input, outcome);
      if (onBylaw && outcome === 'adopted') await this.adoptedText.fix(tx, place, item, sitting);
      tx.audit({
        municipalityId: place.id,
        action: 'council.vote',
        subjectType: 'agenda_item',
        subjectId: itemId,
        permission: 'council.manage',
        details: { ...tallyOf(input.votes.map(({ choice }) => choice)), present: input.present, outcome },
      });
      return { outcome };
    });
  }

  /** What the procedure asks of a by-law's vote holds for every other item too (PL 27(2), 38(3)9). */
  private async refuseInvalid(
    tx: Transaction,
    place: PlaceRef,
    sitting: SittingRow,
    input: Input,
    outcome: Outcome,
  ): Promise<void> {
    const { violations } = await this.checks.count(tx, place, sitting, input);
    if (outcome === 'adopted' && sitting.committeeId === null && !input.decisionNumber) {
      violations.push({
        code: 'decision_missing',
        article: { act: 'PL', ref: '38(3)9' },
        where: 'council.decision',
      });
    }
    if (violations.length > 0) throw new Refused(violations, 409);
  }

  /** A committee's chair decides where the votes are equal (PL 41(6)); the council has no such vote. */
  private async outcomeOf(
    tx: Transaction,
    place: PlaceRef,
    sitting: SittingRow,
    input: Input,
  ): Promise<Outcome> {
    const tally = tallyOf(input.votes.map(({ choice }) => choice));
    if (sitting.committeeId === null) return carries(tally, 'simple') ? 'adopted' : 'rejected';
    const [committee] = await tx.manager.query<{ chair_id: string }[]>(
      `SELECT chair_id FROM committee WHERE municipality_id = $1 AND id = $2`,
      [place.id, sitting.committeeId],
    );
    const chair = input.votes.find(({ personId }) => personId === committee?.chair_id)?.choice ?? null;
    return committeeResult(tally, chair).outcome;
  }

  /** The procedure asks for the opinions of some committees (PL 36(2)): their own votes are those opinions. */
  private async tellProcedure(
    tx: Transaction,
    place: PlaceRef,
    dossierId: string,
    sitting: SittingRow,
    input: Input,
    outcome: Outcome,
  ): Promise<void> {
    const [committee] = await tx.manager.query<{ name: string }[]>(
      `SELECT name FROM committee WHERE municipality_id = $1 AND id = $2`,
      [place.id, sitting.committeeId],
    );
    if (!committee) return;
    await this.committeeOpinions.voted(tx, {
      municipalityId: place.id,
      dossierId,
      committee: committee.name,
      outcome: outcome === 'adopted' ? 'supports' : 'does_not_support',
      day: sitting.day,
      reference: input.minutesRef ?? '',
    });
  }

  private async write(
    tx: Transaction,
    place: PlaceRef,
    item: ItemRow,
    sitting: SittingRow,
    input: Input,
    outcome: Outcome,
  ): Promise<void> {
    const recordedBy = tx.actor.kind === 'person' ? tx.actor.personId : null;
    const seats = await this.sittings.size(tx.manager, place.id, sitting);
    await tx.manager.query(
      `INSERT INTO roll_call (municipality_id, item_id, council_size, present, recorded_by, recorded_at)
       VALUES ($1, $2, $3::int, least($4::int, $3::int), $5, $6)`,
      [place.id, item.id, seats, input.present, recordedBy, this.clock.legalNow()],
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
              voting_opened_at = NULL,              version = version + 1
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
    outcome: Outcome,
  ): Promise<void> {
    await this.advance.within(tx, {
      municipalityId: place.id,
      dossierId: item.dossierId ?? '',
      event: outcome === 'adopted' ? 'recordAdoption' : 'recordRejection',
      details: {
        ...tallyOf(input.votes.map(({ choice }) => choice)),
        present: input.present,
        decision: input.decisionNumber,
        minutes: input.minutesRef,
      },
      namedVersionIds: [item.bylawVersionId, item.memorandumVersionId].filter((id) => id !== null),
    });
  }
}
