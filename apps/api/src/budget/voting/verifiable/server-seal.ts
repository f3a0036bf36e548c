import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../../platform/config/config.js';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts private keys that stand in the database with the server's own secret, each bound to its place. */
@Injectable()
export class ServerSeal {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  seal(place: string, plain: Uint8Array): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key(), nonce).setAAD(Buffer.from(place));
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws Error when it was changed, moved, or sealed under another secret. */
  open(place: string, sealed: Buffer): Buffer {
    const decipher = createDecipheriv(CIPHER, this.key(), sealed.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(place))
      .setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  }

  private key(): Buffer {
    return createHmac('sha256', this.config.personalCodeKey).update('vote-server-seal').digest();
  }
}
