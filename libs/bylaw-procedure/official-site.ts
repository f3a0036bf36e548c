/**
 * The host of a web address in lower case, without port; `null` unless it is a plain `http(s)` address. Addresses with
 * user information, spaces or backslashes are refused, because browsers and people read different hosts in them.
 */
export function hostOf(url: string): string | null {
  if (/[\s\\]/.test(url)) return null;
  const match = /^https?:\/\/([^/?#@:]+)(?::\d{1,5})?(?:[/?#].*)?$/i.exec(url);
  const host = match?.[1]?.toLowerCase().replace(/\.$/, '');
  return host && /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*$/u.test(host) ? host : null;
}

/**
 * Whether the address is on the municipality's official website: its host is the official domain (with or without
 * `www.`) or below it. A page of any other system is not a publication in the sense of PL 28(3), 46(3) or 46(4).
 */
export function isOnOfficialSite(url: string, officialDomain: string): boolean {
  const domain = officialDomain
    .trim()
    .toLowerCase()
    .replace(/^www\./, '');
  const host = hostOf(url);
  return host !== null && domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}
