import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../platform/config/config.js';

const TOKEN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/**
 * The links of subscriptions. A token is the subscription's id with a keyed digest of it: every e-mail can carry the same
 * link without the database holding a secret, and nobody makes one up.
 */
@Injectable()
export class SubscriptionTokens {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Config) {
    this.key = createHmac('sha256', config.sessionKey).update('subscription-link').digest();
  }

  /** The token of a subscription. */
  of(id: string): string {
    return `${id}.${this.mac(id)}`;
  }

  /** The subscription's id; `null` for what is no token. */
  read(token: string): string | null {
    const [, id, mac] = TOKEN.exec(token) ?? [];
    if (id === undefined || mac === undefined) return null;
    return timingSafeEqual(Buffer.from(mac), Buffer.from(this.mac(id))) ? id : null;
  }

  private mac(id: string): string {
    return createHmac('sha256', this.key).update(id).digest('base64url');
  }
}
