import { isUnit, numberDocument } from '#libs/bylaw-document';
import type { LegalDay } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import type { Node } from 'prosemirror-model';
import { readCommencement } from './commencement.js';
import { LineWriter } from './lines.js';
import type { Target } from './operations.js';
import type { TimedAct, TimelineFinding, TimelineOptions, Wording } from './timeline.js';
import { findUnit, fixedTree, TreeUnit } from './tree.js';

/**
 * How a norm stands: `not-yet` in force though it is in the text, `suspended` by an order, `void` by a judgment or an
 * own provision that ended it, `deleted` by an amending act.
 */
export type NormState = 'in-force' | 'not-yet' | 'suspended' | 'void' | 'deleted';

/** What a state rests on. */
export interface NormSource {
  /** In words: an act with its number, a provision, an order, a judgment. */
  text: string;
  /** The caller's own key of it. */
  key?: string;
}

/** How one unit stands from one day to another. */
export interface NormValidity {
  unitId: string;
  /** The whole number of the unit in that text, as references name it. */
  number: string;
  from: LegalDay;
  /** The last day; `null` while nothing is known that ends it. */
  until: LegalDay | null;
  state: NormState;
  source: NormSource;
}

/** A state that somebody else decided: a minister's order, a judgment. */
export interface GivenState {
  /** The unit and everything in it; `null` for the whole act. */
  unitId: string | null;
  state: 'suspended' | 'void';
  from: LegalDay;
  /** The last day; `null` without end. */
  until: LegalDay | null;
  source: NormSource;
}

type Span = Omit<NormValidity, 'unitId'>;
type Overlay = Omit<GivenState, 'state'> & { state: NormState };

const RANK: Record<NormState, number> = { 'in-force': 0, 'not-yet': 1, suspended: 2, void: 3, deleted: 4 };

/** The validity of every unit over all wordings, in the order of the text, then of time. */
export function normValidity(
  wordings: readonly Wording[],
  acts: readonly TimedAct[],
  options: TimelineOptions,
  findings: TimelineFinding[],
): NormValidity[] {
  const spans = new Map<string, (Span & { text: string })[]>();
  const overlays: Overlay[] = (options.states ?? []).map((state) => ({ ...state }));
  const inside = new Map<string, Set<string>>();
  for (const wording of wordings) {
    const last = wording.acts.at(-1);
    const by = last === undefined ? undefined : acts[last];
    const source = by ? sourceOf(by) : options.source;
    for (const { node, number, text, below } of unitsOf(wording.document)) {
      const unitId = String(node.attrs['id']);
      for (const id of below) inside.set(id, new Set([...(inside.get(id) ?? []), unitId]));
      const state = node.attrs['deleted'] === true ? 'deleted' : 'in-force';
      const known = spans.get(unitId) ?? [];
      const before = known.at(-1);
      if (before?.state === state && before.text === text && follows(before.until, wording.from))
        before.until = wording.until;
      else known.push({ number, from: wording.from, until: wording.until, state, source, text });
      spans.set(unitId, known);
    }
    overlays.push(...ownProvisions(wording, findings));
  }
  return [...spans].flatMap(([unitId, known]) =>
    known.flatMap(({ text: _text, ...span }) =>
      overlaid(
        span,
        overlays.filter(
          (overlay) =>
            overlay.unitId === null ||
            overlay.unitId === unitId ||
            inside.get(overlay.unitId)?.has(unitId) === true,
        ),
      ).map((part) => ({ unitId, ...part })),
    ),
  );
}

function sourceOf({ act, day, key }: TimedAct): NormSource {
  const dated = /^(?!0001)\d{4}-\d{2}-\d{2}$/.test(day) ? `${day.split('-').reverse().join('.')}.` : '';
  const number = act.number === '' ? '' : `Nr. ${act.number}`;
  const text = [act.issuer, dated, 'saistošie noteikumi', number].filter((part) => part !== '').join(' ');
  return key === undefined ? { text } : { text, key };
}

