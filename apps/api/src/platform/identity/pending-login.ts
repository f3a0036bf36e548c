/** What has to be remembered between the way to the identity provider and the way back. */
export interface PendingLogin {
  state: string;
  nonce: string;
  verifier: string;
  /** Path on this site to return to. */
  returnTo: string;
  /** Real time in milliseconds. */
  startedAt: number;
}

/** Somebody may look for their means of identification for this long. */
const PENDING_LOGIN_MS = 30 * 60 * 1000;
/** Tabs in which a login may be under way at once. */
const MOST_PENDING = 5;

/** The list with one more login; old and surplus ones are forgotten. */
export function addPending(list: readonly PendingLogin[] | undefined, login: PendingLogin): PendingLogin[] {
  return [...stillValid(list, login.startedAt), login].slice(-MOST_PENDING);
}

/** The login that the returning browser's `state` belongs to. */
export function findPending(
  list: readonly PendingLogin[] | undefined,
  state: unknown,
  now: number,
): PendingLogin | undefined {
  return stillValid(list, now).find((login) => login.state === state);
}

function stillValid(list: readonly PendingLogin[] | undefined, now: number): PendingLogin[] {
  return (list ?? []).filter((login) => now - login.startedAt < PENDING_LOGIN_MS);
}

/**
 * A path on this site, or `/` when the text would lead anywhere else: another origin, a scheme, the login itself or a
 * machine's address.
 */
export function safeReturn(text: unknown, publicUrl: URL): string {
  if (typeof text !== 'string' || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text) || text.length > 2000) return '/';
  const url = new URL(text, publicUrl);
  if (url.origin !== publicUrl.origin) return '/';
  // `//` can still arise when dots are resolved, as in `/.//other.example`.
  if (url.pathname.startsWith('//') || /^\/(auth|api|demo-idp)(\/|$)/.test(url.pathname)) return '/';
  return url.pathname + url.search + url.hash;
}
