import { getVersion, receiveTransaction, sendableSteps } from 'prosemirror-collab';
import type { EditorState, Transaction } from 'prosemirror-state';
import { Step } from 'prosemirror-transform';
import type { StepView } from '#libs/contracts';
import type { Loss } from './loss';
import { FOREIGN } from './moved-twice';
import { rebaseLosses } from './rebase-losses';

/** What came of taking steps in. */
export interface Received {
  losses: Loss[];
  /** Those of others. */
  others: StepView[];
  /** Everything that was taken in. */
  confirmed: Step[];
  /** Steps that cannot be taken in yet, because some before them are missing. */
  rest: StepView[];
}

/** Name of the metadata that tells which editors the steps of a transaction come from. */
export const AUTHORS = 'documentAuthors';

/**
 * Takes steps of the server into a state: those of our own that it confirms, and those of others, over which what is
 * still unconfirmed is rebased. Steps that are known already are skipped. A step counts as our own only when it is the
 * very next one that we wait for; another page that took over our name must not pass for us.
 */
export function receiveSteps(
  state: EditorState,
  steps: readonly StepView[],
  clientId: string,
  apply: (tr: Transaction) => EditorState,
): Received {
  const { ready, later } = inOrder(steps, getVersion(state));
  let rest = ready;
  const received: Received = { losses: [], others: [], confirmed: [], rest: later };
  let present = state;
  while (rest.length > 0) {
    const own = ownAhead(present, rest, clientId);
    const run = own > 0 ? own : foreignAhead(present, rest, clientId);
    const taken = rest.slice(0, run);
    const read = taken.map(({ step }) => Step.fromJSON(state.schema, step));
    const tr = receiveTransaction(
      present,
      read,
      taken.map(() => (own > 0 ? clientId : '')),
      { mapSelectionBackward: true },
    ).setMeta(AUTHORS, new Set(taken.map((one) => one.clientId)));
    if (own === 0) tr.setMeta(FOREIGN, run);
    if (own === 0) {
      received.losses.push(...rebaseLosses(present, tr, taken));
      received.others.push(...taken);
    }
    present = apply(tr);
    received.confirmed.push(...read);
    rest = rest.slice(run);
  }
  return received;
}

/** The steps that follow a version one after the other, each once, and those behind a gap. */
function inOrder(steps: readonly StepView[], known: number): { ready: StepView[]; later: StepView[] } {
  const fresh = steps.filter(({ version }) => version > known).sort((a, b) => a.version - b.version);
  const ready: StepView[] = [];
  const later: StepView[] = [];
  for (const step of fresh) {
    const next = known + ready.length + 1;
    if (step.version === next) ready.push(step);
    else if (step.version > next) later.push(step);
  }
  return { ready, later };
}

/** How many of the first steps are exactly those that we wait for. */
function ownAhead(state: EditorState, steps: readonly StepView[], clientId: string): number {
  const pending = sendableSteps(state)?.steps ?? [];
  let count = 0;
  for (const { clientId: from, step } of steps) {
    const ours = pending[count];
    if (!ours || from !== clientId || !same(ours, Step.fromJSON(state.schema, step))) break;
    count += 1;
  }
  return count;
}

/** The steps of others before one that might be ours. */
function foreignAhead(state: EditorState, steps: readonly StepView[], clientId: string): number {
  if (!sendableSteps(state)) return steps.length;
  const next = steps.findIndex((step, index) => index > 0 && step.clientId === clientId);
  return next === -1 ? steps.length : next;
}

function same(a: Step, b: Step): boolean {
  return JSON.stringify(a.toJSON()) === JSON.stringify(b.toJSON());
}
