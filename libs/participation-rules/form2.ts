import type { CollationRow, LegalDay, OpinionOutcome, OpinionState, RefusalCode } from '#libs/contracts';
import { authorsIn, hasEmail, type KnownAuthor } from './names.js';

/** An opinion as the collation needs it. */
export interface CollatedOpinion {
  id: string;
  state: OpinionState;
  refusal: RefusalCode | null;
  late: boolean;
  /** The published text; `null` where nothing is published. */
  text: string | null;
  /** The name that is shown at the opinion; `null` where the author did not want one. */
  shownName: string | null;
  /** Given in the name of an organisation. */
  legalPerson: boolean;
  lobbyistNo: string | null;
  answer: { id: string; outcome: OpinionOutcome; gist: string; reason: string; units: string[] } | null;
}

/** The heads of form 2 of MK639, as the regulation prints them. */
export const FORM2_HEAD = [
  'Nr. p. k.',
  'Viedokļa/priekšlikuma/iebilduma iesniedzējs',
  'Iesniegtā viedokļa/priekšlikuma/iebilduma būtība',
  'Ņemts vērā/ņemts vērā daļēji/nav ņemts vērā',
  'Skaidrojums, kādā veidā viedoklis/priekšlikums/iebildums ir ņemts vērā vai ņemts vērā daļēji, vai pamatojums, ja viedoklis/priekšlikums/iebildums nav ņemts vērā',
] as const;

/** The lines below form 2: the day as `dd.mm.gggg.` (empty until it is published) and the responsible person. */
export function form2Foot(day: LegalDay | null, responsible: string): string[] {
  const date = day ? `${day.split('-').reverse().join('.')}.` : '';
  return [`Datums: ${date}`, `Atbildīgā persona: ${responsible}`];
}

/** Most letters of the substance of an opinion that has no answer yet. */
const EXCERPT = 300;
const OUTCOMES: Record<OpinionOutcome, string> = {
  accepted: 'Ņemts vērā',
  partly: 'Ņemts vērā daļēji',
  declined: 'Nav ņemts vērā',
};
const ORDER: readonly string[] = ['accepted', 'partly', 'declined', ''];

/**
 * The rows of the collation of opinions (form 2 of MK639, 19) from the answers: one row for every answer, whoever it
 * answers counted in it. Natural persons are "fiziska persona" whatever they chose at their opinion, organisations are
 * named where they wanted to be (`"juridiska persona"` otherwise). Opinions that need not be considered (MK639 20) are
 * left out, those that came late stand last, marked.
 */
export function collationRows(
  opinions: readonly CollatedOpinion[],
  authors: readonly KnownAuthor[],
): CollationRow[] {
  const groups = new Map<string, CollatedOpinion[]>();
  for (const opinion of opinions) {
    if (opinion.state !== 'published') continue;
    const key = `${opinion.late && !opinion.answer ? 'late' : 'in time'} ${opinion.answer?.id ?? opinion.id}`;
    groups.set(key, [...(groups.get(key) ?? []), opinion]);
  }
  return [...groups.values()]
    .map((group) => row(group, authors))
    .sort(
      (a, b) =>
        Number(a.late) - Number(b.late) || ORDER.indexOf(a.outcome ?? '') - ORDER.indexOf(b.outcome ?? ''),
    )
    .map((one, at) => ({ ...one, number: at + 1 }));
}

/** What the outcome is called in the form; empty where there is no answer. */
export function outcomeWords(outcome: OpinionOutcome | null): string {
  return outcome ? OUTCOMES[outcome] : '';
}

function row(group: readonly CollatedOpinion[], authors: readonly KnownAuthor[]): CollationRow {
  const [first] = group;
  const answer = first?.answer ?? null;
  return {
    number: 0,
    submitters: submitters(group, authors),
    opinions: group.length,
    substance: answer?.gist ?? excerptOf(first?.text ?? '', authors),
    outcome: answer?.outcome ?? null,
    reason: answer ? withPlaces(answer.reason, answer.units) : '',
    late: group.every(({ late }) => late) && answer === null,
  };
}

function withPlaces(reason: string, units: readonly string[]): string {
  return units.length > 0 ? `${reason.trim()} Mainīts: ${units.join('; ')}.` : reason;
}

function submitters(group: readonly CollatedOpinion[], authors: readonly KnownAuthor[]): string {
  const named = new Set<string>();
  let natural = 0;
  let legal = 0;
  for (const { shownName, legalPerson, lobbyistNo } of group) {
    if (!legalPerson) natural += 1;
    else if (shownName && !isPersonal(shownName, authors))
      named.add(lobbyistNo ? `${shownName} (interešu pārstāvja Nr. ${lobbyistNo})` : shownName);
    else legal += 1;
  }
  return [
    ...[...named].sort(),
    personsCounted(legal, LEGAL_PERSONS),
    personsCounted(natural, NATURAL_PERSONS),
  ]
    .filter(Boolean)
    .join('; ');
}

/** What submitters without a name are called: one, a few, many. */
export const LEGAL_PERSONS = ['juridiska persona', 'juridiskas personas', 'juridisku personu'] as const;
/** What natural persons are called, whatever they chose at their opinion. */
export const NATURAL_PERSONS = ['fiziska persona', 'fiziskas personas', 'fizisku personu'] as const;

/** So many persons of a kind, in words; empty for none. */
export function personsCounted(
  count: number,
  [one, few, many]: typeof LEGAL_PERSONS | typeof NATURAL_PERSONS,
): string {
  if (count === 0) return '';
  if (count === 1) return one;
  if (count % 10 === 0 || (count % 100 > 10 && count % 100 < 20)) return `${count} ${many}`;
  return `${count} ${count % 10 === 1 ? one : few}`;
}

/** What stands for an opinion whose text may not be quoted. */
export const IN_THE_LIST = 'Viedokļa teksts ir publicēts viedokļu sarakstā.';

/** The beginning of an opinion; one in which an address or the name of an author stands is not shown at all. */
export function excerptOf(text: string, authors: readonly KnownAuthor[]): string {
  if (isPersonal(text, authors)) return IN_THE_LIST;
  const plain = text.trim().replaceAll(/\s+/g, ' ');
  if (plain.length <= EXCERPT) return plain;
  return `${plain.slice(0, plain.lastIndexOf(' ', EXCERPT))}…`;
}

function isPersonal(text: string, authors: readonly KnownAuthor[]): boolean {
  return hasEmail(text) || authorsIn(text, authors).length > 0;
}
