import type { TextBlock } from '#libs/bylaw-document';
import type { Linted } from './linted.js';
import type { LintCode } from './rules.js';

interface Phrase {
  code: LintCode;
  /** Letters without which the pattern cannot match: looking for them first costs next to nothing. */
  hint: string;
  pattern: RegExp;
  /** What stands instead; left out where only the drafter can say it better. */
  instead?: (found: string) => string | undefined;
}

/** Wordings that drafters are told to avoid, each with its rule. */
const PHRASES: readonly Phrase[] = [
  {
    code: 'lint.later-in-text',
    hint: 'tekstā',
    pattern: /(?<=\()turpmāk\s+tekstā(?=\s*[–—-])/giu,
    instead: (found) => (found.startsWith('T') ? 'Turpmāk' : 'turpmāk'),
  },
  {
    code: 'lint.later-in-text',
    hint: 'tekstā',
    pattern: /(?<!\p{L})turpmāk\s+tekstā(?!\p{L})(?!\s*[–—-])/giu,
  },
  { code: 'lint.currency', hint: '', pattern: /(?<=\d\s?)(?:EUR|eiro)(?!\p{L})/gu, instead: () => 'euro' },
  { code: 'lint.currency', hint: 'EUR', pattern: /(?<![\p{L}])EUR(?=\s?\d)/gu },
  { code: 'lint.and-or', hint: 'vai', pattern: /(?<!\p{L})un\s?\/\s?vai(?!\p{L})/giu },
  {
    code: 'lint.and-so-on',
    hint: '',
    pattern: /(?<!\p{L})(?:u\.\s?c\.|utt\.|u\.\s?tml\.|un tā tālāk|un citi līdzīgi)/giu,
  },
  { code: 'lint.for-example', hint: 'iemēram', pattern: /(?<!\p{L})piemēram(?!\p{L})/giu },
  {
    code: 'lint.as-far-as-possible',
    hint: 'esp',
    pattern: /(?<!\p{L})(?:(?:savu\s+)?iespēju\s+robežās|pēc\s+iespējas|iespēju\s+gadījumā)(?!\p{L})/giu,
  },
  { code: 'lint.who-may', hint: 'Var', pattern: /(?:^|(?<=[.;]\s))Var(?=\s+\p{Ll}+t(?:ies)?(?!\p{L}))/gu },
  {
    code: 'lint.must',
    hint: 'ir',
    pattern: /(?<!\p{L})ir\s+(?=jā\p{Ll}{3,})/gu,
    instead: () => '',
  },
  { code: 'lint.passive', hint: 'tiek', pattern: /(?<!\p{L})tiek\s+\p{Ll}+(?:ts|ta|ti|tas)(?!\p{L})/gu },
];

/** Abbreviations that need no explanation in a by-law. */
const KNOWN = new Set(
  'LR MK ES EUR PVN ANO NATO ASV SIA AS VAS IK ZS PDF USB GPS LV DOC DOCX XLS XLSX TAPIS VARAM VID UR CSDD PMLP IUB VSAA NVA LVRTC EDOC QR ID WC CE ISO LVS EN II III IV VI VII VIII IX XI XII'.split(
    ' ',
  ),
);

/** Wordings of norms: each finding rests on practice, or on nothing that anybody has read and is then off. */
export function wording(linted: Linted): void {
  if (linted.memorandum || linted.amending) return;
  const phrases = PHRASES.filter(({ code }) => linted.wanted(code));
  for (const block of linted.norms)
    for (const phrase of phrases) if (block.text.includes(phrase.hint)) find(linted, block, phrase);
  if (linted.wanted('lint.abbreviation')) abbreviations(linted);
}

function find(linted: Linted, block: TextBlock, { code, pattern, instead }: Phrase): void {
  if (code === 'lint.currency' && block.region !== 'body') return;
  for (const match of block.text.matchAll(pattern)) {
    const to = match.index + match[0].length;
    linted.in(code, block, match.index, to, { found: match[0].trim() }, instead?.(match[0]));
  }
}

function abbreviations(linted: Linted): void {
  const defined = new Set<string>();
  for (const { text } of linted.blocks)
    for (const match of text.matchAll(/turpmāk(?:\s+tekstā)?\s*[–—-]\s*([^)]{2,60})\)/gu))
      for (const word of (match[1] ?? '').split(/\s+/)) defined.add(word);
  for (const block of linted.norms) {
    if (block.name === 'heading' || block.region !== 'body') continue;
    for (const match of block.text.matchAll(/(?<![\p{L}\d.-])\p{Lu}{2,6}(?![\p{L}\d-]|\.\p{L})/gu)) {
      const [found] = match;
      if (KNOWN.has(found) || defined.has(found)) continue;
      defined.add(found);
      linted.in('lint.abbreviation', block, match.index, match.index + found.length, { found });
    }
  }
}
