/** What a character is for the comparison. */
const SIGN = 0;
const LETTER = 1;
const SPACE = 2;
type Kind = typeof SIGN | typeof LETTER | typeof SPACE;

const LETTER_OR_NUMBER = /^[\p{L}\p{N}]$/u;
const SPACE_IN_LINE = /^[^\S\n\t]$/;
/** Latin letters with all their accents; what lies beyond is asked for one by one. */
const KNOWN = 0x250;
const KINDS = Uint8Array.from({ length: KNOWN }, (_, code) => kindOf(String.fromCharCode(code)));

function kindOf(char: string): Kind {
  if (LETTER_OR_NUMBER.test(char)) return LETTER;
  return SPACE_IN_LINE.test(char) ? SPACE : SIGN;
}

/**
 * Where the words, runs of spaces and signs of a text end. Every line end, tab and other sign stands by itself; all
 * letters and digits that touch each other are one word.
 */
export function tokenEnds(text: string): number[] {
  const ends: number[] = [];
  let at = 0;
  let run: Kind = SIGN;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    let kind: Kind;
    let width = 1;
    if (code < KNOWN) kind = KINDS[code] as Kind;
    else {
      const char = String.fromCodePoint(text.codePointAt(at) as number);
      width = char.length;
      kind = kindOf(char);
    }
    at += width;
    if (kind !== SIGN && kind === run) ends[ends.length - 1] = at;
    else ends.push(at);
    run = kind;
  }
  return ends;
}

/** Whether a space of any kind, but no line end or tab, stands at a place of a text. */
export function isSpaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < KNOWN ? KINDS[code] === SPACE : SPACE_IN_LINE.test(text.charAt(at));
}

/** Whether a text holds a letter or a digit. */
export function hasWord(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < KNOWN ? KINDS[code] === LETTER : /[\p{L}\p{N}]/u.test(text.slice(at))) return true;
  }
  return false;
}
