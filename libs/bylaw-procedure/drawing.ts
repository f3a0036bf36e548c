import { STATES } from './states.js';
import type { DossierState } from './states.js';
import { TRANSITIONS } from './table.js';
import type { Transition } from './transition.js';

/** Parts of a by-law's life, in their order; each is a row of the drawing. Named by `procedure.phase.<code>`. */
export const PHASES = [
  { code: 'drafting', states: ['draft', 'endorsement', 'coordination'] },
  { code: 'public', states: ['opinion_stage', 'opinion_summary'] },
  { code: 'council', states: ['council_ready', 'on_agenda', 'adopted', 'signed'] },
  {
    code: 'review',
    states: ['review_required', 'in_review', 'review_objections', 'correction', 'publication_barred'],
  },
  { code: 'promulgation', states: ['promulgation_ready', 'promulgation_sent', 'promulgated'] },
  { code: 'life', states: ['in_force', 'repealed', 'lapsed'] },
] as const satisfies readonly { code: string; states: readonly DossierState[] }[];

/** Code of one of {@link PHASES}. */
export type PhaseCode = (typeof PHASES)[number]['code'];

/** A box of the drawing. Lengths are in units of the drawing's own coordinates. */
export interface DrawnState {
  state: DossierState;
  x: number;
  y: number;
}

/** An arrow of the drawing, with every event that leads that way. */
export interface DrawnStep {
  from: DossierState;
  to: DossierState;
  events: readonly string[];
  kind: Exclude<Transition['kind'], 'record'>;
  /** SVG path data from box to box. */
  path: string;
}

/** The life of a by-law as a drawing; what is only recorded, and giving up a draft, stand in the list beside it. */
export interface Drawing {
  width: number;
  height: number;
  box: { width: number; height: number };
  phases: readonly { code: PhaseCode; y: number }[];
  states: readonly DrawnState[];
  steps: readonly DrawnStep[];
}

const BOX = { width: 172, height: 56 };
const GAP = { x: 44, y: 74 };
const MARGIN = { x: 16, y: 34 };

/** States in no phase: a draft that was given up can end from nearly everywhere, which no arrow could show well. */
export const OUTSIDE_DRAWING: readonly DossierState[] = ['withdrawn'];

/** Draws the transition table: rows of states from the first to the last, arrows between their boxes. */
export function drawing(): Drawing {
  const widest = Math.max(...PHASES.map(({ states }) => states.length));
  const states = PHASES.flatMap((phase, row) =>
    phase.states.map((state, column): DrawnState => ({
      state,
      x: MARGIN.x + column * (BOX.width + GAP.x),
      y: MARGIN.y + row * (BOX.height + GAP.y),
    })),
  );
  return {
    width: MARGIN.x * 2 + widest * BOX.width + (widest - 1) * GAP.x,
    height: MARGIN.y * 2 + PHASES.length * (BOX.height + GAP.y) - GAP.y,
    box: BOX,
    phases: PHASES.map(({ code }, row) => ({ code, y: MARGIN.y + row * (BOX.height + GAP.y) - 12 })),
    states,
    steps: stepsBetween(new Map(states.map((drawn) => [drawn.state, drawn]))),
  };
}

function stepsBetween(at: ReadonlyMap<DossierState, DrawnState>): DrawnStep[] {
  const found = new Map<string, DrawnStep>();
  const rows: readonly Transition[] = TRANSITIONS;
  for (const { event, from: origins, to, kind } of rows) {
    if (to === 'same' || kind === 'record') continue;
    const target = at.get(to);
    for (const from of origins) {
      const origin = at.get(from);
      if (!origin || !target) continue;
      const key = `${from} ${to}`;
      const known = found.get(key);
      found.set(key, {
        from,
        to,
        kind: known?.kind ?? kind,
        events: [...(known?.events ?? []), event],
        path: known?.path ?? arrow(origin, target),
      });
    }
  }
  return [...found.values()];
}

function arrow(from: DrawnState, to: DrawnState): string {
  const [fromX, toX] = [from.x + BOX.width / 2, to.x + BOX.width / 2];
  if (from.y === to.y) return sideways(from, to, fromX, toX);
  const down = to.y > from.y;
  // Ways down start and end right of the middle, ways up left of it, so that there and back are two arrows.
  const [startX, endX] = [fromX + (down ? 14 : -14), toX + (down ? 14 : -14)];
  const startY = down ? from.y + BOX.height : from.y;
  const endY = down ? to.y : to.y + BOX.height;
  const bend = Math.max(30, Math.abs(endY - startY) / 2);
  const sign = down ? 1 : -1;
  return `M ${startX} ${startY} C ${startX} ${startY + sign * bend}, ${endX} ${endY - sign * bend}, ${endX} ${endY}`;
}

function sideways(from: DrawnState, to: DrawnState, fromX: number, toX: number): string {
  const right = to.x > from.x;
  const next = Math.abs(to.x - from.x) === BOX.width + GAP.x;
  const middle = from.y + BOX.height / 2;
  if (next && right) return `M ${from.x + BOX.width} ${middle - 8} L ${to.x} ${middle - 8}`;
  if (next) return `M ${from.x} ${middle + 8} L ${to.x + BOX.width} ${middle + 8}`;
  const edge = right ? from.y : from.y + BOX.height;
  const control = right ? edge - 30 : edge + 30;
  return `M ${fromX} ${edge} C ${fromX} ${control}, ${toX} ${control}, ${toX} ${edge}`;
}

/** States that the drawing leaves out though it says it draws them; none, which a test makes sure of. */
export function undrawnStates(): DossierState[] {
  const drawn = new Set<DossierState>(PHASES.flatMap(({ states }): readonly DossierState[] => states));
  return STATES.filter((state) => !drawn.has(state) && !OUTSIDE_DRAWING.includes(state));
}
