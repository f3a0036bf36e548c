import { Node } from 'prosemirror-model';
import { TreeUnit } from './tree.js';

/** Whether the items end with `;` and the last one with `.`, as a list of sub-points does. */
export function endsList(items: readonly TreeUnit[]): boolean {
  const last = items.at(-1);
  const before = items.slice(0, -1).filter(({ attrs }) => attrs['deleted'] !== true);
  return (
    last !== undefined &&
    last.attrs['deleted'] !== true &&
    last.children.length === 1 &&
    ownText(last).endsWith('.') &&
    before.length > 0 &&
    before.every((item) => ownText(item).endsWith(';') || item.units.length > 0)
  );
}

/** Whether a unit reads as an item of a list. */
export function isItem(unit: TreeUnit): boolean {
  return /[.;:]$/.test(ownText(unit));
}

/** Whether a unit's own text ends with a full stop. */
export function endsWithStop(unit: TreeUnit): boolean {
  return ownText(unit).endsWith('.');
}

/** The last item of a list gets `;` in place of its full stop: another item follows it now. */
export function continueList(items: readonly TreeUnit[]): void {
  const last = items.at(-1);
  const [block] = last?.children ?? [];
  if (!last || !(block instanceof Node) || !endsList(items)) return;
  const cut = block.content.cut(0, block.content.size - 1);
  const text = block.content.lastChild;
  if (!text?.isText || !text.text?.endsWith('.')) return;
  last.children[0] = block.copy(
    cut.append(block.type.create(null, text.type.schema.text(';', text.marks)).content),
  );
}

function ownText(unit: TreeUnit): string {
  const [block] = unit.children;
  return block instanceof Node ? block.textContent.trimEnd() : '';
}
