import type { NumberPart } from './numbers.js';
import type { PlaceStep } from './places.js';

/** Laws have articles (panti), regulations have points (punkti). */
export type ActForm = 'law' | 'regulation' | 'bylaw' | 'other';

/** An act as a text names it. */
export interface CitedAct {
  form: ActForm;
  /** The short name for an act of `KNOWN_ACTS` (`PL`), else the title as far as the text says it. */
  act: string;
  /** The title in the nominative; empty where the text names only a number. */
  title: string;
  /** Its number in likumi.lv; `null` where that is not known for certain. */
  likumi: number | null;
}

interface KnownAct extends CitedAct {
  /** Number and day of adoption of a regulation: numbers begin anew every year. */
  issued?: { number: string; day: string };
}

/**
 * The acts whose number in likumi.lv is known for certain. Others are recognised and named by their title; nothing is
 * guessed about them.
 */
export const KNOWN_ACTS: readonly KnownAct[] = [
  { form: 'law', act: 'PL', title: 'Pašvaldību likums', likumi: 336956 },
  {
    form: 'regulation',
    act: 'MK639',
    title: 'Sabiedrības līdzdalības kārtība attīstības plānošanas procesā',
    likumi: 355632,
    issued: { number: '639', day: '2024-10-15' },
  },
  { form: 'law', act: 'SPSPL', title: 'Sociālo pakalpojumu un sociālās palīdzības likums', likumi: 68488 },
  {
    form: 'law',
    act: 'OPL',
    title: 'Oficiālo publikāciju un tiesiskās informācijas likums',
    likumi: 249322,
  },
  { form: 'law', act: 'EAL', title: 'Oficiālās elektroniskās adreses likums', likumi: 283229 },
  {
    form: 'law',
    act: 'ATL',
    title: 'Administratīvo teritoriju un apdzīvoto vietu likums',
    likumi: 315654,
  },
  {
    form: 'regulation',
    act: 'MK606',
    title: 'Ministru kabineta kārtības rullis',
    likumi: 325944,
    issued: { number: '606', day: '2021-09-07' },
  },
];

/** Letters alone: a space that a source lost or a line break inside a title makes no difference. */
function foldTitle(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\d]/gu, '');
}

const BY_TITLE = new Map(KNOWN_ACTS.map((known) => [foldTitle(known.title), known]));

/** The known act of this title (nominative), or the title as an act of its own. */
export function actOfTitle(title: string, form: ActForm): CitedAct {
  const known = BY_TITLE.get(foldTitle(title));
  if (known && (form === 'other' || known.form === form)) return plain(known);
  return { form, act: title.slice(0, 100), title, likumi: null };
}

/**
 * The regulation of the Cabinet with this number. A day that does not fit makes it another act; without a day it is the
 * known one only if the title does not contradict.
 */
export function regulationOf(number: string, day: string | null, title: string): CitedAct {
  const known = KNOWN_ACTS.find(
    ({ issued, title: own }) =>
      issued?.number === number &&
      (day === null || issued.day === day) &&
      (title === '' || foldTitle(own) === foldTitle(title)),
  );
  if (known) return plain(known);
  const act = number === '' ? title : `MK ${day === null ? '' : `${day} `}Nr. ${number}`;
  return { form: 'regulation', act: act.slice(0, 100), title, likumi: null };
}

function plain({ form, act, title, likumi }: KnownAct): CitedAct {
  return { form, act, title, likumi };
}

/**
 * Address in likumi.lv: the act, and where the first step names an article, a point of a regulation or a transitional
 * provision, the anchor that the site prints for it (`#p46`, `#p13_1` for 13.¹, `#pn5`). `null` for an act whose number
 * is not known.
 */
export function likumiAddress(act: CitedAct, steps: readonly PlaceStep[]): string | null {
  if (act.likumi === null) return null;
  const anchor = anchorOf(act.form, steps);
  return `https://likumi.lv/ta/id/${act.likumi}${anchor === '' ? '' : `#${anchor}`}`;
}

function anchorOf(form: ActForm, steps: readonly PlaceStep[]): string {
  const [first, second] = steps;
  if (first?.kind === 'transitional' && second) return numbered('pn', second.parts);
  if (form === 'law' && first?.kind === 'section') return numbered('p', first.parts);
  if (form === 'regulation' && (first?.kind === 'point' || first?.kind === 'subpoint'))
    return numbered('p', first.parts);
  return '';
}

function numbered(prefix: string, parts: readonly NumberPart[]): string {
  const [own] = parts;
  return own ? `${prefix}${own.base}${own.sup === '' ? '' : `_${own.sup}`}` : '';
}
