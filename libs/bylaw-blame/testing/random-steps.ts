import { Slice, type Node } from 'prosemirror-model';
import { ReplaceStep, Transform, type Step } from 'prosemirror-transform';
import { Dice } from '../../bylaw-document/testing/index.js';

/** A step and the text after it. */
interface Next {
  step: Step;
  doc: Node;
}

/** Random steps of every sort that an editor makes: typing, deleting, splitting, joining, moving, formatting, suggesting. */
export function randomSteps(start: Node, seed: number, count: number): Step[] {
  const dice = new Dice(seed);
  const steps: Step[] = [];
  let doc = start;
  while (steps.length < count) {
    for (const { step, doc: after } of randomEdit(doc, dice)) {
      steps.push(step);
      doc = after;
    }
  }
  return steps;
}

function randomEdit(doc: Node, dice: Dice): Next[] {
  const tr = new Transform(doc);
  try {
    edit(tr, dice);
  } catch {
    // The choice did not fit this text.
    return [];
  }
  const docs = [...tr.docs.slice(1), tr.doc];
  return tr.steps.map((step, at) => ({ step, doc: docs[at] as Node }));
}

function edit(tr: Transform, dice: Dice): void {
  const { doc } = tr;
  const blocks = textBlocks(doc);
  const { node, pos } = dice.pick(blocks);
  const inside = pos + 1 + dice.between(0, node.content.size);
  const schema = doc.type.schema;
  switch (dice.between(0, 9)) {
    case 0:
    case 1:
      tr.insert(inside, schema.text(dice.chance(0.6) ? dice.word() : dice.sentence()));
      break;
    case 2:
      tr.delete(Math.max(pos + 1, inside - dice.between(1, 30)), inside);
      break;
    case 3:
      tr.split(inside, dice.between(1, 2));
      break;
    case 4:
      tr.join(pos + node.nodeSize);
      break;
    case 5: {
      const unit = dice.pick(units(doc));
      const other = dice.pick(units(doc));
      const size = unit.node.nodeSize;
      if (other.pos > unit.pos && other.pos < unit.pos + size) return;
      tr.delete(unit.pos, unit.pos + size).insert(tr.mapping.map(other.pos), unit.node);
      break;
    }
    case 6: {
      const mark = schema.mark(dice.pick(['strong', 'insertion', 'deletion']), suggestion(dice));
      if (dice.chance(0.6)) tr.addMark(pos + 1, inside, mark);
      else tr.removeMark(0, doc.content.size, schema.marks['insertion']);
      break;
    }
    case 7: {
      const mark = schema.mark('insertion', suggestion(dice));
      tr.insert(inside, schema.text(dice.sentence(), [mark]));
      break;
    }
    case 8:
      tr.step(new ReplaceStep(0, doc.content.size, new Slice(doc.content, 0, 0)));
      break;
    default: {
      const from = pos + 1;
      const cut = doc.slice(from, inside);
      if (inside - from < 25) return;
      tr.delete(from, inside);
      const target = dice.pick(textBlocks(tr.doc));
      tr.replace(target.pos + 1, target.pos + 1, cut);
    }
  }
  tr.doc.check();
}

function suggestion(dice: Dice): Record<string, string> {
  const id = Array.from({ length: 12 }, () => 'abcdefghij'.charAt(dice.between(0, 9))).join('');
  return { id, author: dice.pick(['Anna', 'Jānis', '']), at: '2027-01-01T10:00:00.000Z' };
}

interface Placed {
  node: Node;
  pos: number;
}

function textBlocks(doc: Node): Placed[] {
  return all(doc, (node) => node.isTextblock);
}

function units(doc: Node): Placed[] {
  return all(doc, (node) => node.type.name === 'point' || node.type.name === 'subpoint');
}

function all(doc: Node, wanted: (node: Node) => boolean): Placed[] {
  const found: Placed[] = [];
  doc.descendants((node, pos) => {
    if (wanted(node)) found.push({ node, pos });
    return !node.isTextblock;
  });
  return found;
}
