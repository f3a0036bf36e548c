const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** As long as the keys that stand in addresses: of subscriptions, of personal calendars. */
const KEY = /[\w-]{32,}/g;

/**
 * The path of a request as a log may keep it: without its query, and without what opens something for whoever reads it.
 * Ids open nothing.
 */
export function loggedPath(url: string): string {
  const [path = ''] = url.split('?', 1);
  return path.replaceAll(KEY, (found) => (UUID.test(found) ? found : '…'));
}
