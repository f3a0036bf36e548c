import type { Claim } from './unconfirmed-store';

/** What this browser keeps for the portal; `null` where it is not allowed to. */
export function browserStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/**
 * Names that one page of the browser holds at a time, freed by the browser itself when the page is closed or crashes.
 * Where the browser has no such locks (a page without HTTPS) everything is free.
 */
export function browserClaims(): Claim {
  const locks = 'locks' in navigator ? navigator.locks : undefined;
  if (!locks) return () => Promise.resolve(() => {});
  return (name) =>
    new Promise((resolve) => {
      void locks
        .request(name, { ifAvailable: true }, (lock) => {
          if (!lock) {
            resolve(null);
            return undefined;
          }
          return new Promise<void>((free) => resolve(free));
        })
        .catch(() => resolve(() => {}));
    });
}
