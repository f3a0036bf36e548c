import type { ReviewDeskView } from '#libs/contracts';

/** What of the by-law can stand on the desk, in the order of its buttons. */
export const DESK_PANES = ['changes', 'base', 'effect', 'text', 'memorandum', 'opinions', 'earlier'] as const;
/** One of {@link DESK_PANES}. */
export type DeskPaneKind = (typeof DESK_PANES)[number];

/** More beside each other cannot be read. */
const MOST = 3;

/** What there is of this by-law. */
export function panesOf(
  view: Pick<ReviewDeskView, 'comparison' | 'earlier' | 'base' | 'memorandum'>,
): DeskPaneKind[] {
  const there: Record<DeskPaneKind, boolean> = {
    changes: Boolean(view.comparison) || view.earlier.length > 0,
    base: view.base !== null,
    effect: view.base !== null,
    text: true,
    memorandum: view.memorandum !== null,
    opinions: true,
    earlier: true,
  };
  return DESK_PANES.filter((kind) => there[kind]);
}

/** What stands there at first: what became of an earlier objection, else the text; beside it what explains it, given room. */
export function firstPanes(choices: readonly DeskPaneKind[], wide: boolean): DeskPaneKind[] {
  const [first = 'text'] = choices.filter((kind) => kind === 'changes' || kind === 'text');
  const beside = choices.find((kind) => kind === (first === 'changes' ? 'text' : 'effect')) ?? 'memorandum';
  return wide && choices.includes(beside) ? [first, beside] : [first];
}

/** Opens a pane or closes it. One always stays; where there would be too many, the one that was opened first goes. */
export function togglePane(shown: readonly DeskPaneKind[], kind: DeskPaneKind): DeskPaneKind[] {
  if (!shown.includes(kind)) return [...shown, kind].slice(-MOST);
  return shown.length === 1 ? [...shown] : shown.filter((one) => one !== kind);
}
