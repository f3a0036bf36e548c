import { Fragment, Slice, type Node } from 'prosemirror-model';
import { ReplaceStep, type Step } from 'prosemirror-transform';
import { stepsBetween } from '#libs/bylaw-blame';

/** Texts longer than this are finished by a colleague, every second one of them. */
const LONG = 60;
/** The share of such a text that the first author writes. */
const BEGUN = 0.55;

/** A text of which every second long paragraph is only begun. */
export function onlyBegun(doc: Node): Node {
  let count = 0;
  const visit = (node: Node): Node => {
    if (node.type.name === 'paragraph' && node.childCount === 1 && node.firstChild?.isText) {
      const text = node.firstChild.text ?? '';
      if (text.length <= LONG) return node;
      count += 1;
      if (count % 2 === 0) return node;
      const end = text.lastIndexOf(' ', text.length * BEGUN);
      return node.copy(Fragment.from(node.firstChild.cut(0, end)));
    }
    return node.isTextblock || node.isLeaf ? node : node.copy(Fragment.from(node.children.map(visit)));
  };
  return visit(doc);
}

/** The steps from one text to another as somebody types them, word by word. */
export function typedSteps(before: Node, after: Node): Step[] {
  return stepsBetween(before, after).flatMap((step) => {
    const text = step instanceof ReplaceStep && step.from === step.to ? step.slice.content.firstChild : null;
    if (!(step instanceof ReplaceStep) || !text?.isText || step.slice.content.childCount !== 1) return [step];
    let at = step.from;
    return (text.text?.match(/\s*\S+\s*$|\s*\S+/g) ?? []).map((word) => {
      const content = Fragment.from(text.type.schema.text(word, text.marks));
      const typed = new ReplaceStep(at, at, new Slice(content, 0, 0));
      at += word.length;
      return typed;
    });
  });
}
