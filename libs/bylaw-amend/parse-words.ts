import { toSuperscript } from '#libs/bylaw-document';
import type { Target } from './operations.js';

/** A quotation mark, as part of a pattern. */
export const Q = `(?:["„“”«»]|'')`;
/** What quoted words are called, as part of a pattern. */
export const WORDS = `(?:vārd(?:u|us|a|iem|am)|skait(?:li|ļus|ļa|ļiem|lim)|(?:vārdu|vārdus|skaitli|skaitļus|vārda|vārdiem|skaitļiem|skaitļa) un (?:skaitli|skaitļus|vārdu|vārdus|skaitļa|skaitļiem|vārda|vārdiem)|zīm\\p{L}+|saīsinājum\\p{L}+|teikum\\p{L}+|cipar\\p{L}+|atsauc\\p{L}+|frāz\\p{L}+|termin\\p{L}+|apzīmējum\\p{L}+)`;
/** In which forms words are meant, as part of a pattern. */
export const FORMS = `(?:\\s*\\(attiecīg\\p{L}* (?:locījum|skaitl)\\p{L}*(?: un (?:locījum|skaitl)\\p{L}+)?\\))?`;

/** A text without invisible characters, superscripts as such. */
export function clean(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\u00a0/g, ' ')
    .replace(/<sup>(\d+)<\/sup>/g, (_, digits: string) => toSuperscript(digits))
    .replace(/(?<=[\d.])\^(\d+)/g, (_, digits: string) => toSuperscript(digits));
}

/** Whether words are meant in both numbers. */
export function anyNumber(text: string): { anyNumber?: true } {
  return /\(attiecīg[^)]*skaitl/.test(text) ? { anyNumber: true } : {};
}

/** Several sentences of one unit as one target. */
export function joined(targets: readonly Target[]): Target {
  const [first = []] = targets;
  const last = targets.flatMap((target) => target.at(-1)?.segments ?? []);
  return [...first.slice(0, -1), { kind: 'sentence', segments: last }];
}

/** `"a", "b" un "c"` as three wordings. */
export function splitQuoted(text: string): string[] {
  return text.slice(1, -1).split(/["„“”«»](?:, | un |, un )["„“”«»]/);
}

const VERBS = 'izteikt|papildināt|svītrot|izslēgt|aizstāt';

/**
 * An instruction in the usual order: `5. punktu izteikt šādā redakcijā` begins with its verb, and `… visā tekstā` at the end
 * comes after the verb.
 */
export function inOrder(text: string): string {
  const late = new RegExp(`^(?!(?:${VERBS})(?!\\p{L}))([^"„“]{3,120}?) (${VERBS}) (.*)$`, 'iu').exec(text);
  if (late) {
    const places = (late[1] ?? '').replace(/^(?:Noteikum|Saistoš)/, (word) => word.toLowerCase());
    return `${late[2] ?? ''} ${places} ${late[3] ?? ''}`;
  }
  const end = new RegExp(`^(${VERBS}) (.*${Q}) (visā (?:\\p{L}+ )?tekstā)$`, 'iu').exec(text);
  return end ? `${end[1] ?? ''} ${end[3] ?? ''} ${end[2] ?? ''}` : text;
}
