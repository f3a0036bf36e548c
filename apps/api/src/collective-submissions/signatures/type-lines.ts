import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { LegalDay, SignerBasis, StrikeReason, TypedLine, TypedLineResult } from '#libs/contracts';
import { isConfirmed, SIGNING_AGE } from '#libs/collective-submission-rules';
import { ageOn, PersonCodes, ResidentRegister } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import {
  hashPersonalCode,
  parsePersonalCode,
  type PersonalCode,
} from '../../platform/identity/personal-code.js';
import { Pages } from '../../platform/web/pages.js';
import { SubmissionStore, type SubmissionRow } from '../submission-store.js';
import { bornOnOf } from './born-on.js';
import { SignerSeal } from './signer-seal.js';

/** A sheet of signatures as somebody types it in. */
export interface TypedSheet {
  sheet: number;
  basis: SignerBasis;
  signedOn: LegalDay;
  lines: TypedLine[];
}

interface Before {
  sheet: number | null;
  line: number | null;
}

/** Signatures of paper lists: each person counts once, whatever they signed on, and no line is left out. */
@Injectable()
export class TypeLines {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly codes: PersonCodes,
    private readonly register: ResidentRegister,
    private readonly store: SubmissionStore,
    private readonly seal: SignerSeal,
    private readonly pages: Pages,
  ) {}

  /** @throws Refused 409 once the examination is over, and for a line of the sheet that has been typed in. */
  async run(actor: Actor, place: PlaceRef, code: string, input: TypedSheet): Promise<TypedLineResult[]> {
    const results = await this.unitOfWork.run(actor, async (tx) => {
      const row = await this.store.load(tx.manager, place.id, code, 'UPDATE');
      this.ensureTakesLines(row, input);
      await this.ensureFree(tx, row, input);
      const key = await this.seal.keyOf(tx.manager, { municipalityId: place.id, submissionId: row.id });
      const done: TypedLineResult[] = [];
      for (const line of input.lines) done.push(await this.take(tx, row, key, input, line));
      tx.audit({
        municipalityId: place.id,
        action: 'collective.typeLines',
        subjectType: 'collective_submission',
        subjectId: row.id,
        permission: 'collective.record',
        details: { sheet: input.sheet, lines: done.length, struck: done.filter((one) => one.struck).length },
      });
      return done;
    });
    this.pages.forget();
    return results;
  }

  private ensureTakesLines(row: SubmissionRow, { signedOn, lines }: TypedSheet): void {
    if (row.state !== 'collecting' && row.state !== 'submitted')
      throw new Refused([{ code: 'collective.wrong_state' }], 409);
    if (signedOn > (row.receivedOn ?? this.clock.legalToday()))
      throw new Refused([{ code: 'collective.day_ahead', where: 'signedOn' }], 422);
    if (new Set(lines.map(({ line }) => line)).size !== lines.length)
      throw new Refused([{ code: 'collective.line_taken', where: 'line', params: { lines: '' } }], 422);
  }

  private async ensureFree(tx: Transaction, row: SubmissionRow, { sheet, lines }: TypedSheet): Promise<void> {
    const taken = await tx.manager.query<{ line: number }[]>(
      `SELECT line FROM collective_signature
        WHERE municipality_id = $1 AND submission_id = $2 AND sheet = $3 AND line = ANY($4::int[]) ORDER BY line`,
      [row.municipalityId, row.id, sheet, lines.map(({ line }) => line)],
    );
    if (taken.length === 0) return;
    const params = { lines: taken.map(({ line }) => line).join(', ') };
    throw new Refused([{ code: 'collective.line_taken', where: 'line', params }], 409);
  }

  private async take(
    tx: Transaction,
    row: SubmissionRow,
    key: Buffer,
    { sheet, basis, signedOn }: TypedSheet,
    typed: TypedLine,
  ): Promise<TypedLineResult> {
    const parsed = parsePersonalCode(typed.code);
    const hash = parsed && hashPersonalCode(parsed, this.config.personalCodeKey);
    const place = { municipalityId: row.municipalityId, submissionId: row.id };
    const hashes = hash ? this.seal.personHashes(place, await this.codes.sameAs(hash, tx.manager)) : [];
    const before = await this.before(tx, row, hashes);
    const known = hash && (await this.register.find(hash, row.municipalityId));
    const age = ageFor(parsed, known?.bornOn ?? null, row.receivedOn ?? this.clock.legalToday());
    const struck = reason(typed, parsed, before, age);
    const confirmed = struck === null && isConfirmed({ basis, age, declared: known?.declared ?? null });
    const id = randomUUID();
    await tx.manager.query(
      `INSERT INTO collective_signature (municipality_id, id, submission_id, person_hash, sealed, sheet, line, basis,
         confirmed, struck, signed_on, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        row.municipalityId,
        id,
        row.id,
        before ? null : (hashes[0] ?? null),
        this.seal.seal(key, id, { name: typed.name, code: parsed ?? typed.code }),
        sheet,
        typed.line,
        basis,
        confirmed,
        struck,
        signedOn,
        this.clock.legalNow(),
      ],
    );
    return { line: typed.line, struck, before, confirmed };
  }

  private async before(tx: Transaction, row: SubmissionRow, hashes: Buffer[]): Promise<Before | null> {
    if (hashes.length === 0) return null;
    const [found] = await tx.manager.query<Before[]>(
      `SELECT sheet, line FROM collective_signature
        WHERE municipality_id = $1 AND submission_id = $2 AND person_hash = ANY($3) LIMIT 1`,
      [row.municipalityId, row.id, hashes],
    );
    return found ?? null;
  }
}

function ageFor(code: PersonalCode | null, bornOn: LegalDay | null, day: LegalDay): number | null {
  const born = bornOn ?? (code && bornOnOf(code));
  return born ? ageOn(day, born) : null;
}

function reason(
  { name, code }: TypedLine,
  parsed: PersonalCode | null,
  before: Before | null,
  age: number | null,
): StrikeReason | null {
  if (name.trim() === '' || code.trim() === '') return 'illegible';
  if (parsed === null) return 'wrong_code';
  if (before !== null) return 'duplicate';
  return age !== null && age < SIGNING_AGE ? 'under_age' : null;
}
