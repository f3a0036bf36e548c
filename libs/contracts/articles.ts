import type { ActCode, ArticleRef } from './decision.js';

/** Languages the interface speaks. */
export type Language = 'lv' | 'en';

/** Grammatical cases in which Latvian sentences cite an article. */
export type LatvianCase = 'nom' | 'gen' | 'acc' | 'loc';

interface Act {
  /** Latvian name in the genitive, as it stands before "46. pants". */
  lv: string;
  en: string;
  /** Regulations of the Cabinet have points (punkti), laws and regulations of the Union have articles (panti). */
  form: 'law' | 'regulation' | 'union';
  /** Number in likumi.lv; `null` where it is not known for certain. */
  likumi: number | null;
}

const ACTS: Record<ActCode, Act> = {
  PL: { lv: 'Pašvaldību likuma', en: 'Local Government Law', form: 'law', likumi: 336956 },
  MK639: {
    lv: 'Ministru kabineta noteikumu Nr. 639',
    en: 'Cabinet Regulation No. 639',
    form: 'regulation',
    likumi: 355632,
  },
  MK108: {
    lv: 'Ministru kabineta noteikumu Nr. 108',
    en: 'Cabinet Regulation No. 108',
    form: 'regulation',
    likumi: null,
  },
  OPL: {
    lv: 'Oficiālo publikāciju un tiesiskās informācijas likuma',
    en: 'Law on Official Publications and Legal Information',
    form: 'law',
    likumi: 249322,
  },
  APL: { lv: 'Administratīvā procesa likuma', en: 'Administrative Procedure Law', form: 'law', likumi: null },
  FPDAL: {
    lv: 'Fizisko personu datu apstrādes likuma',
    en: 'Personal Data Processing Law',
    form: 'law',
    likumi: null,
  },
  PAZ: { lv: 'Paziņošanas likuma', en: 'Law on Notification', form: 'law', likumi: null },
  VVL: { lv: 'Valsts valodas likuma', en: 'Official Language Law', form: 'law', likumi: null },
  ILP: { lv: 'Iesniegumu likuma', en: 'Law on Submissions', form: 'law', likumi: null },
  EAL: {
    lv: 'Oficiālās elektroniskās adreses likuma',
    en: 'Law on the Official Electronic Address',
    form: 'law',
    likumi: 283229,
  },
  SPSPL: {
    lv: 'Sociālo pakalpojumu un sociālās palīdzības likuma',
    en: 'Law on Social Services and Social Assistance',
    form: 'law',
    likumi: 68488,
  },
  VB2025: {
    lv: '2025. gada valsts budžeta likuma',
    en: 'State Budget Law for 2025',
    form: 'law',
    likumi: 357450,
  },
  VB2026: {
    lv: '2026. gada valsts budžeta likuma',
    en: 'State Budget Law for 2026',
    form: 'law',
    likumi: 365272,
  },
  IPAL: {
    lv: 'Interešu pārstāvības atklātības likuma',
    en: 'Law on the Transparency of Interest Representation',
    form: 'law',
    likumi: null,
  },
  GDPR: {
    lv: 'Vispārīgās datu aizsardzības regulas',
    en: 'General Data Protection Regulation',
    form: 'union',
    likumi: null,
  },
  ARHL: { lv: 'Arhīvu likuma', en: 'Archives Law', form: 'law', likumi: null },
};

const ORDINAL_STEMS = [
  '',
  'pirm',
  'otr',
  'treš',
  'ceturt',
  'piekt',
  'sest',
  'septīt',
  'astot',
  'devīt',
  'desmit',
  'vienpadsmit',
  'divpadsmit',
];
const PART: Record<LatvianCase, readonly [ordinal: string, noun: string]> = {
  nom: ['ā', 'daļa'],
  gen: ['ās', 'daļas'],
  acc: ['o', 'daļu'],
  loc: ['ajā', 'daļā'],
};
const MASCULINE: Record<LatvianCase, string> = { nom: 's', gen: 'a', acc: 'u', loc: 'ā' };
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The pieces of an {@link ArticleRef}: a whole number may carry a superscript, as in `2¹`. */
interface Place {
  article: string;
  part?: string;
  item?: string;
  letter?: string;
  /** Transitional provisions: `article` is the point there. */
  transitional: boolean;
}

const NUMBER = `\\d+[${SUPERSCRIPTS}]*`;
const LAW = new RegExp(`^(trans\\.)?(${NUMBER})(?:\\((${NUMBER})\\))?(?:\\.?(?<=[.)])(${NUMBER})([a-z])?)?$`);
const POINT = new RegExp(`^${NUMBER}(?:\\.${NUMBER})*$`);

