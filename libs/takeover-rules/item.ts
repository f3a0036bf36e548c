import type { LegalDay, TakeoverFields, TakeoverItemState, Violation } from '#libs/contracts';

/** Findings of the importer (unsure or irregular) that are left to the sample; from the next one on a person looks. */
export const FINDINGS_LEFT_TO_SAMPLE = 5;

/** What the rules know of one file of a takeover. */
export interface TakeoverItemFacts extends TakeoverFields {
  id: string;
  state: TakeoverItemState;
  /** Who issued the act, as the source says. */
  issuer: string | null;
  repealed: boolean;
  unsure: number;
  irregular: number;
  wordsLost: number;
  /** Remarks about amendments and deleted units in the text: it is not the text first adopted. */
  amended: number;
  /** Tracked changes in the text, and whether somebody has said what becomes of them. */
  suggestions: number;
  suggestionsSettled: boolean;
  /** The municipality has an act of this year and number already. */
  known: boolean;
  /** Another file of the takeover has the same year and number. */
  repeated: boolean;
  drawn: boolean;
  looked: boolean;
}

/**
 * What stands in the way of taking an item over: every fact that an act is kept with is there, the days follow each other
 * (adopted, published, in force), the act is in force, and nobody has it already. The field is the `where`.
 */
export function itemProblems(item: TakeoverItemFacts, today: LegalDay): Violation[] {
  if (item.state !== 'read') return [];
  const problems: Violation[] = [];
  const needed = (value: string | null, code: string, where: keyof TakeoverFields): void => {
    if (value === null || value.trim() === '') problems.push({ code, where });
  };
  needed(item.number, 'takeover.number_missing', 'number');
  needed(item.adoptedDay, 'takeover.adopted_missing', 'adoptedDay');
  needed(item.title, 'takeover.title_missing', 'title');
  needed(item.topic, 'topic_missing', 'topic');
  needed(item.officialNumber, 'takeover.official_missing', 'officialNumber');
  needed(item.officialDay, 'takeover.official_day_missing', 'officialDay');
  needed(item.fromDay, 'takeover.from_missing', 'fromDay');
  if (item.number && !/[A-Za-z0-9]/.test(item.number)) {
    problems.push({ code: 'takeover.number_unusable', where: 'number' });
  }
  problems.push(...wrongDays(item, today));
  if (item.repealed) problems.push({ code: 'takeover.repealed' });
  if (item.known) problems.push({ code: 'takeover.known', where: 'number', params: named(item) });
  if (item.repeated) problems.push({ code: 'takeover.repeated', where: 'number', params: named(item) });
  if (item.suggestions > 0 && !item.suggestionsSettled) {
    problems.push({
      code: 'takeover.suggestions_open',
      where: 'suggestions',
      params: { count: item.suggestions },
    });
  }
  return problems;
}

function wrongDays(item: TakeoverItemFacts, today: LegalDay): Violation[] {
  const { adoptedDay, officialDay, fromDay } = item;
  const problems: Violation[] = [];
  if (adoptedDay && adoptedDay > today)
    problems.push({ code: 'takeover.adopted_later', where: 'adoptedDay' });
  if (adoptedDay && officialDay && officialDay < adoptedDay) {
    problems.push({ code: 'takeover.published_before_adopted', where: 'officialDay' });
  }
  if (adoptedDay && fromDay && fromDay < adoptedDay) {
    problems.push({ code: 'takeover.in_force_before_adopted', where: 'fromDay' });
  }
  if (fromDay && fromDay > today) problems.push({ code: 'takeover.not_in_force', where: 'fromDay' });
  return problems;
}

function named({ number }: TakeoverItemFacts): Record<string, string> {
  return { number: number ?? '' };
}

/**
 * Why a person has to look at an item whether it is drawn into the sample or not: more findings than are left to the
 * sample, a text that was amended (since which day is this wording in force?), words that did not arrive, another issuer (a municipality that was merged), tracked changes.
 */
export function lookReasons(item: TakeoverItemFacts, councilName: string): Violation[] {
  if (item.state !== 'read') return [];
  const reasons: Violation[] = [];
  const findings = item.unsure + item.irregular;
  if (findings > FINDINGS_LEFT_TO_SAMPLE) {
    reasons.push({ code: 'takeover.many_findings', params: { count: findings } });
  }
  if (item.amended > 0) reasons.push({ code: 'takeover.amended' });
  if (item.wordsLost > 0) reasons.push({ code: 'takeover.words_lost', params: { count: item.wordsLost } });
  if (item.suggestions > 0)
    reasons.push({ code: 'takeover.suggestions', params: { count: item.suggestions } });
  if (item.issuer === null) reasons.push({ code: 'takeover.issuer_unknown' });
  else if (!sameIssuer(item.issuer, councilName)) {
    reasons.push({ code: 'takeover.other_issuer', params: { issuer: item.issuer } });
  }
  return reasons;
}

/** "Vidzāles novada domes" and "Vidzāles novada pašvaldība" are the same municipality. */
function sameIssuer(issuer: string, councilName: string): boolean {
  const place = (name: string): string =>
    name
      .toLocaleLowerCase('lv')
      .replace(/\b(saistošie noteikumi|noteikumi).*$/u, '')
      .replace(/\s+(dome|domes|pašvaldība|pašvaldības|padome|padomes)(?=\s|$)/gu, '')
      .replace(/\s+/g, ' ')
      .trim();
  return place(issuer) === place(councilName);
}

/** Whether somebody still has to look at the item before the takeover may be confirmed. */
export function mustBeLooked(item: TakeoverItemFacts, councilName: string): boolean {
  return item.state === 'read' && !item.looked && (item.drawn || lookReasons(item, councilName).length > 0);
}
