import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import { isSuggestion } from '#libs/bylaw-document';
import type { StepOrigin } from '#libs/contracts';

const key = new PluginKey<ReadonlyMap<string, StepOrigin>>('suggestionOrigins');

/** Remembers which suggestions came from an opinion, a comment or a clause while the text is open. */
export function rememberOrigins(): Plugin {
  return new Plugin<ReadonlyMap<string, StepOrigin>>({
    key,
    state: {
      init: () => new Map(),
      apply: (tr, known) => {
        const origin = tr.getMeta('origin') as StepOrigin | undefined;
        if (!origin || !tr.docChanged) return known;
        return new Map([...known, ...idsIn(tr).map((id) => [id, origin] as const)]);
      },
    },
  });
}

/** Where suggestions came from, by their ids. */
export function suggestionOrigins(state: EditorState): ReadonlyMap<string, StepOrigin> {
  return key.getState(state) ?? new Map();
}

function idsIn(tr: Transaction): string[] {
  const ids: string[] = [];
  for (const step of tr.steps) {
    if ('mark' in step && isSuggestion(step.mark as never)) ids.push(idOf(step.mark));
    if (!(step instanceof ReplaceStep)) continue;
    step.slice.content.descendants((node) => void ids.push(...node.marks.filter(isSuggestion).map(idOf)));
  }
  return ids;
}

function idOf(mark: unknown): string {
  return String((mark as { attrs: { id: string } }).attrs.id);
}
