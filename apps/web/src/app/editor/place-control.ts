import { undo } from 'prosemirror-history';
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { goToFinding } from './lint';
import { moveUnitById } from './move';
import { goToPane } from './panes';

/** Getting around in the text, and moving what stands in it, from what stands beside it. */
export class PlaceControl {
  constructor(
    private readonly view: () => EditorView | null,
    private readonly settle: () => void,
    private readonly say: (key: string) => void,
  ) {}

  /** Brings a unit or block into view and puts the cursor into it. */
  jump(id: string): void {
    const view = this.view();
    const tr = view && goToFinding(view.state, { where: id, position: null });
    if (tr) view?.dispatch(tr);
    view?.focus();
  }

  /** Selects a range and brings it into view. */
  jumpTo(from: number, to: number): void {
    const view = this.view();
    if (!view) return;
    const { doc } = view.state;
    const [$from, $to] = [from, to].map((place) => doc.resolve(Math.min(place, doc.content.size)));
    if ($from && $to)
      view.dispatch(view.state.tr.setSelection(TextSelection.between($from, $to)).scrollIntoView());
    view.focus();
  }

  move({ id, direction }: { id: string; direction: -1 | 1 }): void {
    const view = this.view();
    if (!view) return;
    const moved = moveUnitById(id, direction)(view.state, view.dispatch);
    if (moved) this.settle();
    this.say(moved ? 'editor.outline.moved' : 'editor.refused.move');
  }

  /** Takes the last change back. */
  undo(): void {
    const view = this.view();
    if (view && undo(view.state, view.dispatch)) this.settle();
    view?.focus();
  }

  /** To the next area of the desk. */
  pane(host: HTMLElement, direction: -1 | 1): void {
    const view = this.view();
    if (view) goToPane(host, view.dom, direction);
  }
}