/**
 * The full citation of a place in an act: "Pašvaldību likuma 46. panta trešā daļa" or "Local Government Law, section
 * 46(3)".
 *
 * Forms of `ref`: `46` article, `46(3)` part, `27(2¹)` part with a superscript, `4(1)2` item of a part, `61.5` item of
 * an article without parts, `60(3)2b` letter, `trans.11` transitional provision; in regulations `18` and `18.1`.
 * @param form the grammatical case of the Latvian text; English has none.
 * @throws RangeError for a reference that has none of these forms: the table it comes from is wrong.
 */
export function articleText(ref: ArticleRef, lang: Language, form: LatvianCase = 'nom'): string {
  const act = ACTS[ref.act];
  if (act.form === 'regulation') return regulation(act, ref, lang, form);
  const place = placeOf(ref);
  if (lang === 'lv') return `${act.lv} ${latvianPlace(place, form)}`;
  return `${act.en}, ${act.form === 'union' ? unionPlace(place) : englishPlace(place)}`;
}

/** The place without its act, for margins and chips: "46. panta trešā daļa". */
export function articlePlace(ref: ArticleRef, lang: Language, form: LatvianCase = 'nom'): string {
  const act = ACTS[ref.act];
  const full = articleText(ref, lang, form);
  return full.slice((lang === 'lv' ? `${act.lv} ` : `${act.en}, `).length);
}

/**
 * Address of the article in likumi.lv, `null` where the act's number there is not known for certain. The text there is
 * informative; the publication in "Latvijas Vēstnesis" is official (OPL 16(2)).
 */
export function articleUrl(ref: ArticleRef): string | null {
  const { likumi, form } = ACTS[ref.act];
  if (likumi === null) return null;
  const base = `https://likumi.lv/ta/id/${likumi}`;
  const plain = /^\d+(?![⁰¹²³⁴⁵⁶⁷⁸⁹\d])/.exec(ref.ref);
  return form === 'law' && plain ? `${base}#p${plain[0]}` : base;
}

function regulation(act: Act, { ref }: ArticleRef, lang: Language, form: LatvianCase): string {
  if (!POINT.test(ref)) throw new RangeError(`Not a point of a regulation: ${ref}`);
  const sub = ref.includes('.');
  if (lang === 'en') return `${act.en}, ${sub ? 'sub-paragraph' : 'paragraph'} ${ref}`;
  return `${act.lv} ${dotted(ref)} ${sub ? 'apakš' : ''}punkt${MASCULINE[form]}`;
}

function placeOf({ act, ref }: ArticleRef): Place {
  const match = LAW.exec(ref);
  if (!match?.[2]) throw new RangeError(`Not a place in ${act}: ${ref}`);
  return {
    article: match[2],
    transitional: match[1] !== undefined,
    ...(match[3] !== undefined && { part: match[3] }),
    ...(match[4] !== undefined && { item: match[4] }),
    ...(match[5] !== undefined && { letter: match[5] }),
  };
}

function latvianPlace(place: Place, form: LatvianCase): string {
  if (place.transitional) return `pārejas noteikumu ${dotted(place.article)} punkt${MASCULINE[form]}`;
  const last = place.letter ? 'letter' : place.item ? 'item' : place.part ? 'part' : 'article';
  const of = (unit: typeof last): LatvianCase => (unit === last ? form : 'gen');
  const words = [`${dotted(place.article)} pant${MASCULINE[of('article')]}`];
  if (place.part) words.push(latvianPart(place.part, of('part')));
  if (place.item) words.push(`${dotted(place.item)} punkt${MASCULINE[of('item')]}`);
  if (place.letter) words.push(`"${place.letter}" apakšpunkt${MASCULINE[of('letter')]}`);
  return words.join(' ');
}

function latvianPart(part: string, form: LatvianCase): string {
  const [ending, noun] = PART[form];
  const stem = ORDINAL_STEMS[Number(part)];
  return stem ? `${stem}${ending} ${noun}` : `${dotted(part)} ${noun}`;
}

function englishPlace(place: Place): string {
  if (place.transitional) return `transitional provisions, paragraph ${place.article}`;
  const section = `section ${place.article}${place.part ? `(${place.part})` : ''}`;
  return place.item ? `${section}, item ${place.item}${place.letter ?? ''}` : section;
}

/** Paragraphs of the Union's acts are points in Latvian, so they are written as items: `12.3` is Article 12(3). */
function unionPlace({ article, item, letter }: Place): string {
  return `Article ${article}${item ? `(${item})` : ''}${letter ? `(${letter})` : ''}`;
}

/** Latvian ordinals end in a full stop, which stands before a superscript: `46.`, `2.¹`, `18.1.`. */
function dotted(number: string): string {
  const superscript = new RegExp(`^(.*\\d)([${SUPERSCRIPTS}]+)$`).exec(number);
  return superscript ? `${superscript[1]}.${superscript[2]}` : `${number}.`;
}
