import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';

/** RFC 8410: an Ed25519 private key of 32 bytes as PKCS #8 begins with this. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const KEY_BYTES = 32;

/** Signs boxes of paper ballots with a key of the one cycle that the database does not know. */
@Injectable()
export class BatchSigner {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Digest and Ed25519 signature of the text. */
  sign(cycleId: string, text: string): { digest: string; signature: Buffer } {
    const bytes = Buffer.from(text, 'utf8');
    return {
      digest: createHash('sha256').update(bytes).digest('hex'),
      signature: sign(null, bytes, this.keyOf(cycleId)),
    };
  }

  /** The public key, 32 bytes as base64url. */
  publicKey(cycleId: string): string {
    const spki = createPublicKey(this.keyOf(cycleId)).export({ format: 'der', type: 'spki' });
    return spki.subarray(-KEY_BYTES).toString('base64url');
  }

  private keyOf(cycleId: string): KeyObject {
    const seed = hkdfSync('sha256', this.config.personalCodeKey, cycleId, 'paper batches', KEY_BYTES);
    return createPrivateKey({
      key: Buffer.concat([PKCS8_HEAD, Buffer.from(seed)]),
      format: 'der',
      type: 'pkcs8',
    });
  }
}
