import { fold } from '#libs/latvian-text';

/** How well a name fits what was typed; `null` where it does not. Lower is better. */
export function fitness(name: string, query: string): number | null {
  const text = fold(name);
  const asked = fold(query).trim();
  if (asked === '') return 0;
  const words = asked.split(/\s+/);
  const starts = text.split(/[\s,:()/-]+/);
  if (text.startsWith(asked)) return 0;
  if (words.every((word) => starts.some((start) => start.startsWith(word)))) return 1;
  if (words.every((word) => text.includes(word))) return 2;
  // Letters in their order, as one types the beginnings of words: `pa lej` or `jrp`.
  const spread = spreadOf(text, asked.replaceAll(' ', ''));
  return spread === null ? null : 3 + spread / 100;
}

/** How far apart the letters stand that were asked for; `null` where they are not there in this order. */
function spreadOf(text: string, letters: string): number | null {
  let at = -1;
  let first = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return null;
    if (first < 0) first = at;
  }
  return at - first + 1 - letters.length;
}

const KEY = 'vietvara.editor.recent';
const MOST = 5;

/** Ids of the actions that this person chose last in this browser, the latest first. */
export function recentActions(storage: Storage | null): string[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(KEY) ?? '[]');
    return Array.isArray(kept)
      ? kept.filter((one): one is string => typeof one === 'string').slice(0, MOST)
      : [];
  } catch {
    return [];
  }
}

/** Remembers that an action was chosen. */
export function rememberAction(storage: Storage | null, id: string): void {
  try {
    storage?.setItem(
      KEY,
      JSON.stringify([id, ...recentActions(storage).filter((one) => one !== id)].slice(0, MOST)),
    );
  } catch {
    // A browser that keeps nothing shows no recent actions.
  }
}
