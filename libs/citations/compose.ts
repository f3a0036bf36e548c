import { fromSuperscript, toSuperscript } from '#libs/bylaw-document';
import { monthName, type GrammaticalCase } from '#libs/latvian-text';
import { KNOWN_ACTS, type CitedAct } from './acts.js';
import { ordinalWord } from './ordinals.js';
import type { NumberPart } from './numbers.js';
import type { PlaceStep } from './places.js';

/** An act with the places of it that are cited; without places the act as a whole. */
export interface ComposedCitation {
  act: CitedAct;
  places: readonly (readonly PlaceStep[])[];
}

const NOUNS: Readonly<Partial<Record<PlaceStep['kind'], string>>> = {
  section: 'pant',
  point: 'punkt',
  subpoint: 'apakšpunkt',
};
const MASCULINE: Readonly<Record<GrammaticalCase, string>> = {
  nom: 's',
  gen: 'a',
  dat: 'am',
  acc: 'u',
  loc: 'ā',
};
const FEMININE: Readonly<Record<GrammaticalCase, string>> = {
  nom: 'a',
  gen: 'as',
  dat: 'ai',
  acc: 'u',
  loc: 'ā',
};
const PLURAL: Readonly<Record<GrammaticalCase, string>> = {
  nom: 'i',
  gen: 'u',
  dat: 'iem',
  acc: 'us',
  loc: 'os',
};

/** A step of a place from the number as an index or a law prints it: `stepOf('part', '1¹')`. */
export function stepOf(kind: PlaceStep['kind'], number: string): PlaceStep {
  const parts = [...number.matchAll(/([\p{L}\d]+?)([⁰¹²³⁴-⁹]*)(?:\.|$)/gu)].map((match): NumberPart => ({
    base: match[1] ?? '',
    sup: fromSuperscript(match[2] ?? ''),
  }));
  return { kind, parts, letter: '' };
}

/**
 * The phrase that cites several acts, as it stands in running text: laws before regulations, places of an act in their
 * order, places with the same beginning named together, `saskaņā ar` asking for the accusative:
 * "Pašvaldību likuma 44. panta otro daļu un 45. panta pirmās daļas 3. punktu".
 */
export function citationPhrase(cited: readonly ComposedCitation[], form: GrammaticalCase = 'acc'): string {
  const rank = ({ act }: ComposedCitation): number =>
    act.form === 'law' ? 0 : act.form === 'regulation' ? 1 : 2;
  const merged = mergeActs(cited).toSorted((left, right) => rank(left) - rank(right));
  return listed(merged.map((one) => actPhrase(one, form)));
}

/** "a, b un c" */
function listed(parts: readonly string[]): string {
  const last = parts.at(-1);
  if (last === undefined || parts.length === 1) return last ?? '';
  return `${parts.slice(0, -1).join(', ')} un ${last}`;
}

function mergeActs(cited: readonly ComposedCitation[]): ComposedCitation[] {
  const out: ComposedCitation[] = [];
  for (const one of cited) {
    const at = out.findIndex(({ act }) => act.act === one.act.act && act.title === one.act.title);
    const before = out[at];
    if (before) out[at] = { act: one.act, places: [...before.places, ...one.places] };
    else out.push(one);
  }
  return out;
}

function actPhrase({ act, places }: ComposedCitation, form: GrammaticalCase): string {
  if (places.length === 0) return actTitle(act, form);
  const unique = [...new Map(places.map((steps) => [JSON.stringify(steps), steps])).values()];
  return `${actTitle(act, 'gen')} ${listed(groups(unique.toSorted(byNumber), form))}`;
}

/** The name of an act in a grammatical case: "Pašvaldību likuma", "likuma "Par …"", "Ministru kabineta … noteikumu Nr. 639 "…"". */
export function actTitle(act: CitedAct, form: GrammaticalCase): string {
  const { title } = act;
  if (act.form === 'regulation') {
    const issued = KNOWN_ACTS.find((known) => known.act === act.act)?.issued;
    const [year, month, day] = issued?.day.split('-').map(Number) ?? [];
    const dated = year && month && day ? `${year}. gada ${day}. ${monthName(month, 'gen')} ` : '';
    const number = issued ? ` Nr. ${issued.number}` : '';
    return `Ministru kabineta ${dated}noteikum${PLURAL[form]}${number}${title === '' ? '' : ` "${title}"`}`;
  }
  if (/likums$/u.test(title)) return `${title.slice(0, -1)}${MASCULINE[form]}`;
  const quoted = /^likums\s+["„“](.+)["”“]$/iu.exec(title)?.[1] ?? (/^par\s/iu.test(title) ? title : null);
  return quoted === null ? title : `likum${MASCULINE[form]} "${quoted}"`;
}

/** Places in the order of the act: compared step by step by number, superscripts behind their whole number. */
function byNumber(left: readonly PlaceStep[], right: readonly PlaceStep[]): number {
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const [a, b] = [left[at]?.parts ?? [], right[at]?.parts ?? []];
    for (let part = 0; part < Math.max(a.length, b.length); part += 1) {
      const base = (Number(a[part]?.base) || 0) - (Number(b[part]?.base) || 0);
      const sup = (Number(a[part]?.sup) || 0) - (Number(b[part]?.sup) || 0);
      if (base !== 0 || sup !== 0) return base || sup;
    }
  }
  return 0;
}

/** Places that differ in their last number only are one: "pirmās daļas 3. un 5. punktu". */
function groups(places: readonly (readonly PlaceStep[])[], form: GrammaticalCase): string[] {
  const out: { head: readonly PlaceStep[]; last: PlaceStep[] }[] = [];
  for (const steps of places) {
    const last = steps.at(-1);
    if (!last) continue;
    const head = steps.slice(0, -1);
    const before = out.at(-1);
    if (before?.last[0]?.kind === last.kind && JSON.stringify(before.head) === JSON.stringify(head))
      before.last.push(last);
    else out.push({ head, last: [last] });
  }
  return out.map(({ head, last }, at) => {
    // "45. panta pirmās daļas 3. punktu un otrās daļas 5. punktu": the article is not said twice.
    const before = out[at - 1]?.head ?? [];
    const said = at > 0 && head.length > 1 && JSON.stringify(head[0]) === JSON.stringify(before[0]) ? 1 : 0;
    const words = head.slice(said).map((step) => stepPhrase([step], 'gen'));
    return [...words, stepPhrase(last, form)].join(' ');
  });
}

function stepPhrase(steps: readonly PlaceStep[], form: GrammaticalCase): string {
  const [first] = steps;
  if (!first) return '';
  if (first.kind === 'transitional') return 'pārejas noteikumu';
  if (first.kind === 'part') {
    const numbers = steps.map((step) => partNumber(step, form));
    return `${listed(numbers)} daļ${FEMININE[form]}`;
  }
  const noun = NOUNS[first.kind] ?? 'punkt';
  return `${listed(steps.map(({ parts }) => dotted(parts)))} ${noun}${MASCULINE[form]}`;
}

function partNumber({ parts }: PlaceStep, form: GrammaticalCase): string {
  const [only] = parts;
  const word = only?.sup === '' ? ordinalWord(Number(only.base), form) : null;
  return word ?? dotted(parts);
}

/** `46.`, `2.¹`, `18.1.`: the full stop of a Latvian ordinal stands before the superscript. */
function dotted(parts: readonly NumberPart[]): string {
  return parts
    .map(({ base, sup }) => `${base}.${toSuperscript(sup)}`)
    .join('')
    .trim();
}
