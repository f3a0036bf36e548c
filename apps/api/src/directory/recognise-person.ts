import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../platform/config/config.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import type { ProvenIdentity } from '../platform/identity/identity-provider.js';
import { hashPersonalCode, parsePersonalCode } from '../platform/identity/personal-code.js';

/**
 * Finds the person behind a login by the hash of a current or former personal code, else by the issuer's own name for
 * them, and writes down what is new. The codes themselves are forgotten with the request.
 */
@Injectable()
export class RecognisePerson {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Returns the person's id. */
  run(identity: ProvenIdentity): Promise<string> {
    const current = this.hash(identity.personalCode);
    const former = identity.historicalCodes.map((code) => this.hash(code)).filter((hash) => hash !== null);
    return this.unitOfWork.run({ kind: 'system' }, async (tx) => {
      await onlyOne(tx.manager, identity, [...(current ? [current] : []), ...former]);
      const known =
        (await byCodes(tx.manager, [...(current ? [current] : []), ...former])) ??
        (await byIdentity(tx.manager, identity));
      const personId = known ?? (await create(tx.manager, identity));
      if (known) await refresh(tx.manager, known, identity);
      await remember(tx.manager, personId, identity, current, former);
      tx.audit({
        action: 'identity.login',
        subjectType: 'person',
        subjectId: personId,
        details: { first: !known },
      });
      return personId;
    });
  }

  private hash(code: string | null): Buffer | null {
    const parsed = code === null ? null : parsePersonalCode(code);
    return parsed && hashPersonalCode(parsed, this.config.personalCodeKey);
  }
}

/** Whoever comes in twice at once, for the first time, becomes one person: the second login waits for the first. */
async function onlyOne(manager: EntityManager, identity: ProvenIdentity, hashes: Buffer[]): Promise<void> {
  const keys = [`${identity.issuer} ${identity.subject}`, ...hashes.map((hash) => hash.toString('hex'))];
  for (const key of keys.sort()) {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [key]);
  }
}

async function byCodes(manager: EntityManager, hashes: Buffer[]): Promise<string | null> {
  const rows = await manager.query<{ person_id: string }[]>(
    `SELECT DISTINCT person_id FROM person_code WHERE code_hash = ANY ($1)`,
    [hashes],
  );
  if (rows.length > 1) throw new Refused([{ code: 'identityAmbiguous' }], 409);
  return rows[0]?.person_id ?? null;
}

async function byIdentity(manager: EntityManager, identity: ProvenIdentity): Promise<string | null> {
  const [row] = await manager.query<{ person_id: string }[]>(
    `SELECT person_id FROM person_identity WHERE issuer = $1 AND subject = $2`,
    [identity.issuer, identity.subject],
  );
  return row?.person_id ?? null;
}

async function create(manager: EntityManager, identity: ProvenIdentity): Promise<string> {
  const id = randomUUID();
  await manager.query(`INSERT INTO person (id, name, email) VALUES ($1, $2, $3)`, [
    id,
    identity.name,
    identity.email,
  ]);
  return id;
}

/** The issuer knows the name best; an address that the person gave here stays. */
async function refresh(manager: EntityManager, personId: string, identity: ProvenIdentity): Promise<void> {
  await manager.query(
    `UPDATE person SET name = $2, email = COALESCE(email, $3)
      WHERE id = $1 AND (name <> $2 OR (email IS NULL AND $3::text IS NOT NULL))`,
    [personId, identity.name, identity.email],
  );
}

async function remember(
  manager: EntityManager,
  personId: string,
  identity: ProvenIdentity,
  current: Buffer | null,
  former: Buffer[],
): Promise<void> {
  await manager.query(
    `INSERT INTO person_identity (issuer, subject, person_id) VALUES ($1, $2, $3)
     ON CONFLICT ON CONSTRAINT person_identity_pk DO UPDATE SET person_id = EXCLUDED.person_id
     WHERE person_identity.person_id <> EXCLUDED.person_id`,
    [identity.issuer, identity.subject, personId],
  );
  for (const hash of former) {
    await manager.query(
      `INSERT INTO person_code (code_hash, person_id, current) VALUES ($1, $2, false)
       ON CONFLICT ON CONSTRAINT person_code_pk DO NOTHING`,
      [hash, personId],
    );
  }
  if (!current) return;
  await manager.query(
    `INSERT INTO person_code (code_hash, person_id, current) VALUES ($1, $2, true)
     ON CONFLICT ON CONSTRAINT person_code_pk DO UPDATE SET current = true WHERE NOT person_code.current`,
    [current, personId],
  );
  await manager.query(
    `UPDATE person_code SET current = false WHERE person_id = $1 AND code_hash <> $2 AND current`,
    [personId, current],
  );
}
