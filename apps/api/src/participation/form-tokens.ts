import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Violation } from '#libs/contracts';
import { MIN_FILL_SECONDS } from '#libs/participation-rules';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Clock } from '../platform/clock/clock.js';

const MAX_FILL_MS = 24 * 60 * 60 * 1000;
/** No letters or digits that are mistaken for each other on paper. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Signed marks of when a form was fetched: programs that send at once are told apart without a captcha. Real time. */
@Injectable()
export class FormTokens {
  private readonly key: Buffer;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly clock: Clock,
  ) {
    this.key = createHmac('sha256', config.sessionKey).update('opinion-form').digest();
  }

  /** The token of a form fetched at `at`. */
  issue(stageId: string, at: Date = this.clock.realNow()): string {
    const issued = at.getTime().toString(36);
    return `${issued}.${this.mac(stageId, issued)}`;
  }

  /** What speaks against a token; empty when it is good. */
  check(stageId: string, token: string): Violation[] {
    const [issued = '', mac = ''] = token.split('.');
    const expected = Buffer.from(this.mac(stageId, issued));
    const given = Buffer.from(mac);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return [{ code: 'opinion.form_unknown', where: 'token' }];
    }
    const age = this.clock.realNow().getTime() - Number.parseInt(issued, 36);
    if (age < MIN_FILL_SECONDS * 1000) return [{ code: 'opinion.sent_too_fast', where: 'token' }];
    return age > MAX_FILL_MS ? [{ code: 'opinion.form_expired', where: 'token' }] : [];
  }

  private mac(stageId: string, issued: string): string {
    return createHmac('sha256', this.key).update(`${stageId} ${issued}`).digest('base64url');
  }
}

/** What a receipt is for: an opinion about a draft, one about an event, a registration, an application to a council. */
export type ReceiptKind = 'VO' | 'LD' | 'SP' | 'KP';

/** A receipt number such as `VO-7K3M-9QXT`. */
export function newReceipt(kind: ReceiptKind): string {
  const letters = [...randomBytes(8)].map((byte) => ALPHABET[byte % ALPHABET.length] ?? '').join('');
  return `${kind}-${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** The secret of an author's link, and the hash that is stored. */
export function newKey(): { key: string; hash: Buffer } {
  const key = randomBytes(18).toString('base64url');
  return { key, hash: hashKey(key) };
}

/** Hash of an author's secret. */
export function hashKey(key: string): Buffer {
  return createHash('sha256').update(`opinion-key:${key}`).digest();
}
