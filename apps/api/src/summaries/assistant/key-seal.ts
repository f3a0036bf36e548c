import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.js';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps a municipality's key of a language model so that the database alone does not give it away. */
@Injectable()
export class KeySeal {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  seal(municipalityId: string, key: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.secret(), nonce).setAAD(Buffer.from(municipalityId));
    return Buffer.concat([nonce, cipher.update(key, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** `null` when it was sealed under another secret, or for another municipality: it has to be entered anew. */
  open(municipalityId: string, sealed: Buffer): string | null {
    try {
      const decipher = createDecipheriv(CIPHER, this.secret(), sealed.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(municipalityId))
        .setAuthTag(sealed.subarray(-TAG_BYTES));
      const plain = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
      return Buffer.concat([plain, decipher.final()]).toString('utf8');
    } catch {
      return null;
    }
  }

  private secret(): Uint8Array {
    return new Uint8Array(hkdfSync('sha256', this.config.sessionKey, '', 'vietvara assistant key', 32));
  }
}
