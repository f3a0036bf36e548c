import type { TextBlock } from '#libs/bylaw-document';
import { justBefore, sentencesOf, type Linted } from './linted.js';
import { isAccount, personalCodeKind } from './personal-code.js';

const CODE = /(?<![\d-])\d{6}(?:-\d{5}|\d{5})(?![\d-])/g;
const PHONE =
  /(?<![\d.,/-])(?:(?<code>\+371|00371)\s?)?2\d(?:\s?\d){6}(?![\d.,%/-]*\d|\s*(?:euro|EUR|eiro|%))/g;
const EMAIL = /[\p{L}\d][\p{L}\d._+-]*@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
const ACCOUNT = /(?<![\p{L}\d])LV\d{2}(?:\s?[A-Z0-9]){17}(?![\p{L}\d])/gu;
const PRIVATE_MAIL = /@(?:gmail|inbox|yahoo|outlook|hotmail|icloud|one|apollo|tvnet|mail)\./i;
const OFFICE =
  /^(?:dome|pasts|info|birojs|dienest|nodal|pagast|novad|skola|kac|vpvkac|policij|bibliotek|buvvald|komisij|pasvaldib|kontakti|parvald|social|barintiesa|e)/i;

const FIRST_NAMES =
  'Agris|Aigars|Ainārs|Aivars|Aleksandrs|Andris|Andrejs|Arvīds|Arnis|Artis|Artūrs|Dainis|Edgars|Edvīns|Egils|Elmārs|Ēriks|Gatis|Gints|Guntars|Guntis|Gunārs|Imants|Ivars|Ivo|Jānis|Jurijs|Juris|Kaspars|Kārlis|Krišjānis|Laimonis|Māris|Mārtiņš|Mareks|Modris|Normunds|Oskars|Osvalds|Pēteris|Raimonds|Raivis|Ričards|Rihards|Roberts|Rolands|Sandis|Sergejs|Toms|Uldis|Valdis|Viesturs|Viktors|Vilnis|Vladimirs|Zigmunds|Agnese|Aija|Aina|Alise|Anda|Anita|Anna|Antra|Baiba|Biruta|Daiga|Daina|Dace|Diāna|Dzintra|Elīna|Elza|Eva|Evija|Gita|Gunta|Ieva|Ilga|Ilona|Ilze|Ina|Ināra|Indra|Inese|Ineta|Inga|Inguna|Inta|Irina|Iveta|Jana|Jeļena|Jolanta|Kristīne|Laima|Laura|Lelde|Liene|Liga|Līga|Linda|Lolita|Madara|Maija|Mārīte|Marija|Monta|Natālija|Olga|Rasma|Ruta|Rita|Sandra|Sanita|Santa|Sarmīte|Signe|Silvija|Skaidrīte|Solvita|Svetlana|Tatjana|Una|Valentīna|Velta|Vija|Vineta|Zane|Zenta|Zinaīda';
const SOFT: Readonly<Record<string, string>> = { n: 'ņ', l: 'ļ', d: 'ž', t: 'š', s: 'š' };
const STEMS = FIRST_NAMES.split('|').flatMap((name) => {
  const stem = name.replace(/(?:is|[aesš])$/u, '');
  // "Jānis" is "Jāņa" in the genitive.
  const soft = name.endsWith('is') ? SOFT[stem.slice(-1)] : undefined;
  return soft === undefined ? [stem] : [stem, stem.slice(0, -1) + soft];
});
const SURNAME = '\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?';
const FULL_NAME = new RegExp(
  `(?<![\\p{L}"„“])(?:${STEMS.join('|')})(?:s|is|š|a|e|am|im|u|i|as|es|ai|ei)\\s+(?<surname>${SURNAME})(?!\\p{L})`,
  'gu',
);
const INITIAL = new RegExp(
  `(?<![\\p{L}\\d.])\\p{Lu}\\.\\s?(?:\\p{Lu}\\.\\s?)?(?<surname>${SURNAME})(?!\\p{L})`,
  'gu',
);
/** What bears a person's name and is none: streets, schools, prizes. */
const NAMED_AFTER =
  /^[^.;]{0,40}?(?:iel|gatv|bulvār|laukum|prospekt|alej|skol|ģimnāz|vidusskol|muzej|park|dārz|bibliotēk|estrād|stadion|stipendij|balv|fond|memoriāl|piemiņ|koled|augstskol|mūzikas|biedrīb|tilt|cirk|māj|kap(?:i|os|u|iem)\b)/iu;
