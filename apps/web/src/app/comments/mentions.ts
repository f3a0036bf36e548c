import { fold } from '#libs/latvian-text';
import type { CommentPerson } from '#libs/contracts';

/** What is typed behind `@` at the caret. */
export interface OpenMention {
  /** Where the `@` stands. */
  from: number;
  query: string;
}

/** A longer query is not a name any more. */
const LONGEST = 40;
const MOST = 8;

/** The open mention at the caret: an `@` at the beginning of a word with nothing but a name behind it. */
export function openMention(text: string, caret: number): OpenMention | null {
  const from = text.lastIndexOf('@', caret - 1);
  if (from === -1 || (from > 0 && /[\p{L}\p{N}]/u.test(text.charAt(from - 1)))) return null;
  const query = text.slice(from + 1, caret);
  return query.length <= LONGEST && /^[\p{L}\p{M} .-]*$/u.test(query) && !/^ |  /.test(query)
    ? { from, query }
    : null;
}

/** People of whose name every typed word begins a part, without regard to case and diacritics. */
export function findPeople(people: readonly CommentPerson[], query: string): CommentPerson[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return people
    .filter(({ name }) => {
      const parts = fold(name).split(/[\s-]+/);
      return words.every((word) => parts.some((part) => part.startsWith(word)));
    })
    .slice(0, MOST);
}

/** The text with the name in place of what was typed, and where the caret stands then. */
export function putMention(text: string, open: OpenMention, name: string): { text: string; caret: number } {
  const end = open.from + 1 + open.query.length;
  const after = text.slice(end);
  const put = `@${name}${/^[\s.,;:!?)]/.test(after) ? '' : ' '}`;
  return { text: text.slice(0, open.from) + put + after, caret: open.from + put.length };
}

/** Ids of the chosen people whose `@name` still stands in the text. */
export function mentionedIn(text: string, chosen: readonly { id: string; name: string }[]): string[] {
  return [...new Set(chosen.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id))];
}

/** A piece of a comment: plain, or somebody's name. */
export interface TextPart {
  text: string;
  mention: boolean;
}

/** A comment with the names of those it calls apart; the longest name first where one begins another. */
export function partsOf(text: string, mentions: readonly { name: string }[]): TextPart[] {
  const names = mentions
    .map(({ name }) => `@${name}`)
    .filter((name) => name !== '@')
    .sort((one, other) => other.length - one.length);
  const parts: TextPart[] = [];
  let plain = '';
  for (let at = 0; at < text.length;) {
    const name = names.find((one) => text.startsWith(one, at));
    if (name === undefined) {
      plain += text.charAt(at);
      at += 1;
      continue;
    }
    if (plain) parts.push({ text: plain, mention: false });
    plain = '';
    parts.push({ text: name, mention: true });
    at += name.length;
  }
  return plain ? [...parts, { text: plain, mention: false }] : parts;
}
