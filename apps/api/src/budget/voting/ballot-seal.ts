import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { BallotChoices } from '#libs/contracts';
import { CONFIG, type Config } from '../../platform/config/config.js';

/** Which ballot a seal belongs to: one that is put elsewhere cannot be opened. */
export interface BallotPlace {
  municipalityId: string;
  cycleId: string;
  unitId: string;
  id: string;
}

/** What a seal hides. */
export type SealedChoices = Pick<BallotChoices, 'choices' | 'points'>;

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FLAG_BYTES = 4;
/** A number and its points. */
const CHOICE_BYTES = 8;

/**
 * Seals ballots until voting ends, under a key of the one cycle that the database does not know. All ballots of a cycle
 * are equally long, so that their length does not tell how many projects somebody chose.
 */
@Injectable()
export class BallotSeal {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @param most the most projects that a ballot of the cycle could name. */
  seal(place: BallotPlace, { choices, points }: SealedChoices, most: number): Buffer {
    const plain = Buffer.alloc(FLAG_BYTES + most * CHOICE_BYTES);
    plain.writeUInt32BE(points === null ? 0 : 1, 0);
    choices.forEach((nr, at) => {
      plain.writeUInt32BE(nr, FLAG_BYTES + at * CHOICE_BYTES);
      plain.writeUInt32BE(points?.[at] ?? 0, FLAG_BYTES + at * CHOICE_BYTES + 4);
    });
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.keyOf(place), nonce).setAAD(aad(place));
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws Error when the ballot was changed, moved or sealed with another key: nothing is left out silently. */
  open(place: BallotPlace, sealed: Buffer): SealedChoices {
    const decipher = createDecipheriv(CIPHER, this.keyOf(place), sealed.subarray(0, NONCE_BYTES))
      .setAAD(aad(place))
      .setAuthTag(sealed.subarray(-TAG_BYTES));
    const plain = Buffer.concat([
      decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)),
      decipher.final(),
    ]);
    const named = Array.from({ length: (plain.length - FLAG_BYTES) / CHOICE_BYTES }, (_, at) => ({
      nr: plain.readUInt32BE(FLAG_BYTES + at * CHOICE_BYTES),
      points: plain.readUInt32BE(FLAG_BYTES + at * CHOICE_BYTES + 4),
    })).filter(({ nr }) => nr > 0);
    return {
      choices: named.map(({ nr }) => nr),
      points: plain.readUInt32BE(0) === 1 ? named.map(({ points }) => points) : null,
    };
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