const OFFICIAL = /priekšsēdētāj|izpilddirektor|vadītāj|ministr|prezident|pilsētas galv/iu;
const SURNAME_END = /(?:s|š|a|e|is|o|u|i|am|ai|im|ei|as|es)$/u;
const HEALTH =
  /(?<!\p{L})(?:diagnoz|slimīb|saslim|invalidit|ārstē|psihisk|veselības stāvokl|atkarīb|grūtniec)\p{L}*/iu;

/**
 * Data of natural persons in a text that will be promulgated, for which its submitter is answerable (OPL 11(1)): codes,
 * names outside the signature, phones, addresses, accounts, and health words beside a name. Codes and accounts are never
 * repeated in a finding.
 */
export function personalData(linted: Linted): void {
  for (const block of linted.blocks) {
    if (block.region === 'front' || block.region === 'signature' || block.name === 'actline') continue;
    if (/\d{2}/.test(block.text)) numbers(linted, block);
    if (block.text.includes('@')) addresses(linted, block);
    // A name is two words with capitals, or an initial and such a word.
    if (/\p{Lu}(?:\p{Ll}+\s+|\.\s?)\p{Lu}/u.test(block.text)) names(linted, block);
  }
}

/** Whether a text that anybody may write says a personal code or an account that there is, which nobody may publish. */
export function hasPersonalNumber(text: string): boolean {
  return (
    [...text.matchAll(CODE)].some(([code]) => isSurely(code)) ||
    [...text.matchAll(ACCOUNT)].some(([account]) => isAccount(account))
  );
}

/** Eleven digits alone are often a registration number: the newer kind is known by its hyphen only. */
function isSurely(code: string): boolean {
  const kind = personalCodeKind(code);
  return kind === 'dated' || (kind === 'undated' && code.includes('-'));
}

function numbers(linted: Linted, block: TextBlock): void {
  const { text } = block;
  for (const match of text.matchAll(CODE)) {
    const named = /personas?\s+kod\p{L}*[^.;]{0,20}$/iu.test(justBefore(text, match.index));
    if (isSurely(match[0]) || named)
      linted.in('lint.personal-code', block, match.index, match.index + match[0].length);
  }
  for (const match of text.matchAll(PHONE)) {
    const named = /(?:tālr|telef|tel\.|mob)[^.;]{0,25}$/iu.test(
      justBefore(text, match.index).replace(/\.\s*$/, ''),
    );
    if (match.groups?.['code'] === undefined && !named) continue;
    linted.in('lint.personal-phone', block, match.index, match.index + match[0].length, { found: match[0] });
  }
  for (const match of text.matchAll(ACCOUNT))
    if (isAccount(match[0]))
      linted.in('lint.personal-account', block, match.index, match.index + match[0].length);
}

function addresses(linted: Linted, block: TextBlock): void {
  for (const match of block.text.matchAll(EMAIL)) {
    const [local = ''] = match[0].split('@');
    const personal =
      PRIVATE_MAIL.test(match[0]) || (/^\p{L}{2,}[._]\p{L}{3,}$/u.test(local) && !OFFICE.test(local));
    if (personal)
      linted.in('lint.personal-email', block, match.index, match.index + match[0].length, {
        found: match[0],
      });
  }
}

function names(linted: Linted, block: TextBlock): void {
  const { text } = block;
  const taken: { from: number; to: number }[] = [];
  for (const match of [...text.matchAll(FULL_NAME), ...text.matchAll(INITIAL)]) {
    const from = match.index;
    const to = from + match[0].length;
    const surname = match.groups?.['surname'] ?? '';
    const around = text.slice(Math.max(0, from - 80), from);
    if (surname.length < 4 || !SURNAME_END.test(surname) || NAMED_AFTER.test(text.slice(to, to + 60)))
      continue;
    if (
      OFFICIAL.test(around) ||
      OFFICIAL.test(text.slice(to, to + 40)) ||
      /(?:iel|skol|"|„)\p{L}*\s*$/iu.test(around)
    )
      continue;
    if (taken.some((other) => from < other.to && to > other.from)) continue;
    taken.push({ from, to });
    linted.in('lint.personal-name', block, from, to, { found: match[0] });
  }
  if (taken.length === 0) return;
  for (const sentence of sentencesOf(text)) {
    const person = taken.some(({ from, to }) => from >= sentence.from && to <= sentence.to);
    const match = person ? HEALTH.exec(sentence.text) : null;
    if (!match) continue;
    const from = sentence.from + match.index;
    linted.in('lint.personal-health', block, from, from + match[0].length, { found: match[0] });
  }
}
