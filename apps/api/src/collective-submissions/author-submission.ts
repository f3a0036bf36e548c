import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import { hasPersonalNumber } from '#libs/bylaw-lint';
import type { SaveSubmission, SubmissionEvent, Violation } from '#libs/contracts';
import { decideSubmission } from '#libs/collective-submission-rules';
import { PeopleNames } from '../directory/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { Pages } from '../platform/web/pages.js';
import { nextCode } from './next-code.js';
import { SignSubmission } from './signatures/sign-submission.js';
import { GatherFacts } from './submission-facts.js';
import { SubmissionStore, type SubmissionRow } from './submission-store.js';
import { WriteStep } from './write-step.js';

/** So many submissions that lead nowhere yet may one person have in a municipality. */
const MOST_OPEN = 5;
const ADULT = 18;

/** What somebody does with a collective submission they start and represent themselves (PL 56(3)). */
@Injectable()
export class AuthorSubmission {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly names: PeopleNames,
    private readonly store: SubmissionStore,
    private readonly facts: GatherFacts,
    private readonly signing: SignSubmission,
    private readonly write: WriteStep,
    private readonly pages: Pages,
  ) {}

  /** @throws Refused 409 for more than a handful at once. */
  start(actor: Actor, place: PlaceRef, input: SaveSubmission): Promise<{ code: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const author = personOf(tx);
      await this.refuseUnfit(place, author, input);
      const own = await this.store.ofAuthor(tx.manager, place.id, author);
      if (own.filter(({ state }) => state === 'draft' || state === 'collecting').length >= MOST_OPEN)
        throw new Refused([{ code: 'collective.too_many', params: { most: MOST_OPEN } }], 409);
      const name = (await this.names.of([author], tx.manager)).get(author) ?? '';
      const day = this.clock.legalToday();
      const { year, number, code } = await nextCode(tx.manager, place, day);
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO collective_submission (municipality_id, id, year, number, code, state, origin, title, demand,
           grounds, author_id, representative_name, created_at, version)
         VALUES ($1, $2, $3, $4, $5, 'draft', 'here', '', '', '', $6, $7, $8, 0)`,
        [place.id, id, year, number, code, author, name, this.clock.legalNow()],
      );
      await this.keep(tx, place, id, input);
      const row = await this.store.load(tx.manager, place.id, code);
      await this.write.within(tx, place, row, { event: 'start', day, to: null, permission: null });
      return { code };
    });
  }

  /** Changes a draft. @throws Refused 404 for anybody else, 409 once people sign. */
  save(
    actor: Actor,
    place: PlaceRef,
    code: string,
    input: SaveSubmission & { version: number },
  ): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const row = await this.own(tx, place, code, input.version);
      await this.refuseUnfit(place, personOf(tx), input);
      if (row.state !== 'draft') throw new Refused([{ code: 'collective.wrong_state' }], 409);
      await this.keep(tx, place, row.id, input);
      await tx.manager.query(
        `UPDATE collective_submission SET version = version + 1 WHERE municipality_id = $1 AND id = $2`,
        [place.id, row.id],
      );
    });
  }

  openSigning(actor: Actor, place: PlaceRef, code: string, version: number): Promise<void> {
    return this.step(actor, place, code, version, 'openSigning');
  }

  withdraw(actor: Actor, place: PlaceRef, code: string, version: number): Promise<void> {
    return this.step(actor, place, code, version, 'withdraw');
  }

  /**
   * Submits it: the number of signers needed is fixed, and the days of PL 57(1) begin.
   *
   * @param paperClaimed signatures on paper that the representative brings along.
   * @throws Refused 409 with too few signatures (PL 56(2)).
   */
  submit(actor: Actor, place: PlaceRef, code: string, version: number, paperClaimed: number): Promise<void> {
    return this.step(actor, place, code, version, 'submit', async (tx, row) => {
      await tx.manager.query(
        `UPDATE collective_submission SET paper_claimed = $3 WHERE municipality_id = $1 AND id = $2`,
        [place.id, row.id, paperClaimed],
      );
    });
  }

  private async step(
    actor: Actor,
    place: PlaceRef,
    code: string,
    version: number,
    event: SubmissionEvent,
    before: (tx: Transaction, row: SubmissionRow) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      await before(tx, await this.own(tx, place, code, version));
      const row = await this.store.load(tx.manager, place.id, code);
      const { facts } = await this.facts.of(tx.manager, row);
      const day = this.clock.legalToday();
      const decision = decideSubmission(event, facts, day, day);
      ensureAllowed(decision);
      if (event === 'submit') {
        await tx.manager.query(
          `UPDATE collective_submission SET received_on = $3, needed = $4 WHERE municipality_id = $1 AND id = $2`,
          [place.id, row.id, day, facts.needed],
        );
      }
      await this.write.within(tx, place, row, { event, day, to: decision.to, permission: null });
    });
    this.pages.forget();
  }

  private async own(tx: Transaction, place: PlaceRef, code: string, version: number): Promise<SubmissionRow> {
    const row = await this.store.load(tx.manager, place.id, code, 'UPDATE');
    if (row.authorId === null || row.authorId !== personOf(tx))
      throw Refused.notFound('collectiveSubmission');
    if (row.version !== version) throw Refused.stale('collectiveSubmission');
    return row;
  }

  /** Nobody looks at the words before everybody does: they tell no personal codes, and minors are never named. */
  private async refuseUnfit(place: PlaceRef, author: string, input: SaveSubmission): Promise<void> {
    const found: Violation[] = (['title', 'demand', 'grounds'] as const).flatMap((where) =>
      hasPersonalNumber(input[where]) ? [{ code: 'collective.personal_number', where }] : [],
    );
    const { age } = await this.signing.known(author, place.id);
    if (input.shown && age !== null && age < ADULT)
      found.push({ code: 'collective.minor_not_shown', where: 'shown', params: { age: ADULT } });
    if (found.length > 0) throw new Refused(found, 422);
  }

  private async keep(tx: Transaction, place: PlaceRef, id: string, input: SaveSubmission): Promise<void> {
    await tx.manager.query(
      `UPDATE collective_submission SET title = $3, demand = $4, grounds = $5, representative_address = $6,
              representative_email = $7, representative_phone = $8, representative_shown = $9, collect_until = $10
        WHERE municipality_id = $1 AND id = $2`,
      [
        place.id,
        id,
        input.title,
        input.demand,
        input.grounds,
        input.address,
        input.email,
        input.phone,
        input.shown,
        input.collectUntil,
      ],
    );
  }
}

function personOf(tx: Transaction): string {
  if (tx.actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
  return tx.actor.personId;
}
