import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { transition } from '#libs/bylaw-procedure';
import type { CommitteeOpinionInput, LegalDay } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { AdvanceDossier } from '../advance-dossier.js';
import { Dossiers } from '../dossiers.js';
import { OwnSteps } from '../own-steps/own-steps.js';

/** The outcome of a vote in a committee's sitting. */
export interface CommitteeVote {
  municipalityId: string;
  dossierId: string;
  /** The committee's name. */
  committee: string;
  outcome: 'supports' | 'does_not_support';
  day: LegalDay;
  /** Where it stands in the minutes. */
  reference: string;
}

/** Records what a committee thinks of a draft, as its minutes have it (PL 36(2)). */
@Injectable()
export class RecordCommitteeOpinion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly steps: OwnSteps,
    private readonly advance: AdvanceDossier,
  ) {}

  /** @throws Refused 422 for a committee that the municipality does not ask or a day to come, 409 in a wrong stage. */
  run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    body: CommitteeOpinionInput,
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, (tx) => this.within(tx, place.id, dossierId, body));
  }

  /**
   * What a committee's own sitting voted. It counts where the municipality asks a committee of that name and the draft
   * is before the council; elsewhere the vote stands in the sitting alone.
   */
  async voted(
    tx: Transaction,
    { municipalityId, dossierId, committee, ...opinion }: CommitteeVote,
  ): Promise<void> {
    const { committees } = await this.steps.of(municipalityId, tx.manager);
    const asked = committees.find(({ name }) => sameName(name, committee));
    const { state } = await this.dossiers.load(tx.manager, municipalityId, dossierId, { lock: true });
    const possible = transition('recordCommitteeOpinion').from.includes(state);
    if (!asked || !possible) return;
    await this.within(tx, municipalityId, dossierId, { ...opinion, code: asked.code, note: '' });
  }

  /** The same inside a transaction that is open already. */
  async within(
    tx: Transaction,
    municipalityId: string,
    dossierId: string,
    body: CommitteeOpinionInput,
  ): Promise<{ id: string }> {
    await this.dossiers.load(tx.manager, municipalityId, dossierId, { lock: true });
    const { committees } = await this.steps.of(municipalityId, tx.manager);
    const committee = committees.find(({ code }) => code === body.code);
    if (!committee) throw new Refused([{ code: 'committee_unknown', where: 'code' }], 422);
    if (body.day > this.clock.legalToday()) {
      throw new Refused([{ code: 'committee_opinion_in_future', where: 'day' }], 422);
    }
    if (tx.actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const id = randomUUID();
    await tx.manager.query(
      `INSERT INTO committee_opinion (municipality_id, id, dossier_id, code, name, outcome, day, reference, note,
         recorded_by, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        municipalityId,
        id,
        dossierId,
        committee.code,
        committee.name,
        body.outcome,
        body.day,
        body.reference,
        body.note,
        tx.actor.personId,
        this.clock.legalNow(),
      ],
    );
    await this.advance.within(tx, {
      municipalityId,
      dossierId,
      event: 'recordCommitteeOpinion',
      details: { committee: committee.name, outcome: body.outcome, reference: body.reference },
    });
    return { id };
  }
}

function sameName(one: string, other: string): boolean {
  const plain = (name: string): string => name.trim().toLocaleLowerCase('lv');
  return plain(one) === plain(other);
}
