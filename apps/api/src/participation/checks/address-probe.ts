import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { hostOf, isOnOfficialSite } from '#libs/bylaw-procedure';
import type { PublicationCheckView } from '#libs/contracts';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { isInside, outsideOnly } from '../../platform/http/inside-network.js';

/** What a look at an address found. */
export type ProbeResult = Pick<PublicationCheckView, 'outcome' | 'status'>;

const TIMEOUT_MS = 10_000;
const MOST_REDIRECTS = 3;
/** Names that can never be real (RFC 2606); the demo's municipalities live there. */
const MADE_UP = /\.(example|test|invalid)$/;

/**
 * Looks whether a page on the official website answers. Only that website is asked, redirects away from it count as not
 * found, and nothing inside one's own network is ever asked.
 */
@Injectable()
export class AddressProbe {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'mode'>) {}

  /** Never throws: a website that is down is a result. */
  async look(url: string, officialDomain: string): Promise<ProbeResult> {
    const host = hostOf(url) ?? '';
    // The demo's municipalities have no website; a stand-in answers for it, as one does for their mail.
    if (this.config.mode === 'demo' && MADE_UP.test(host)) return { outcome: 'reached', status: 200 };
    return look(url, officialDomain, outsideOnly);
  }
}

/** The look itself, with the way names are resolved. */
export async function look(
  url: string,
  officialDomain: string,
  lookup: LookupFunction,
): Promise<ProbeResult> {
  let at = url;
  try {
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      if (!isOnOfficialSite(at, officialDomain)) return { outcome: 'refused', status: null };
      // As the request will read it: a number alone is an address too, and no name is looked up for one.
      const { hostname, protocol } = new URL(at);
      if (isIP(hostname) > 0 && isInside(hostname)) return { outcome: 'unreachable', status: null };
      const { status, to } = await head(at, protocol === 'https:' ? overHttps : overHttp, lookup);
      if (status >= 300 && status < 400 && to) {
        at = new URL(to, at).href;
        continue;
      }
      return { outcome: status >= 200 && status < 300 ? 'reached' : 'refused', status };
    }
    return { outcome: 'refused', status: null };
  } catch {
    return { outcome: 'unreachable', status: null };
  }
}

/** Status and where it leads on; what the page says is not read. */
function head(
  url: string,
  send: typeof overHttp,
  lookup: LookupFunction,
): Promise<{ status: number; to: string | undefined }> {
  return new Promise((resolve, reject) => {
    const headers = { 'user-agent': 'Vietvara publication check', accept: 'text/html,*/*' };
    const request = send(url, { headers, lookup }, (response) => {
      resolve({ status: response.statusCode ?? 0, to: response.headers.location });
      response.destroy();
    });
    const timer = setTimeout(() => request.destroy(new Error('too slow')), TIMEOUT_MS);
    request.on('close', () => clearTimeout(timer));
    request.on('error', reject);
    request.end();
  });
}
