import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type {
  GiveSectorAnswer,
  LegalDay,
  SectorChannel,
  TypeInSectorAnswer,
  Violation,
} from '#libs/contracts';
import { canGiveSectorView } from '#libs/review-rules';
import { Dossiers } from '../bylaws/index.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { ReviewFiles } from './review-files.js';
import { Reviewers } from './reviewers.js';
import { ReviewRounds, type RoundRecord } from './review-rounds.js';
import { SectorRequests, type SectorRef } from './sector-requests.js';

const PL_47_3 = { act: 'PL', ref: '47(3)' } as const;

/** An answer about to be recorded. */
interface Answer extends Omit<TypeInSectorAnswer, 'fileDigest'> {
  channel: SectorChannel;
  fileDigest: string | null;
}

/** Records a sector ministry's view once: given here, by the link of its letter, or typed in by the reviewer (PL 47(3)). */
@Injectable()
export class RecordSectorAnswer {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly rounds: ReviewRounds,
    private readonly reviewers: Reviewers,
    private readonly requests: SectorRequests,
    private readonly files: ReviewFiles,
  ) {}

  /** By somebody of the ministry with an account. @throws Refused 404 for another ministry's, 409 when it is too late. */
  async byMinistry(actor: Actor, viewId: string, input: GiveSectorAnswer): Promise<void> {
    const ref = await this.requests.ofInstitution(this.dataSource.manager, actor, viewId);
    const givenBy = input.givenBy.trim() || (await nameOf(this.dataSource.manager, actor));
    await this.run(actor, ref, { ...this.today(), ...input, givenBy, fileDigest: null, channel: 'portal' });
  }

  /** By whoever has the link. @throws Refused 404 or 403 for the link, 422 without a name, 409 when it is too late. */
  async byLink(actor: Actor, secret: string, input: GiveSectorAnswer): Promise<void> {
    const ref = await this.requests.bySecret(this.dataSource.manager, secret);
    if (input.givenBy.trim() === '')
      throw new Refused([{ code: 'sector_giver_missing', where: 'givenBy' }], 422);
    const answer: Answer = { ...this.today(), ...input, fileDigest: null, channel: 'link' };
    // Another link may have taken its place while somebody else had the by-law.
    await this.run(actor, ref, answer, async (tx) => void (await this.requests.bySecret(tx.manager, secret)));
  }

  /** From a letter, by the reviewer. @throws Refused 404, 409, 422 for impossible days. */
  async typedIn(actor: Actor, roundId: string, viewId: string, input: TypeInSectorAnswer): Promise<void> {
    const found = await this.reviewers.find(this.dataSource.manager, actor, roundId);
    if (found.copied) throw new Refused([{ code: 'review_copy_only' }], 409);
    await this.run(actor, { ...found, id: viewId, roundId }, { ...input, channel: 'typed' });
  }

  private today(): { answeredOn: LegalDay; receivedOn: LegalDay } {
    const today = this.clock.legalToday();
    return { answeredOn: today, receivedOn: today };
  }

  private run(
    actor: Actor,
    ref: SectorRef,
    answer: Answer,
    stillMay: (tx: Transaction) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { municipalityId, dossierId, roundId, id } = ref;
      await this.dossiers.load(tx.manager, municipalityId, dossierId, { lock: true });
      await stillMay(tx);
      const round = await this.rounds.current(tx.manager, municipalityId, dossierId);
      const view = round.sectorViews.find((one) => one.id === id && one.askedBy === 'reviewer');
      const over = round.id !== roundId || Boolean(round.opinion) || round.silenceCheckedOn !== null;
      if (!view && !over) throw Refused.notFound('request');
      const violations = canGiveSectorView({ answeredOn: view?.answeredOn ?? null, over });
      if (violations.length > 0) throw new Refused(violations, 409);
      refuseImpossible(view?.askedOn ?? round.sentOn, answer, this.clock.legalToday());
      await this.write(tx, round, id, answer);
      tx.audit({
        municipalityId,
        action: 'review.sector-answer',
        subjectType: 'review_round',
        subjectId: roundId,
        permission: 'review.give',
        details: { sectorViewId: id, channel: answer.channel, answeredOn: answer.answeredOn },
      });
    });
  }

  private async write(tx: Transaction, round: RoundRecord, id: string, answer: Answer): Promise<void> {
    const file = answer.fileDigest
      ? await this.files.byDigest(tx.manager, round.municipalityId, answer.fileDigest)
      : null;
    await tx.manager.query(
      `UPDATE sector_view SET answered_on = $3, received_on = $4, answer_number = $5, given_by = $6, text = $7,
              channel = $8, file_id = $9
        WHERE municipality_id = $1 AND id = $2`,
      [
        round.municipalityId,
        id,
        answer.answeredOn,
        answer.receivedOn,
        answer.number,
        answer.givenBy.trim(),
        answer.text,
        answer.channel,
        file,
      ],
    );
  }
}

async function nameOf(manager: EntityManager, actor: Actor): Promise<string> {
  if (actor.kind !== 'person') return '';
  const [row] = await manager.query<{ name: string }[]>(`SELECT name FROM person WHERE id = $1`, [
    actor.personId,
  ]);
  return row?.name ?? '';
}

function refuseImpossible(askedOn: LegalDay, { answeredOn, receivedOn }: Answer, today: LegalDay): void {
  const found: Violation[] = [];
  if (answeredOn < askedOn || answeredOn > today)
    found.push({ code: 'sector_view_days_impossible', article: PL_47_3, where: 'answeredOn' });
  if (receivedOn < answeredOn || receivedOn > today)
    found.push({ code: 'sector_view_days_impossible', article: PL_47_3, where: 'receivedOn' });
  if (found.length > 0) throw new Refused(found, 422);
}
