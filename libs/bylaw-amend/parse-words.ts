import { toSuperscript } from '#libs/bylaw-document';
import type { Target, WordPair } from './operations.js';

/** A quotation mark, as part of a pattern. */
export const Q = `(?:["„“”«»]|'')`;
/** What quoted words are called, as part of a pattern. */
export const WORDS = `(?:vārd(?:u|us|a|iem|am)|skait(?:li|ļus|ļa|ļiem|lim)|(?:vārdu|vārdus|skaitli|skaitļus|vārda|vārdiem|skaitļiem|skaitļa) un (?:skaitli|skaitļus|vārdu|vārdus|skaitļa|skaitļiem|vārda|vārdiem)|zīm\\p{L}+|saīsinājum\\p{L}+|teikum\\p{L}+|cipar\\p{L}+|atsauc\\p{L}+|frāz\\p{L}+|termin\\p{L}+|apzīmējum\\p{L}+)`;
/** In which forms words are meant, as part of a pattern. */
export const FORMS = `(?:\\s*\\(?attiecīg\\p{L}* (?:locījum|skaitl)\\p{L}*(?: un (?:locījum|skaitl)\\p{L}+)?\\)?)?`;

/** Whether words are meant in every form. */
export function isInflected(text: string): boolean {
  return /attiecīg\p{L}* (?:locījum|skaitl)/u.test(text);
}

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
  return /attiecīg\p{L}* (?:locījum\p{L}+ un )?skaitl/u.test(text) ? { anyNumber: true } : {};
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
 * `Aizstāt 5. punktā … "a" ar … "b" un svītrot 6. punktu` as two instructions, where the second begins after quoted words.
 */
export function splitVerbs(text: string): [string, string] | null {
  const joint = new RegExp(`(?<=${Q}${FORMS}),? (?:un|kā arī) (?=(?:${VERBS}) )`, 'u').exec(text);
  return joint ? [text.slice(0, joint.index), text.slice(joint.index + joint[0].length)] : null;
}

/** `"a" ar "b" un vārdu "c" ar "d"` as pairs of wordings; `null` where it says anything else. */
export function readPairs(text: string): WordPair[] | null {
  const joint = new RegExp(
    `(?<=${Q}\\)?),? (?:un|kā arī)? ?(?=${WORDS} ${Q}[^"„“”«»]*${Q}${FORMS} ar ${WORDS} ${Q})`,
    'u',
  );
  const pairs: WordPair[] = [];
  for (const part of text.split(joint)) {
    const [, from, to] =
      new RegExp(`^(?:${WORDS} )?${Q}(.*)${Q}${FORMS} ar (?:${WORDS} )?${Q}(.*)${Q}${FORMS}$`, 'u').exec(
        part,
      ) ?? [];
    if (from === undefined || to === undefined || holdsInstruction(from) || holdsInstruction(to)) return null;
    pairs.push({ from, to });
  }
  return pairs;
}

/** The places in a phrase without the name of the act they are in: `Saistošo noteikumu 5. punktu`, `nolikuma 5. punktu`. */
export function withoutAct(phrase: string): string {
  return phrase
    .replace(new RegExp(`^.*(?:noteikum\\p{L}+|likum\\p{L}+) Nr\\.\\s?[^\\s,]+(?: ${Q}.*${Q})?\\s*`, 'u'), '')
    .replace(/^(?:Saistoš|Noteikum)/, (word) => word.toLowerCase())
    .replace(/^(?:(?:pašvaldības|domes) )?nolikum(?:a|ā|u)(?=$|\s)/iu, 'noteikumus');
}

/** Whether words taken for one wording hold the beginning of another instruction: then nobody knows what is meant. */
function holdsInstruction(words: string): boolean {
  return new RegExp(
    `${Q},? (?:ar ${WORDS}|(?:un )?(?:svītro|aizstā|papildin|izte?i?k|izsak)\\p{L}*) `,
    'u',
  ).test(words);
}

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
