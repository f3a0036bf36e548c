import type { Node } from 'prosemirror-model';
import type { ArticleRef } from '#libs/contracts';
import type { IdSource } from './ids.js';
import { closingHeading } from './numbering.js';
import { bylawSchema, memorandumSchema } from './schema.js';

/** One of the eight compulsory parts of the explanatory memorandum. */
export interface MemorandumPart {
  part: number;
  /** The title as the statute words it. */
  lv: string;
  en: string;
  /** What the part must contain, for the drafter. */
  guidance: { lv: string; en: string };
  article: ArticleRef;
}

const ARTICLE: ArticleRef = { act: 'PL', ref: '46(1)' };

/** The eight compulsory parts of the memorandum in their order (PL 46(1)). */
export const MEMORANDUM_PARTS: readonly MemorandumPart[] = [
  {
    part: 1,
    lv: 'Mērķis un nepieciešamības pamatojums, tostarp raksturojot iespējamās alternatīvas, kas neparedz tiesiskā regulējuma izstrādi',
    en: 'Aim and need, including alternatives that need no regulation',
    guidance: {
      lv: 'Kāda problēma jārisina, kāpēc to neatrisina bez saistošajiem noteikumiem un kādas alternatīvas vērtētas.',
      en: 'Which problem is to be solved, why it cannot be solved without a by-law, and which alternatives were weighed.',
    },
  },
  {
    part: 2,
    lv: 'Fiskālā ietekme uz pašvaldības budžetu, iekļaujot attiecīgus aprēķinus',
    en: 'Fiscal impact on the municipal budget, with calculations',
    guidance: {
      lv: 'Ieņēmumi un izdevumi pa gadiem ar aprēķinu. Pašvaldības nodevu projektam šo ietekmi nenorāda (PL 46. panta otrā daļa).',
      en: 'Revenue and expenditure by year with the calculation. Left out for drafts on municipal fees (PL 46(2)).',
    },
  },
  {
    part: 3,
    lv: 'Sociālā ietekme, ietekme uz vidi, iedzīvotāju veselību, uzņēmējdarbības vidi pašvaldības teritorijā, kā arī plānotā regulējuma ietekme uz konkurenci',
    en: 'Impact on society, environment, health, business and competition',
    guidance: {
      lv: 'Atsevišķi par sabiedrību, vidi, veselību, uzņēmējdarbību un konkurenci; ja ietekmes nav, to norāda.',
      en: 'Society, environment, health, business and competition one by one; where there is none, say so.',
    },
  },
  {
    part: 4,
    lv: 'Ietekme uz administratīvajām procedūrām un to izmaksām',
    en: 'Impact on administrative procedures and their costs',
    guidance: {
      lv: 'Trīs grupām: saimnieciskās darbības veicējiem; fiziskajām personām un nevalstiskajām organizācijām; budžeta institūcijām.',
      en: 'For three groups: businesses; natural persons and non-governmental organisations; budget institutions.',
    },
  },
  {
    part: 5,
    lv: 'Ietekme uz pašvaldības funkcijām un cilvēkresursiem',
    en: 'Impact on municipal functions and staff',
    guidance: {
      lv: 'Jauni vai mainīti uzdevumi, institūcijas un amata vietas.',
      en: 'New or changed tasks, institutions and posts.',
    },
  },
  {
    part: 6,
    lv: 'Izpildes nodrošināšana',
    en: 'Implementation',
    guidance: {
      lv: 'Kas izpilda un uzrauga, kā par prasībām informē iedzīvotājus.',
      en: 'Who implements and supervises, and how residents learn of the requirements.',
    },
  },
  {
    part: 7,
    lv: 'Prasību un izmaksu samērīgums pret ieguvumiem, ko sniedz mērķa sasniegšana',
    en: 'Proportionality of requirements and costs to the benefits',
    guidance: {
      lv: 'Kāpēc izraudzītie līdzekļi ir piemēroti, nepieciešami un samērīgi ar ieguvumu.',
      en: 'Why the chosen means are suitable, necessary and in proportion to the gain.',
    },
  },
  {
    part: 8,
    lv: 'Izstrādes gaitā veiktās konsultācijas ar privātpersonām un institūcijām',
    en: 'Consultations with private persons and institutions while drafting',
    guidance: {
      lv: 'Ar ko un kā konsultēts; saņemto viedokļu skaits, būtība un atbildes (PL 46. panta trešā daļa), nenosaucot fiziskās personas.',
      en: 'With whom and how; number, substance and answers of the opinions received (PL 46(3)), without naming natural persons.',
    },
  },
].map((part) => ({ ...part, article: ARTICLE }));

/**
 * A by-law to begin with: issuer, title, the opening of the legal basis, chapter I with a first point, and an unnumbered
 * closing chapter with one point. Ids come from the source, so the caller decides how they are made.
 */
export function blankBylaw(options: { issuer: string; title: string; newId: IdSource }): Node {
  const { issuer, title, newId } = options;
  const make = (name: string, attrs: Record<string, unknown> | null, content: readonly Node[]): Node =>
    bylawSchema.node(name, attrs, content);
  const line = (name: string, text: string): Node =>
    make(name, { id: newId() }, text === '' ? [] : [bylawSchema.text(text)]);
  const point = (text: string): Node => make('point', { id: newId() }, [line('paragraph', text)]);
  const chapter = (heading: string, closing: boolean, text: string): Node =>
    make('chapter', closing ? { id: newId(), role: 'closing', numbered: false } : { id: newId() }, [
      make('heading', null, [bylawSchema.text(heading)]),
      point(text),
    ]);
  const front = make('front', null, [
    line('issuer', issuer),
    line('title', title),
    line('basis', 'Izdoti saskaņā ar '),
  ]);
  const body = make('body', null, [
    chapter('Vispārīgie jautājumi', false, 'Saistošie noteikumi (turpmāk – noteikumi) nosaka '),
    chapter(closingHeading(1), true, ''),
  ]);
  return make('doc', null, [front, body]);
}

/** An explanatory memorandum with its eight parts, each one empty paragraph. */
export function blankMemorandum(newId: IdSource): Node {
  const parts = MEMORANDUM_PARTS.map(({ part }) =>
    memorandumSchema.node('memorandum_part', { id: newId(), part }, [
      memorandumSchema.node('paragraph', { id: newId() }),
    ]),
  );
  return memorandumSchema.node('doc', null, parts);
}
