import type { ArticleRef, LegalDay, RecordSeries, RetentionClassInput, Violation } from '#libs/contracts';

/** Documents of archival value are kept for good and handed to the National Archives. */
const ARCHIVE: ArticleRef = { act: 'ARHL', ref: '4(3)' };
/** Destruction is agreed with the archive. */
export const DESTRUCTION_ARTICLE: ArticleRef = { act: 'ARHL', ref: '6(2)' };

/** Code of the built-in class without an end. */
const FOR_GOOD = 'P';

/** What is known of a series whatever its class is. */
export interface SeriesRule {
  series: RecordSeries;
  /** The law that keeps it for good; no class with an end fits it then. */
  permanentBy: ArticleRef | null;
  /** What happens when the term is over; see {@link retentionAction} for single dossiers. */
  action: 'transfer' | 'destroy';
  /** It consists of dossiers, each of which may have a class of its own. */
  ofDossiers: boolean;
  /** Code of the built-in class it has until the municipality says otherwise. */
  defaultClass: string;
}

/** Every series. What made a by-law is kept for good; what only served to make it has a term. */
export const SERIES_RULES: readonly SeriesRule[] = [
  {
    series: 'adopted_dossiers',
    permanentBy: ARCHIVE,
    action: 'transfer',
    ofDossiers: true,
    defaultClass: FOR_GOOD,
  },
  {
    series: 'withdrawn_dossiers',
    permanentBy: null,
    action: 'destroy',
    ofDossiers: true,
    defaultClass: 'T10',
  },
  { series: 'opinion_scans', permanentBy: null, action: 'destroy', ofDossiers: false, defaultClass: 'T5' },
  { series: 'opinion_contacts', permanentBy: null, action: 'destroy', ofDossiers: false, defaultClass: 'T2' },
  { series: 'registrations', permanentBy: null, action: 'destroy', ofDossiers: false, defaultClass: 'T2' },
  { series: 'survey_answers', permanentBy: null, action: 'destroy', ofDossiers: false, defaultClass: 'T5' },
  { series: 'data_requests', permanentBy: null, action: 'destroy', ofDossiers: false, defaultClass: 'T5' },
];

/**
 * The scheme that a municipality starts with. Terms in years are proposals to be replaced by those of its own list of
 * files; the basis says so.
 */
export const BUILT_IN_CLASSES: readonly RetentionClassInput[] = [
  {
    code: FOR_GOOD,
    title: 'Pastāvīgi glabājamie dokumenti',
    years: null,
    basis: 'Arhīvu likuma 4. panta trešā daļa',
  },
  ...[10, 5, 2].map((years) => ({
    code: `T${years}`,
    title: `Glabā ${years} gadus`,
    years,
    basis: 'Priekšlikums; apstiprina pašvaldības lietu nomenklatūrā',
  })),
];

/**
 * What happens to one thing when its term is over. Dossiers whose class has no end, and those that a record kept for good
 * needs, are handed to the archive; other ones are destroyed with the archive's agreement.
 *
 * @param years of its class, null for good
 * @param needed whether a record that is kept for good refers to it
 */
export function retentionAction(
  series: RecordSeries,
  years: number | null,
  needed: boolean,
): 'transfer' | 'destroy' {
  const { action, ofDossiers, permanentBy } = seriesRule(series);
  if (!ofDossiers) return action;
  return permanentBy !== null || years === null || needed ? 'transfer' : action;
}

/** The rule of a series. */
export function seriesRule(series: RecordSeries): SeriesRule {
  const rule = SERIES_RULES.find((one) => one.series === series);
  if (!rule) throw new RangeError(`There is no series ${series}`);
  return rule;
}

/**
 * The first day on which the term is over. Years are counted from 1 January after the year in which the matter ended, so
 * that a year's files go together. Null: never.
 */
export function retentionOver(since: LegalDay, years: number | null): LegalDay | null {
  return years === null ? null : `${Number(since.slice(0, 4)) + years + 1}-01-01`;
}

/** Why a class cannot be kept so. */
export function classViolations({ code, title, years, basis }: RetentionClassInput): Violation[] {
  const found: Violation[] = [];
  for (const [where, value] of Object.entries({ code, title, basis })) {
    if (value.trim() === '') found.push({ code: 'retention.empty', where });
  }
  if (years !== null && !(Number.isInteger(years) && years >= 1 && years <= 100)) {
    found.push({ code: 'retention.years', where: 'years' });
  }
  return found;
}

/** Why a series or one of its dossiers cannot have a class: what the law keeps for good never gets an end. */
export function assignmentViolations(
  series: RecordSeries,
  { years }: Pick<RetentionClassInput, 'years'>,
): Violation[] {
  const { permanentBy } = seriesRule(series);
  return permanentBy && years !== null
    ? [{ code: 'retention.permanent_by_law', where: 'classCode', article: permanentBy }]
    : [];
}

/** An act of destruction as far as the rules depend on it. */
export interface DestructionFacts {
  state: 'drawn' | 'agreed' | 'carried_out' | 'cancelled';
  drawnBy: string;
  /** What it lists, with the day on which each is due as of today; null where it is not due any more. */
  items: readonly { series: RecordSeries; dueFrom: LegalDay | null }[];
}

/**
 * Why an act cannot be carried out: without the archive's agreement (Arhīvu likums 6(2)); by whom drew it up; with
 * anything in it that the law keeps for good or whose term is not over.
 */
export function destructionViolations(
  { state, drawnBy, items }: DestructionFacts,
  approver: string,
  today: LegalDay,
): Violation[] {
  if (state === 'carried_out' || state === 'cancelled') return [{ code: 'retention.act_ended' }];
  const found: Violation[] = [];
  if (state !== 'agreed') found.push({ code: 'retention.not_agreed', article: DESTRUCTION_ARTICLE });
  if (drawnBy === approver) found.push({ code: 'retention.own_act' });
  if (items.some(({ series }) => seriesRule(series).action !== 'destroy')) {
    found.push({ code: 'retention.permanent_by_law', article: ARCHIVE });
  }
  if (items.some(({ dueFrom }) => dueFrom === null || dueFrom > today)) {
    found.push({ code: 'retention.not_due' });
  }
  return found;
}
