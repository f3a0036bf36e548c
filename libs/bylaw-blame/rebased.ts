import type { Node } from 'prosemirror-model';
import { Mapping, Transform, type Step } from 'prosemirror-transform';

/**
 * Steps that somebody made on a text, moved onto what others did to the same text meanwhile. What finds no place any more is
 * left out.
 *
 * @param doc the text that both began with
 */
export function rebased(doc: Node, own: readonly Step[], others: readonly Step[]): Step[] {
  if (others.length === 0) return [...own];
  const first = new Transform(doc);
  for (const step of own) first.step(step);
  // Back over the own steps, then through those of the others, then the own ones again at their new places.
  const mapping = new Mapping();
  for (let at = own.length - 1; at >= 0; at -= 1) {
    const [step, before] = [own[at], first.docs[at]];
    if (step && before) mapping.appendMap(step.invert(before).getMap());
  }
  const tr = new Transform(doc);
  for (const step of others) {
    tr.step(step);
    mapping.appendMap(step.getMap());
  }
  const moved: Step[] = [];
  own.forEach((step, at) => {
    const undone = own.length - 1 - at;
    const mapped = step.map(mapping.slice(undone + 1));
    if (!mapped || tr.maybeStep(mapped).failed !== null) return;
    mapping.appendMap(mapped.getMap(), undone);
    moved.push(mapped);
  });
  return moved;
}