interface SeenUnit {
  node: Node;
  number: string;
  /** Its own words without those of units in it. */
  text: string;
  /** Ids of the units around it. */
  below: readonly string[];
}

function unitsOf(doc: Node): SeenUnit[] {
  const numbering = numberDocument(doc);
  const writer = new LineWriter(numbering);
  const out: SeenUnit[] = [];
  doc.descendants((node) => {
    const unit = isUnit(node) ? numbering.get(String(node.attrs['id'])) : undefined;
    if (unit) {
      const own = node.children.filter((child) => !isUnit(child)).flatMap((child) => writer.block(child));
      const text = node.attrs['deleted'] === true ? '' : own.filter((line) => !/^\(.*\)$/.test(line));
      out.push({ node, number: unit.text, text: JSON.stringify(text), below: unit.path });
    }
    return !node.isTextblock;
  });
  return out;
}

/** What the act itself says about the beginning and the end of its norms. */
function ownProvisions(wording: Wording, findings: TimelineFinding[]): Overlay[] {
  const root = fixedTree(wording.document);
  const out: Overlay[] = [];
  wording.document.descendants((node) => {
    const [first] = node.children;
    if (!isUnit(node) || !first || !/stājas spēkā|spēku|ir spēkā/.test(first.textContent))
      return !node.isTextblock;
    const text = first.textContent.replace(/\s+/g, ' ').trim();
    const rules = readCommencement(text);
    if (!rules && wording.acts.length === 0)
      findings.push({
        act: -1,
        finding: {
          code: 'amend.commencement-not-understood',
          severity: 'warning',
          text: text.slice(0, 200),
        },
      });
    for (const rule of rules ?? [])
      for (const target of rule.targets) {
        const unitId = unitIdOf(root, target);
        if (unitId === undefined) continue;
        const source = { text };
        if (rule.kind === 'after')
          out.push({ unitId, state: 'void', from: addUnits(rule.day, 1, 'day'), until: null, source });
        else if (rule.day > wording.from && unitId !== null)
          out.push({
            unitId,
            state: 'not-yet',
            from: wording.from,
            until: addUnits(rule.day, -1, 'day'),
            source,
          });
      }
    return true;
  });
  return out;
}

/** The unit that a provision names, `null` for the whole act, `undefined` where there is none. */
function unitIdOf(root: TreeUnit, target: Target): string | null | undefined {
  if (target.length === 0) return null;
  const found = findUnit(root, target);
  return found ? String(found.unit.attrs['id']) : undefined;
}

function follows(until: LegalDay | null, from: LegalDay): boolean {
  return until !== null && addUnits(until, 1, 'day') === from;
}

/** A span cut where other states hold; the strongest wins. */
function overlaid(span: Span, overlays: readonly Overlay[]): Span[] {
  const starts = new Set([span.from]);
  for (const { from, until } of overlays) {
    if (isWithin(from, span)) starts.add(from);
    const next = until === null ? null : addUnits(until, 1, 'day');
    if (next !== null && isWithin(next, span)) starts.add(next);
  }
  const days = [...starts].sort();
  const parts = days.map((from, at): Span => {
    const next = days[at + 1];
    const strongest = overlays
      .filter((overlay) => overlay.from <= from && (overlay.until === null || from <= overlay.until))
      .reduce<Pick<Span, 'state' | 'source'>>(
        (best, { state, source }) => (RANK[state] > RANK[best.state] ? { state, source } : best),
        span,
      );
    return {
      ...span,
      state: strongest.state,
      source: strongest.source,
      from,
      until: next === undefined ? span.until : addUnits(next, -1, 'day'),
    };
  });
  return joined(parts);
}

/** Neighbouring parts of one state and source become one, which lasts as long as all of them. */
function joined(parts: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (last?.state === part.state && last.source === part.source) last.until = part.until;
    else out.push({ ...part });
  }
  return out;
}

function isWithin(day: LegalDay, { from, until }: Span): boolean {
  return from < day && (until === null || day <= until);
}
