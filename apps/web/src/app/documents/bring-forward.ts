import { getVersion, sendableSteps } from 'prosemirror-collab';
import type { Node } from 'prosemirror-model';
import { EditorState, type Transaction } from 'prosemirror-state';
import { Step } from 'prosemirror-transform';
import { parseDocumentOfKind } from '#libs/bylaw-document';
import {
  documentShape,
  type DocumentJson,
  type DocumentView,
  type StepOrigin,
  type StepView,
} from '#libs/contracts';
import { lossKey, type Loss } from './loss';
import { collabPlugins } from './moved-twice';
import { receiveSteps } from './receive-steps';
import type { StepTransport } from './session-parts';
import type { Unconfirmed } from './unconfirmed-store';

/** Name of the metadata of a transaction that tells what its steps come from. */
export const ORIGIN = 'origin';

/** A text at one version with what nobody but us knows of yet, outside of any editor. */
export interface Forward {
  state: EditorState;
  losses: Loss[];
}

/** A step and what it comes from. */
export interface OwnStep {
  step: Step;
  origin: StepOrigin | null;
}

/** The document of an answer. */
export function readView(view: DocumentView): Node {
  const parsed = parseDocumentOfKind(view.content, documentShape(view.kind));
  if (!parsed.allowed) throw new Error('The text does not fit its schema.');
  return parsed.doc;
}

/** What the state holds that is not confirmed. */
export function ownSteps(state: EditorState): OwnStep[] {
  const sendable = sendableSteps(state);
  return (sendable?.steps ?? []).map((step, index) => ({ step, origin: originOf(sendable?.origins[index]) }));
}

/** Steps as they are kept and sent; origins only where one is known. */
export function stepsAsJson(own: readonly OwnStep[]): {
  steps: DocumentJson[];
  origins?: (StepOrigin | null)[];
} {
  const steps = own.map(({ step }) => step.toJSON() as DocumentJson);
  const origins = own.map(({ origin }) => origin);
  return origins.some((origin) => origin !== null) ? { steps, origins } : { steps };
}

/** What a transaction says its steps come from. */
function originOf(tr: Transaction | undefined): StepOrigin | null {
  const origin: unknown = tr?.getMeta(ORIGIN);
  const known = typeof origin === 'object' && origin !== null && 'kind' in origin && 'id' in origin;
  return known ? (origin as StepOrigin) : null;
}

/** Applies steps, each run of one origin as one transaction. */
export function applyOwn(
  steps: readonly OwnStep[],
  state: EditorState,
  apply: (tr: Transaction) => EditorState,
): EditorState {
  let present = state;
  for (let at = 0; at < steps.length;) {
    const origin = steps[at]?.origin ?? null;
    const tr = present.tr;
    for (; at < steps.length && sameOrigin(steps[at]?.origin ?? null, origin); at += 1) {
      const { step } = steps[at] as OwnStep;
      tr.step(step);
    }
    present = apply(origin ? tr.setMeta(ORIGIN, origin) : tr);
  }
  return present;
}

/**
 * What an earlier page left unsent, moved onto the present version of the text; steps that had been stored, only the
 * answer was lost, are recognised by the name of that page's editor.
 */
export async function bringForward(
  transport: StepTransport,
  left: Unconfirmed,
  until: number,
): Promise<Forward> {
  const view = await transport.at(left.version);
  const doc = readView(view);
  let state = EditorState.create({ doc, plugins: collabPlugins(left.version, left.clientId) });
  const losses: Loss[] = [];
  try {
    const steps = left.steps.map((json, index) => ({
      step: Step.fromJSON(doc.type.schema, json),
      origin: left.origins?.[index] ?? null,
    }));
    applyOwn(steps, state, (tr) => (state = state.apply(tr)));
  } catch {
    // Written by another version of the program: what was typed is shown, at least as text.
    return { state: await behind(transport, state, left, until, losses), losses: [...losses, unread(left)] };
  }
  return { state: await behind(transport, state, left, until, losses), losses };
}

/** A second page's rest on top of the first one's; both at one version. */
export function mergeForward(first: Forward, second: Forward): Forward {
  const version = getVersion(second.state);
  const views = ownSteps(first.state).map(({ step }, index): StepView => ({
    version: version + index + 1,
    step: step.toJSON() as DocumentJson,
    clientId: '',
    author: null,
    at: '',
  }));
  let state = second.state;
  const { losses } = receiveSteps(state, views, ' ', (tr) => (state = state.apply(tr)));
  const own = losses.filter((loss) => loss.kind !== 'overwritten');
  let merged = first.state;
  merged = applyOwn(ownSteps(state), merged, (tr) => (merged = merged.apply(tr)));
  return { state: merged, losses: [...first.losses, ...second.losses, ...own] };
}

async function behind(
  transport: StepTransport,
  from: EditorState,
  left: Unconfirmed,
  until: number,
  losses: Loss[],
): Promise<EditorState> {
  let state = from;
  while (getVersion(state) < until) {
    const answer = await transport.steps(getVersion(state));
    const wanted = answer.steps.filter(({ version }) => version <= until);
    const received = receiveSteps(state, wanted, left.clientId, (tr) => (state = state.apply(tr)));
    losses.push(...received.losses);
    if (received.confirmed.length === 0) break;
  }
  return state;
}

function sameOrigin(a: StepOrigin | null, b: StepOrigin | null): boolean {
  return a?.kind === b?.kind && a?.id === b?.id;
}

/** Steps that cannot be read any more, as the texts in them. */
function unread(left: Unconfirmed): Loss {
  const text = [...JSON.stringify(left.steps).matchAll(/"text":("(?:[^"\\]|\\.)*")/gu)]
    .map(([, quoted]) => JSON.parse(quoted ?? '""') as string)
    .join('');
  return { key: lossKey(), kind: 'text', text, unit: '', author: null, redo: null };
}
