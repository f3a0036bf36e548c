import {
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  privateDecrypt,
  sign,
  verify,
  constants,
  type KeyObject,
} from 'node:crypto';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CycleRow } from '../../cycles/budget-cycles.js';
import { Refused } from '../../../platform/http/refused.js';
import { sealingKey, type SealingKey } from './hpke.js';
import { ServerSeal } from './server-seal.js';

/** The key of one unit of voting. */
interface UnitKeys {
  spki: Buffer;
  publicKey: KeyObject;
  privateKey: KeyObject;
}

/** The keys that one cycle's ballots are taken with. */
export interface VoteKeySet {
  units: Map<string, UnitKeys>;
  logKey: Buffer;
  logPrivate: KeyObject;
  counting: SealingKey;
}

const generate = promisify(generateKeyPair);
const RSA_BITS = 3072;
/** RSABSSA-SHA384-PSS (RFC 9474): the salt is as long as the hash. */
const SALT_BYTES = 48;
const SPKI_ED25519_BYTES = 32;

/** Makes, keeps and uses the keys of verifiable votes. They never change, so they are read once. */
@Injectable()
export class VoteKeys {
  private readonly known = new Map<string, Promise<VoteKeySet>>();

  constructor(private readonly seals: ServerSeal) {}

  /** Makes the keys of a cycle when its voting opens. */
  async make(
    manager: EntityManager,
    { municipalityId, id }: CycleRow,
    unitIds: readonly string[],
    countingKey: Buffer,
  ): Promise<void> {
    const log = await generate('ed25519');
    const logKey = log.publicKey.export({ format: 'der', type: 'spki' }).subarray(-SPKI_ED25519_BYTES);
    const logSecret = this.seals.seal(`log:${id}`, log.privateKey.export({ format: 'der', type: 'pkcs8' }));
    await manager.query(
      `INSERT INTO vote_log (municipality_id, cycle_id, log_key, log_secret, counting_key, subtrees, epoch_since)
       VALUES ($1, $2, $3, $4, $5, '', now())`,
      [municipalityId, id, logKey, logSecret, countingKey],
    );
    const pairs = await Promise.all(
      unitIds.map(() => generate('rsa', { modulusLength: RSA_BITS, publicExponent: 0x10001 })),
    );
    for (const [at, unitId] of unitIds.entries()) {
      const { publicKey, privateKey } = pairs[at] ?? {};
      if (!publicKey || !privateKey) throw new Error('A key for every unit.');
      await manager.query(
        `INSERT INTO vote_unit_key (municipality_id, cycle_id, unit_id, public_key, secret)
         VALUES ($1, $2, $3, $4, $5)`,
        [
          municipalityId,
          id,
          unitId,
          publicKey.export({ format: 'der', type: 'spki' }),
          this.seals.seal(`unit:${unitId}`, privateKey.export({ format: 'der', type: 'pkcs8' })),
        ],
      );
    }
  }

  /** @throws Refused 409 `vote_not_verifiable` for a cycle that has none. */
  async of(manager: EntityManager, municipalityId: string, cycleId: string): Promise<VoteKeySet> {
    const place = `${municipalityId}:${cycleId}`;
    const known = this.known.get(place);
    if (known) return known;
    const reading = this.read(manager, municipalityId, cycleId);
    this.known.set(place, reading);
    reading.catch(() => this.known.delete(place));
    return reading;
  }

  private async read(manager: EntityManager, municipalityId: string, cycleId: string): Promise<VoteKeySet> {
    const [log] = await manager.query<{ log_key: Buffer; log_secret: Buffer; counting_key: Buffer }[]>(
      `SELECT log_key, log_secret, counting_key FROM vote_log WHERE municipality_id = $1 AND cycle_id = $2`,
      [municipalityId, cycleId],
    );
    if (!log) throw new Refused([{ code: 'vote_not_verifiable' }], 409);
    const rows = await manager.query<{ unit_id: string; public_key: Buffer; secret: Buffer }[]>(
      `SELECT unit_id, public_key, secret FROM vote_unit_key WHERE municipality_id = $1 AND cycle_id = $2
        ORDER BY unit_id`,
      [municipalityId, cycleId],
    );
    const units = rows.map(({ unit_id: unitId, public_key: spki, secret }): [string, UnitKeys] => [
      unitId,
      {
        spki,
        publicKey: createPublicKey({ key: spki, format: 'der', type: 'spki' }),
        privateKey: privateKeyOf(this.seals.open(`unit:${unitId}`, secret)),
      },
    ]);
    return {
      units: new Map(units),
      logKey: log.log_key,
      logPrivate: privateKeyOf(this.seals.open(`log:${cycleId}`, log.log_secret)),
      counting: sealingKey(log.counting_key),
    };
  }
}

/** Signs what it cannot read: RSA's private operation on the blinded message. @throws Refused 422 for what is no such message. */
export function signBlindly({ privateKey }: UnitKeys, blinded: Buffer): Buffer {
  try {
    return privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, blinded);
  } catch {
    throw new Refused([{ code: 'credential_unreadable', where: 'blinded' }], 422);
  }
}

/** In a thread of its own, so that the signatures of ballots that come together are checked side by side. */
const verified = promisify<string | null, Uint8Array, Parameters<typeof verify>[2], Uint8Array, boolean>(
  verify,
);

/** Whether the unit's key signed the credential. */
export function isCredential(
  { publicKey }: UnitKeys,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const key = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_BYTES };
  return verified('sha384', message, key, signature);
}

const ED25519_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Whether the Ed25519 key (32 bytes) signed the message. */
export function isEd25519(key: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const spki = Buffer.concat([ED25519_PREFIX, key]);
  return verified(null, message, createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature);
}

/** The log's signature. */
export const signAsLog = ({ logPrivate }: VoteKeySet, message: Uint8Array): Buffer =>
  sign(null, message, logPrivate);

function privateKeyOf(der: Buffer): KeyObject {
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}
