import type { Node } from 'prosemirror-model';
import type { ArticleRef, CalculationInText, CalculationKind, Violation } from '#libs/contracts';
import { idOf, numberDocument, saysSomething, textBlocks, wordsOfPart } from '#libs/bylaw-document';
import { lintBylaw, type LintPosition } from '#libs/bylaw-lint';
import { CitationReader, isAmendingAct, OwnUnits } from '#libs/citations';
import { fold } from '#libs/latvian-text';
import { ADMINISTRATIVE_PART } from './administrative-text.js';
import { FISCAL_PART } from './fiscal-text.js';
import { memorandumGuidance, type GuidanceFor, type GuidedPart } from './guidance.js';

/** Something that a memorandum still lacks, or that should not stand in it. */
export interface MemorandumFinding extends Violation {
  /** `bar` keeps the draft from going on, by the procedure's own condition; `warn` is for the drafter to judge. */
  severity: 'bar' | 'warn';
  /** The part, 1–8. */
  part: number;
  /** The question of the guidance that has no answer. */
  question?: string;
  /** The words concerned; `null` where it is about the part as a whole. */
  position: LintPosition | null;
}

/** What the check wants to know beside the text. */
export interface MemorandumContext extends GuidanceFor {
  /** The by-law, to see whether the points that the memorandum names are there. */
  bylaw: Node | null;
  /** How each calculation stands in the text; left out where there is none. */
  calculations: Partial<Record<CalculationKind, CalculationInText>>;
  /** Part 8 says what was recorded of opinions and coordination; `null` while nothing was recorded. */
  part8Current: boolean | null;
}

/** Fewest words of an answer, unless it says with a reason that there is no impact. */
const FEWEST_WORDS = 6;
/** Longest answer that says nothing but "no impact". */
const BARE_WORDS = 14;
const NO_IMPACT =
  /(?:nav|netiek|nerada|nerodas|nemaina|nemainas|neietekme|neattiecas|nepalielina|nepalielinas|neskar|nebus)(?!\p{L})/u;
const REASON =
  /(?<!\p{L})(?:jo|tapec|tadel|ta ka|nemot vera|proti|tas ir|sakara|saskana|pamatojoties)(?!\p{L})|[–:—]/u;
const COMPUTED = /\d/;

/**
 * Everything that the memorandum still lacks, in the order of its parts (PL 46(1)–(2)). Empty for drafts that article 46
 * does not touch (PL 46(4)).
 *
 * - `memorandum.part_empty` (`bar`): the part says nothing; part 8 only after the opinion stage, by its own condition;
 * - `memorandum.too_short`, `memorandum.no_reason`: a few words, or "no impact" without saying why;
 * - `memorandum.unanswered`: a question of the guidance that nothing in the part answers;
 * - `memorandum.no_calculation`: part 2 without any figure;
 * - `memorandum.calculation_changed`, `memorandum.calculation_gone`: the text no longer says what the calculation says;
 * - `memorandum.part8_stale`: part 8 is not what was recorded of opinions and coordination (PL 46(3));
 * - `memorandum.personal_data`: a name or other data of a natural person in what will be promulgated (OPL 11(1));
 * - `memorandum.reference_unknown`: a point that the by-law does not have.
 */
export function reviewMemorandum(doc: Node, context: MemorandumContext): MemorandumFinding[] {
  const guidance = memorandumGuidance(context);
  if (guidance.length === 0) return [];
  const findings: MemorandumFinding[] = [];
  const parts = new Map(doc.children.map((part) => [Number(part.attrs['part']), part]));
  for (const guided of guidance) {
    const part = parts.get(guided.part);
    if (!part || guided.state === 'exempt') continue;
    findings.push(...answers(part, guided, context));
  }
  findings.push(...inStep(parts, context), ...personalData(doc), ...references(doc, context.bylaw));
  return findings
    .map((finding, at) => ({ finding, at }))
    .sort((a, b) => a.finding.part - b.finding.part || a.at - b.at)
    .map(({ finding }) => finding);
}

/** The parts that say something, by number: what the procedure's condition counts (PL 46(1)). */
export function answeredParts(doc: Node): number[] {
  return doc.children.filter(saysSomething).map((part) => Number(part.attrs['part']));
}

