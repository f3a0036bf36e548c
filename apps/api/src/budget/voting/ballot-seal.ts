import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';

/** Which ballot a seal belongs to: one that is put elsewhere cannot be opened. */
export interface BallotPlace {
  municipalityId: string;
  cycleId: string;
  unitId: string;
  id: string;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CHOICE_BYTES = 4;

/**
 * Seals ballots until voting ends, under a key of the one cycle that the database does not know. All ballots of a cycle
 * are equally long, so that their length does not tell how many projects somebody chose.
 */
@Injectable()
export class BallotSeal {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @param most the most projects that a ballot of the cycle could name. */
  seal(place: BallotPlace, choices: readonly number[], most: number): Buffer {
    const plain = Buffer.alloc(most * CHOICE_BYTES);
    choices.forEach((nr, at) => plain.writeUInt32BE(nr, at * CHOICE_BYTES));
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.keyOf(place), nonce).setAAD(aad(place));
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws Error when the ballot was changed, moved or sealed with another key: nothing is left out silently. */
  open(place: BallotPlace, sealed: Buffer): number[] {
    const decipher = createDecipheriv(CIPHER, this.keyOf(place), sealed.subarray(0, NONCE_BYTES))
      .setAAD(aad(place))
      .setAuthTag(sealed.subarray(-TAG_BYTES));
    const plain = Buffer.concat([
      decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)),
      decipher.final(),
    ]);
    const numbers = Array.from({ length: plain.length / CHOICE_BYTES }, (_, at) =>
      plain.readUInt32BE(at * CHOICE_BYTES),
    );
    return numbers.filter((nr) => nr > 0);
  }

  private keyOf({ municipalityId, cycleId }: BallotPlace): Buffer {
    return createHmac('sha256', this.config.personalCodeKey)
      .update(`ballot-seal:${municipalityId}:${cycleId}`)
      .digest();
  }
}

function aad({ municipalityId, cycleId, unitId, id }: BallotPlace): Buffer {
  return Buffer.from(`${municipalityId}:${cycleId}:${unitId}:${id}`);
}
