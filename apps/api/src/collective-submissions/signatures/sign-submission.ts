import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { LegalDay, SignerBasis } from '#libs/contracts';
import { isConfirmed, maySign, type SignerFacts } from '#libs/collective-submission-rules';
import { ageOn, PeopleNames, PersonCodes, ResidentRegister } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../../platform/http/refused.js';
import { hashPersonalCode, parsePersonalCode } from '../../platform/identity/personal-code.js';
import { Pages } from '../../platform/web/pages.js';
import { SubmissionStore, type SubmissionRow } from '../submission-store.js';
import { bornOnOf } from './born-on.js';
import { SignerSeal } from './signer-seal.js';

/** What somebody states when signing. */
export interface SigningWords {
  /** As PL 56(3) wants it written; it must be the code of whoever is logged in. */
  personalCode: string;
  citizen: boolean;
  basis: SignerBasis;
}

/** Signatures given on the page by whoever is logged in (PL 56(3)). */
@Injectable()
export class SignSubmission {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly names: PeopleNames,
    private readonly codes: PersonCodes,
    private readonly register: ResidentRegister,
    private readonly store: SubmissionStore,
    private readonly seal: SignerSeal,
    private readonly pages: Pages,
  ) {}

  /** What is known of the person before they say anything. */
  async known(personId: string, municipalityId: string): Promise<Pick<SignerFacts, 'age' | 'declared'>> {
    const resident = await this.register.findPerson(personId, municipalityId);
    const today = this.clock.legalToday();
    if (resident) return { declared: resident.declared, age: ageOn(today, resident.bornOn) };
    return { declared: (await this.register.isLoaded(municipalityId)) ? false : null, age: null };
  }

  /** The day on which the person signed on the page or on paper. */
  async signedOn(manager: EntityManager, row: SubmissionRow, personId: string): Promise<LegalDay | null> {
    const hashes = await this.hashesOf(manager, row, personId);
    const [found] = await manager.query<{ day: LegalDay }[]>(
      `SELECT signed_on::text AS day FROM collective_signature
        WHERE municipality_id = $1 AND submission_id = $2 AND person_hash = ANY($3)`,
      [row.municipalityId, row.id, hashes],
    );
    return found?.day ?? null;
  }

  /** @throws Refused 409 where nobody signs now or the person has signed, 403 for somebody who may not, 422 for a wrong code. */
  async sign(
    actor: Actor,
    place: PlaceRef,
    code: string,
    words: SigningWords,
  ): Promise<{ signedOn: LegalDay }> {
    const signedOn = this.clock.legalToday();
    await this.unitOfWork.run(actor, async (tx) => {
      const personId = personOf(tx);
      const row = await this.open(tx, place, code);
      const own = await this.codes.of(personId, tx.manager);
      const parsed = parsePersonalCode(words.personalCode);
      const typed = parsed && hashPersonalCode(parsed, this.config.personalCodeKey);
      if (!parsed || !typed || !own.some((hash) => hash.equals(typed)))
        throw new Refused([{ code: 'collective.code_not_yours', where: 'personalCode' }], 422);
      const known = await this.known(personId, place.id);
      const born = bornOnOf(parsed);
      const facts = {
        ...known,
        age: known.age ?? (born === null ? null : ageOn(signedOn, born)),
        basis: words.basis,
      };
      ensureAllowed(maySign({ ...facts, citizen: words.citizen }), 403);
      const hashes = this.seal.personHashes(this.placeOf(row), own);
      const before = await tx.manager.query<unknown[]>(
        `SELECT 1 FROM collective_signature WHERE municipality_id = $1 AND submission_id = $2 AND person_hash = ANY($3)`,
        [place.id, row.id, hashes],
      );
      const id = randomUUID();
      const name = (await this.names.of([personId], tx.manager)).get(personId) ?? '';
      const key = await this.seal.keyOf(tx.manager, this.placeOf(row));
      const written =
        before.length > 0
          ? []
          : await tx.manager.query<unknown[]>(
              `INSERT INTO collective_signature (municipality_id, id, submission_id, person_hash, sealed, basis,
                 confirmed, signed_on, recorded_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
               ON CONFLICT ON CONSTRAINT collective_signature_person_uq DO NOTHING RETURNING id`,
              [
                place.id,
                id,
                row.id,
                hashes[0],
                this.seal.seal(key, id, { name, code: parsed }),
                words.basis,
                isConfirmed(facts),
                signedOn,
                this.clock.legalNow(),
              ],
            );
      if (written.length === 0) throw new Refused([{ code: 'collective.signed_already' }], 409);
    });
    this.pages.forget();
    return { signedOn };
  }

  /**
   * Takes one's own signature back, as long as signatures are collected; one that was struck stays, or it could be given
   * anew. @throws Refused 404 where there is none.
   */
  async takeBack(actor: Actor, place: PlaceRef, code: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const row = await this.open(tx, place, code);
      const hashes = await this.hashesOf(tx.manager, row, personOf(tx));
      const [, deleted] = await tx.manager.query<[unknown, number]>(
        `DELETE FROM collective_signature
          WHERE municipality_id = $1 AND submission_id = $2 AND person_hash = ANY($3) AND sheet IS NULL
            AND struck IS NULL`,
        [place.id, row.id, hashes],
      );
      if (deleted === 0) throw Refused.notFound('signature');
    });
    this.pages.forget();
  }

  /** Signers do not wait for each other, but submitting waits for them. */
  private async open(tx: Transaction, place: PlaceRef, code: string): Promise<SubmissionRow> {
    const row = await this.store.load(tx.manager, place.id, code, 'SHARE');
    if (row.state === 'draft') throw Refused.notFound('collectiveSubmission');
    const over = row.collectUntil !== null && row.collectUntil < this.clock.legalToday();
    if (row.state !== 'collecting' || over) throw new Refused([{ code: 'collective.not_collecting' }], 409);
    return row;
  }

  private async hashesOf(manager: EntityManager, row: SubmissionRow, personId: string): Promise<Buffer[]> {
    return this.seal.personHashes(this.placeOf(row), await this.codes.of(personId, manager));
  }

  private placeOf({ municipalityId, id }: SubmissionRow): { municipalityId: string; submissionId: string } {
    return { municipalityId, submissionId: id };
  }
}

function personOf(tx: Transaction): string {
  if (tx.actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
  return tx.actor.personId;
}
