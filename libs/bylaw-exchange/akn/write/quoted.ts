import { fromSuperscript } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { raisedNumber } from '../../export-number.js';
import { block, escapeXml, tag, type XmlAttributes } from '../xml.js';
import { joinEId, numberPart } from './eids.js';
import { flowOf, spaceOf, type InlineWriter, type StructureAttributes } from './inline.js';

interface Writers {
  inline: InlineWriter;
  attributes: StructureAttributes;
  write: (node: Node) => string;
}

interface Unit {
  element: string;
  eId: string;
  num: string;
  depth: number;
  blocks: string[];
  children: Unit[];
}

/** A printed number with its single space; only such a line can be put together again exactly. */
const NUMBER = /^((?:\d{1,4}\.(?:[⁰¹²³⁴-⁹]+ ?)?)*\d{1,4}\.[⁰¹²³⁴-⁹]*) (?=\S)/;

/**
 * Quoted blocks as units: a line that begins with a number opens a point or sub-point, everything else belongs to the unit
 * before it. The quotation marks themselves are cut away.
 *
 * @param cut how many signs to cut off the first block's beginning and the last one's end
 */
export function quotedUnits(
  nodes: readonly Node[],
  cut: { start: number; end: number },
  context: string,
  { inline, attributes, write }: Writers,
): string[] {
  const loose: string[] = [];
  const roots: Unit[] = [];
  const open: Unit[] = [];
  const used = new Set<string>();
  nodes.forEach((node, index) => {
    if (node.type.name !== 'paragraph') {
      (open.at(-1)?.blocks ?? loose).push(write(node));
      return;
    }
    const from = index === 0 ? cut.start : 0;
    const to = node.content.size - (index === nodes.length - 1 ? cut.end : 0);
    const printed = NUMBER.exec(flowOf(node).slice(from, to))?.[1] ?? '';
    // A number with marks of its own (a superscript, a suggestion) stays text, else the marks would be lost.
    const plain = inline.content(node.content.cut(from, from + printed.length)) === escapeXml(printed);
    const number = printed !== '' && plain ? printed : undefined;
    const own: XmlAttributes = { ...attributes(node), ...spaceOf(node) };
    if (number === undefined) {
      (open.at(-1)?.blocks ?? loose).push(tag('p', own, inline.content(node.content.cut(from, to))));
      return;
    }
    const parts = [...number.matchAll(/(\d+)\.([⁰¹²³⁴-⁹]*)/g)];
    while ((open.at(-1)?.depth ?? 0) >= parts.length) open.pop();
    const owner = open.at(-1);
    const last = parts.at(-1);
    const prefix = parts.length === 1 ? 'para' : 'subpara';
    const wanted = joinEId(
      owner?.eId ?? context,
      `${prefix}_${numberPart(last?.[1] ?? '', fromSuperscript(last?.[2] ?? ''))}`,
    );
    let eId = wanted;
    for (let count = 2; used.has(eId); count += 1) eId = `${wanted}_${count}`;
    used.add(eId);
    const text = inline.content(node.content.cut(from + number.length + 1, to));
    const unit: Unit = {
      element: parts.length === 1 ? 'paragraph' : 'subparagraph',
      eId,
      num: raisedNumber(escapeXml(number)),
      depth: parts.length,
      blocks: [tag('p', own, text)],
      children: [],
    };
    (owner?.children ?? roots).push(unit);
    open.push(unit);
  });
  return [...loose, ...roots.map(written)];
}

function written(unit: Unit): string {
  const { element, eId, num, blocks, children } = unit;
  const text = block(children.length > 0 ? 'intro' : 'content', {}, blocks);
  return block(element, { eId }, [tag('num', {}, num), text, ...children.map(written)]);
}
