import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';

/**
 * How a person stands in a roll: a hash of their personal code's hash under a key of that one cycle, so that the rolls
 * of two cycles cannot be laid side by side.
 */
@Injectable()
export class RollHashes {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** One hash for each code of the person, in the same order. */
  of(municipalityId: string, cycleId: string, codeHashes: readonly Buffer[]): Buffer[] {
    const key = createHmac('sha256', this.config.personalCodeKey)
      .update(`vote-roll:${municipalityId}:${cycleId}`)
      .digest();
    return codeHashes.map((codeHash) => createHmac('sha256', key).update(codeHash).digest());
  }
}
