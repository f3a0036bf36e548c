import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { PersonInput } from '#libs/contracts';
import { fold, normalizeText } from '#libs/latvian-text';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import type { Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { hashPersonalCode, parsePersonalCode } from '../../platform/identity/personal-code.js';

/** Finds a person by personal code, or creates one. The code becomes a keyed hash at once and is never kept. */
@Injectable()
export class FindOrCreatePerson {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /**
   * @param input an id counts only when the person is already known in the municipality.
   * @throws Refused when the code is none, or belongs to somebody with another name: that is a typing error, or a name
   *   that the person's next login brings up to date. The stored name is not told.
   */
  async within(tx: Transaction, place: PlaceRef, input: PersonInput): Promise<string> {
    if ('id' in input) return this.knownHere(tx, place, input.id);
    const code = parsePersonalCode(input.personalCode);
    if (!code) throw new Refused([{ code: 'personalCodeForm', where: 'person.personalCode' }], 422);
    const hash = hashPersonalCode(code, this.config.personalCodeKey);
    const name = normalizeText(input.name);
    // Two administrators who enter the same person at once take turns.
    await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [hash.toString('hex')]);
    const [known] = await tx.manager.query<{ id: string; name: string }[]>(
      `SELECT p.id, p.name FROM person_code c JOIN person p ON p.id = c.person_id WHERE c.code_hash = $1`,
      [hash],
    );
    if (known && fold(known.name) !== fold(name)) {
      throw new Refused([{ code: 'personNameDiffers', where: 'person.name' }], 409);
    }
    if (known) return known.id;
    const id = randomUUID();
    await tx.manager.query(`INSERT INTO person (id, name, email) VALUES ($1, $2, $3)`, [
      id,
      name,
      input.email,
    ]);
    await tx.manager.query(`INSERT INTO person_code (code_hash, person_id) VALUES ($1, $2)`, [hash, id]);
    tx.audit({
      municipalityId: place.id,
      action: 'person.added',
      subjectType: 'person',
      subjectId: id,
      permission: 'directory.manage',
    });
    return id;
  }

  private async knownHere(tx: Transaction, place: PlaceRef, id: string): Promise<string> {
    const known = await tx.manager.query<unknown[]>(
      `SELECT 1 FROM role_assignment WHERE municipality_id = $1 AND person_id = $2 LIMIT 1`,
      [place.id, id],
    );
    if (known.length === 0) throw Refused.notFound('person');
    return id;
  }
}
