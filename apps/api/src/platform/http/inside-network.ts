import { lookup } from 'node:dns';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';

/** Addresses inside a network: whoever types in an address must not reach our own machines through it. */
const INSIDE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  INSIDE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  // IPv4 inside IPv6, also behind translators and tunnels.
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2001::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  INSIDE.addSubnet(net, bits, 'ipv6');

/** Whether an IP address belongs to this machine or a private network; IPv4 inside IPv6 is looked at as IPv4. */
export function isInside(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return isInside(mapped);
  return INSIDE.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** A name that leads inside our own network. */
export class InsideAddress extends Error {}

/**
 * Resolves names for a request to an address that somebody typed in: fails with {@link InsideAddress} where any of them
 * leads inside. The address that was checked is the one that is connected to, so a name cannot change its mind between.
 */
export const outsideOnly: LookupFunction = (hostname, options, answer) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return answer(error, '', 0);
    const [first] = found;
    if (!first || found.some(({ address }) => isInside(address)))
      return answer(new InsideAddress(hostname), '', 0);
    // With `all`, the socket tries one address after the other; every one of them was looked at.
    if (options.all) answer(null, found);
    else answer(null, first.address, first.family);
  });
};
