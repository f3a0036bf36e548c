import type { IdSource } from '#libs/bylaw-document';
import type { LegalDay } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import type { Node } from 'prosemirror-model';
import { readCommencement, type CommencementRule } from './commencement.js';
import { consolidate, type AmendingAct } from './consolidate.js';
import { readNumber, sameNumber } from './labels.js';
import type { AmendmentFinding, Operation, Segment, Target } from './operations.js';
import { normValidity, type GivenState, type NormSource, type NormValidity } from './validity.js';

/** An amending act with what is known about its entry into force. */
export interface TimedAct {
  act: AmendingAct;
  /** The day it was adopted, which the notes name. */
  day: LegalDay;
  /** The day it comes into force where it says nothing else about single norms. */
  inForceFrom: LegalDay;
  /** What `parseAmendments` read in it. */
  operations: readonly Operation[];
  /** The caller's own key of the act, given back in sources. */
  key?: string;
}

/** The act whose texts are followed. */
export interface TimelineOptions {
  /** The day the base came into force. */
  inForceFrom: LegalDay;
  /** What the base is called in sources: `Vidzāles novada domes 05.03.2026. saistošie noteikumi Nr. 7/2026`. */
  source: NormSource;
  /** What others decided about single norms: suspended by order, void by judgment. */
  states?: readonly GivenState[];
  newId: IdSource;
}

/** The text of the act from one day to the next change. */
export interface Wording {
  from: LegalDay;
  /** The last day; `null` while nothing is known that ends it. */
  until: LegalDay | null;
  document: Node;
  /** Which of the given acts changed the text on the first day, by their place in the list. */
  acts: readonly number[];
}

/** Something about an act that a person must see; `act` is its place in the list, -1 for the base. */
export interface TimelineFinding {
  act: number;
  finding:
    AmendmentFinding | { code: 'amend.commencement-not-understood'; severity: 'warning'; text: string };
}

/** All texts of an act in time and the validity of every norm. */
export interface Timeline {
  wordings: Wording[];
  norms: NormValidity[];
  /** Acts that could not be applied are left out as a whole; their findings say why. */
  findings: TimelineFinding[];
}

interface Step {
  day: LegalDay;
  act: number;
  operations: Operation[];
}

/**
 * The texts of an act by day and the validity of its norms: amending acts in the order of their entry into force, parts
 * of them on the days that their own provisions set. An act of which anything does not apply is left out whole.
 */
export function timeline(base: Node, acts: readonly TimedAct[], options: TimelineOptions): Timeline {
  const findings: TimelineFinding[] = [];
  const steps = acts.flatMap((act, at) => stepsOf(act, at, findings));
  steps.sort(
    (a, b) =>
      compare(a.day, b.day) || compare(acts[a.act]?.day ?? '', acts[b.act]?.day ?? '') || a.act - b.act,
  );
  const left = new Set<number>();
  for (;;) {
    const wordings = run(base, acts, steps, left, options);
    if (!('act' in wordings)) {
      const norms = normValidity(wordings, acts, options, findings);
      return { wordings, norms, findings };
    }
    left.add(wordings.act);
    findings.push(...wordings.findings.map((finding) => ({ act: wordings.act, finding })));
  }
}

/** The text in force on a day; before the first one `null`. */
export function wordingAt(line: Timeline, day: LegalDay): Wording | null {
  return line.wordings.findLast(({ from }) => from <= day) ?? null;
}

/** The validity of the norms on a day, by unit id. */
export function validityAt(line: Timeline, day: LegalDay): Map<string, NormValidity> {
  const out = new Map<string, NormValidity>();
  for (const norm of line.norms)
    if (norm.from <= day && (norm.until === null || day <= norm.until)) out.set(norm.unitId, norm);
  return out;
}

function run(
  base: Node,
  acts: readonly TimedAct[],
  steps: readonly Step[],
  left: ReadonlySet<number>,
  options: TimelineOptions,
): Wording[] | { act: number; findings: AmendmentFinding[] } {
  const wordings: Wording[] = [{ from: options.inForceFrom, until: null, document: base, acts: [] }];
  for (const { act: at, day, operations } of steps) {
    const act = acts[at];
    const last = wordings.at(-1);
    if (!act || !last || left.has(at)) continue;
    const result = consolidate(last.document, operations, { ...act, newId: options.newId });
    if (!result.applied) return { act: at, findings: result.findings };
    const from = day < last.from ? last.from : day;
    const changed = { document: result.document, acts: [...(from === last.from ? last.acts : []), at] };
    if (from === last.from) wordings[wordings.length - 1] = { ...last, ...changed };
    else {
      wordings[wordings.length - 1] = { ...last, until: addUnits(from, -1, 'day') };
      wordings.push({ from, until: null, ...changed });
    }
  }
  return wordings;
}

/** The operations of an act by the days on which they take effect. */
function stepsOf(act: TimedAct, at: number, findings: TimelineFinding[]): Step[] {
  const rules: CommencementRule[] = [];
  for (const operation of act.operations) {
    if (operation.kind !== 'own' || !operation.commencement) continue;
    const read = readCommencement(operation.text);
    if (read) rules.push(...read.filter(({ kind }) => kind === 'from'));
    else findings.push({ act: at, finding: notUnderstood(operation.text) });
  }
  const general = rules.find(({ targets }) => targets.some((target) => target.length === 0));
  const usual = general && general.day > act.inForceFrom ? general.day : act.inForceFrom;
  const days = new Map<LegalDay, Operation[]>();
  for (const operation of act.operations) {
    if (operation.kind === 'own') continue;
    const rule = rules.find(({ targets }) =>
      targets.some((target) => target.length > 0 && concerns(target, operation)),
    );
    const day = rule && rule.day > usual ? rule.day : usual;
    days.set(day, [...(days.get(day) ?? []), operation]);
  }
  return [...days].map(([day, operations]) => ({ day, act: at, operations }));
}

/** Whether a provision about `1.3. apakšpunkts` means this operation: by its number in the act, else by its target. */
function concerns(named: Target, operation: Operation): boolean {
  const own = readNumber(operation.place.number).segments;
  const number = named.at(-1)?.segments ?? [];
  if (own.length > 0 && begins(own, number)) return true;
  if (!('target' in operation)) return false;
  const units =
    operation.kind === 'add'
      ? operation.units.map((unit) => [...operation.target, unit])
      : [operation.target];
  return units.some((target) =>
    target.some((step) => step.kind === named.at(-1)?.kind && sameNumber(step.segments, number)),
  );
}

function begins(number: readonly Segment[], start: readonly Segment[]): boolean {
  return (
    start.length > 0 && number.length >= start.length && sameNumber(number.slice(0, start.length), start)
  );
}

function notUnderstood(text: string): TimelineFinding['finding'] {
  return { code: 'amend.commencement-not-understood', severity: 'warning', text: text.slice(0, 200) };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