function answers(part: Node, guided: GuidedPart, context: MemorandumContext): MemorandumFinding[] {
  const about = { part: guided.part, article: guided.article, where: idOf(part) ?? '', position: null };
  const params = { part: guided.part };
  if (!saysSomething(part)) return [{ ...about, code: 'memorandum.part_empty', severity: 'bar', params }];
  const said = wordsOfPart(part);
  const text = fold(textOf(part));
  if (said.length <= BARE_WORDS && NO_IMPACT.test(text) && !REASON.test(text))
    return [{ ...about, code: 'memorandum.no_reason', severity: 'warn', params }];
  const bare = said.length <= BARE_WORDS && NO_IMPACT.test(text);
  if (said.length < FEWEST_WORDS && !bare)
    return [{ ...about, code: 'memorandum.too_short', severity: 'warn', params }];
  const findings: MemorandumFinding[] = [];
  const none = bare || saysForAll(text);
  for (const { id, words } of guided.questions)
    if (words && !words.test(text) && !none)
      findings.push({
        ...about,
        code: 'memorandum.unanswered',
        severity: 'warn',
        params: { ...params, question: id },
        question: id,
      });
  const computed = context.calculations.fiscal !== undefined || COMPUTED.test(text);
  if (guided.part === FISCAL_PART && !computed && !none)
    findings.push({ ...about, code: 'memorandum.no_calculation', severity: 'warn', params });
  return findings;
}

/** "Ietekmes uz visām grupām nav, jo …" answers all questions of a part at once. */
function saysForAll(text: string): boolean {
  return (
    /(?<!\p{L})(?:visas|visam|nevien\p{L}*)\s+(?:min\p{L}*\s+)?(?:jomas|jomam|grupas|grupam|grupu)/u.test(
      text,
    ) && NO_IMPACT.test(text)
  );
}

function inStep(parts: ReadonlyMap<number, Node>, context: MemorandumContext): MemorandumFinding[] {
  const findings: MemorandumFinding[] = [];
  const at = (part: number) => ({
    part,
    params: { part },
    severity: 'warn' as const,
    where: idOfPart(parts, part),
    position: null,
  });
  const article: ArticleRef = { act: 'PL', ref: '46(1)' };
  const places = { fiscal: FISCAL_PART, administrative: ADMINISTRATIVE_PART };
  for (const kind of ['fiscal', 'administrative'] as const) {
    const state = context.calculations[kind];
    if (state === 'changed')
      findings.push({ ...at(places[kind]), code: 'memorandum.calculation_changed', article });
    if (state === 'missing')
      findings.push({ ...at(places[kind]), code: 'memorandum.calculation_gone', article });
  }
  if (context.part8Current === false)
    findings.push({ ...at(8), code: 'memorandum.part8_stale', article: { act: 'PL', ref: '46(3)' } });
  return findings;
}

function idOfPart(parts: ReadonlyMap<number, Node>, part: number): string {
  const node = parts.get(part);
  return node ? (idOf(node) ?? '') : '';
}

function personalData(doc: Node): MemorandumFinding[] {
  const place = partsById(doc);
  return lintBylaw(doc)
    .filter(({ code }) => code.startsWith('lint.personal-'))
    .map(({ where, position, params }) => ({
      code: 'memorandum.personal_data',
      severity: 'warn' as const,
      article: { act: 'OPL', ref: '11(1)' },
      part: place.get(where) ?? 0,
      params: { part: place.get(where) ?? 0, found: String(params['found'] ?? '') },
      where,
      position,
    }));
}

/** Points that the memorandum names and the by-law does not have; an amending by-law's memorandum names another act's. */
function references(doc: Node, bylaw: Node | null): MemorandumFinding[] {
  if (!bylaw || isAmendingAct(bylaw)) return [];
  const units = new OwnUnits(numberDocument(bylaw));
  const reader = new CitationReader();
  return textBlocks(doc).flatMap((block) =>
    reader
      .read(block.text)
      .own.filter((reference) => {
        const before = block.text.slice(Math.max(0, reference.from - 40), reference.from);
        return (
          (reference.explicit || /(?:projekt|noteikum)\p{L}*\s*$/iu.test(before)) &&
          units.find(reference, null).found === 'none'
        );
      })
      .map(({ from, to }) => ({
        code: 'memorandum.reference_unknown',
        severity: 'warn' as const,
        part: Number(block.region),
        params: { part: Number(block.region), printed: block.text.slice(from, to) },
        where: block.id,
        position: { block: block.id, from, to },
      })),
  );
}

function partsById(doc: Node): Map<string, number> {
  return new Map(textBlocks(doc).map(({ id, region }) => [id, Number(region)]));
}

function textOf(part: Node): string {
  const lines: string[] = [];
  part.descendants((node) => {
    if (node.isTextblock) lines.push(node.textBetween(0, node.content.size, ' ', ' '));
    return !node.isTextblock;
  });
  return lines.join('\n');
}
