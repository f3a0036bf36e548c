import { computed, signal, type Signal } from '@angular/core';
import { TextSelection, type EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { AskedText } from './find-bar';
import { currentMatch, foundIn, goToMatch, replaceMatches, search } from './find';
import type { Match } from './find-matches';

/** Longer selections are not what one looks for. */
const LONGEST = 80;

/** The bar for finding and replacing, and the text it works on. */
export class FindControl {
  readonly open = signal(false);
  /** What was selected when the bar opened, to begin with. */
  readonly start = signal('');
  /** Where the search can be kept to: what was selected then, if it was longer than a few words. */
  readonly range = signal<Match | null>(null);
  /** Goes with every change of what is found or selected. */
  private readonly turn = signal(0);
  readonly count = computed(() => this.found((state) => foundIn(state).matches.length, 0));
  readonly at = computed(() => this.found(currentMatch, -1));

  constructor(
    private readonly view: () => EditorView | null,
    private readonly calm: Signal<EditorState | null>,
  ) {}

  show(): void {
    const view = this.view();
    if (!view) return;
    const { selection, doc } = view.state;
    const { from, to, $from, $to } = selection;
    const oneLine = selection instanceof TextSelection && $from.sameParent($to);
    const text = oneLine ? doc.textBetween(from, to, ' ', ' ') : '';
    const words = text.length <= LONGEST ? text : '';
    if (words) this.start.set(words);
    this.range.set(from < to && !words ? { from, to } : null);
    this.open.set(true);
  }

  ask({ query, inSelection, ...options }: AskedText): void {
    const view = this.view();
    if (!view) return;
    const within = inSelection ? (foundIn(view.state).within ?? this.range()) : null;
    view.dispatch(search(view.state, query, options, within));
    if (query !== '' && currentMatch(view.state) < 0) this.firstFromHere(view);
    this.turn.update((turn) => turn + 1);
  }

  go(direction: -1 | 1): void {
    const view = this.view();
    const tr = view && goToMatch(view.state, direction);
    if (tr) view?.dispatch(tr);
    this.turn.update((turn) => turn + 1);
  }

  /** Replaces, and goes on to the next place; how many places were replaced. */
  replace(by: string, all: boolean): number {
    const view = this.view();
    if (!view) return 0;
    const before = foundIn(view.state).matches.length;
    const tr = replaceMatches(view.state, by, all);
    if (tr) view.dispatch(tr);
    this.go(1);
    return tr ? (all ? before : 1) : 0;
  }

  close(): void {
    const view = this.view();
    this.open.set(false);
    this.start.set('');
    if (!view) return;
    view.dispatch(search(view.state, ''));
    view.focus();
  }

  /** While one types what to find, the view goes to the first place from where the cursor was. */
  private firstFromHere(view: EditorView): void {
    const { from } = view.state.selection;
    const next = foundIn(view.state).matches.find((match) => match.from >= from);
    if (!next) return;
    const dom = view.domAtPos(next.from).node;
    const element = dom instanceof HTMLElement ? dom : dom.parentElement;
    element?.scrollIntoView?.({ block: 'center' });
  }

  private found<T>(read: (state: EditorState) => T, none: T): T {
    this.turn();
    this.calm();
    const view = this.view();
    return view ? read(view.state) : none;
  }
}
