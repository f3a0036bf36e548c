import { getVersion, receiveTransaction } from 'prosemirror-collab';
import type { EditorState, Transaction } from 'prosemirror-state';
import { Step } from 'prosemirror-transform';
import type { StepView } from '#libs/contracts';
import { lostTexts, type LostText } from './rebase-losses';

/**
 * Takes steps of the server into a state: first those of our own that it confirms, then those of others, over which
 * what is still unconfirmed is rebased. Steps that are known already are skipped.
 */
export function receiveSteps(
  state: EditorState,
  steps: readonly StepView[],
  clientId: string,
  apply: (tr: Transaction) => EditorState,
): { lost: LostText[]; others: StepView[] } {
  const known = getVersion(state);
  const fresh = steps.filter((step) => step.version > known);
  const foreign = fresh.findIndex((step) => step.clientId !== clientId);
  const own = foreign === -1 ? fresh : fresh.slice(0, foreign);
  const others = foreign === -1 ? [] : fresh.slice(foreign);
  const before = own.length > 0 ? apply(receiving(state, own)) : state;
  if (others.length === 0) return { lost: [], others };
  return { lost: lostTexts(before, apply(receiving(before, others))), others };
}

function receiving(state: EditorState, steps: readonly StepView[]): Transaction {
  const read = steps.map(({ step }) => Step.fromJSON(state.schema, step));
  const clients = steps.map(({ clientId }) => clientId);
  return receiveTransaction(state, read, clients, { mapSelectionBackward: true });
}
