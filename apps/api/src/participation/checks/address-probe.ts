import { lookup } from 'node:dns/promises';
import { isIP, BlockList } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { hostOf, isOnOfficialSite } from '#libs/bylaw-procedure';
import type { PublicationCheckView } from '#libs/contracts';
import { CONFIG, type Config } from '../../platform/config/config.js';

/** What a look at an address found. */
export type ProbeResult = Pick<PublicationCheckView, 'outcome' | 'status'>;

/** How names become addresses; another one in tests. */
export type Resolve = (host: string) => Promise<string[]>;

const TIMEOUT_MS = 10_000;
const MOST_REDIRECTS = 3;
/** Names that can never be real (RFC 2606); the demo's municipalities live there. */
const MADE_UP = /\.(example|test|invalid)$/;

const INSIDE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const) {
  INSIDE.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  INSIDE.addSubnet(network, prefix, 'ipv6');
}

/**
 * Looks whether a page on the official website answers. Only that website is asked, redirects away from it count as not
 * found, and nothing inside one's own network is ever asked.
 */
@Injectable()
export class AddressProbe {
  private readonly resolve: Resolve = async (host) =>
    (await lookup(host, { all: true })).map(({ address }) => address);

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'mode'>) {}

  /** Never throws: a website that is down is a result. */
  async look(url: string, officialDomain: string): Promise<ProbeResult> {
    const host = hostOf(url) ?? '';
    // The demo's municipalities have no website; a stand-in answers for it, as one does for their mail.
    if (this.config.mode === 'demo' && MADE_UP.test(host)) return { outcome: 'reached', status: 200 };
    return look(url, officialDomain, this.resolve);
  }
}

/** The look itself, with the way names are resolved. */
export async function look(url: string, officialDomain: string, resolve: Resolve): Promise<ProbeResult> {
  let at = url;
  try {
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      if (!isOnOfficialSite(at, officialDomain)) return { outcome: 'refused', status: null };
      if (!(await isOutside(hostOf(at) ?? '', resolve))) return { outcome: 'unreachable', status: null };
      const response = await fetch(at, {
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: { 'user-agent': 'Vietvara publication check', accept: 'text/html,*/*' },
      });
      await response.body?.cancel();
      const to = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && to) {
        at = new URL(to, at).href;
        continue;
      }
      return { outcome: response.ok ? 'reached' : 'refused', status: response.status };
    }
    return { outcome: 'refused', status: null };
  } catch {
    return { outcome: 'unreachable', status: null };
  }
}

/** Whether every address of the host is one of the public internet. */
export async function isOutside(host: string, resolve: Resolve): Promise<boolean> {
  const addresses = isIP(host) ? [host] : await resolve(host);
  return (
    addresses.length > 0 &&
    addresses.every((address) => !INSIDE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'))
  );
}
