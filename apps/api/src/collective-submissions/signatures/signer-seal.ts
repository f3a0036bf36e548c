import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config/config.js';

/** Which submission a seal belongs to: one that is put elsewhere cannot be opened. */
export interface SealPlace {
  municipalityId: string;
  submissionId: string;
}

/** What PL 56(3) asks of a signer. */
export interface SignerWords {
  name: string;
  code: string;
}

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals names and personal codes of signers under a random key of the one submission, itself wrapped under a key that
 * the database does not know. Whoever deletes the wrapped key has erased every signer of the submission.
 */
@Injectable()
export class SignerSeal {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** The submission's key, made at its first use. */
  async keyOf(manager: EntityManager, place: SealPlace): Promise<Buffer> {
    const { municipalityId, submissionId } = place;
    const fresh = encrypt(this.wrappingKey(), randomBytes(KEY_BYTES), aad(place));
    await manager.query(
      `INSERT INTO collective_key (municipality_id, submission_id, wrapped) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING`,
      [municipalityId, submissionId, fresh],
    );
    const key = await this.existingKey(manager, place);
    if (!key) throw new Error('A key that was just written is not there.');
    return key;
  }

  /** `null` where the key has been erased or never was. */
  async existingKey(manager: EntityManager, place: SealPlace): Promise<Buffer | null> {
    const [row] = await manager.query<{ wrapped: Buffer }[]>(
      `SELECT wrapped FROM collective_key WHERE municipality_id = $1 AND submission_id = $2`,
      [place.municipalityId, place.submissionId],
    );
    return row ? decrypt(this.wrappingKey(), row.wrapped, aad(place)) : null;
  }

  seal(key: Buffer, id: string, words: SignerWords): Buffer {
    return encrypt(key, Buffer.from(JSON.stringify([words.name, words.code])), Buffer.from(id));
  }

  /** @throws Error when the seal was changed, moved or made with another key. */
  open(key: Buffer, id: string, sealed: Buffer): SignerWords {
    const [name, code] = JSON.parse(decrypt(key, sealed, Buffer.from(id)).toString()) as [string, string];
    return { name, code };
  }

  /** How a person stands among the signers: the rolls of two submissions cannot be laid side by side. */
  personHashes({ municipalityId, submissionId }: SealPlace, codeHashes: readonly Buffer[]): Buffer[] {
    const key = createHmac('sha256', this.config.personalCodeKey)
      .update(`collective-signer:${municipalityId}:${submissionId}`)
      .digest();
    return codeHashes.map((hash) => createHmac('sha256', key).update(hash).digest());
  }

  private wrappingKey(): Buffer {
    const { personalCodeKey } = this.config;
    return Buffer.from(hkdfSync('sha256', personalCodeKey, '', 'collective-submission-signers', KEY_BYTES));
  }
}

function encrypt(key: Buffer, plain: Buffer, associated: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(associated);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer, associated: Buffer): Buffer {
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES))
    .setAAD(associated)
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}

function aad({ municipalityId, submissionId }: SealPlace): Buffer {
  return Buffer.from(`${municipalityId}:${submissionId}`);
}
