import type { Mark, Node } from 'prosemirror-model';
import { CHARACTER } from './styles.js';
import { el, escapeXml, val } from './xml.js';

/** How a run looks beyond the style of its paragraph. */
export interface RunLook {
  marks: readonly Mark[];
  /** A character style. */
  style?: string;
  /** Text that is suggested to be deleted is written in elements of its own. */
  deleted: boolean;
}

/** A run with this text; tabs and line ends in it are written as Word's own. */
export function textRun(text: string, look: RunLook): string {
  const name = look.deleted ? 'w:delText' : 'w:t';
  const parts = text
    .split('\t')
    .map((part) => (part === '' ? '' : el(name, { 'xml:space': 'preserve' }, escapeXml(part))));
  return run(look, parts.join(el('w:tab')));
}

/** A run with content that is XML already. */
export function run(look: RunLook, content: string): string {
  return el('w:r', {}, runProperties(look), content);
}

/** A field of Word with the result it shows until it is updated. */
export function field(instruction: string, result: string, look: RunLook): string {
  const sign = (type: string): string => run(look, el('w:fldChar', { 'w:fldCharType': type }));
  const name = look.deleted ? 'w:delInstrText' : 'w:instrText';
  const code = run(look, el(name, { 'xml:space': 'preserve' }, escapeXml(` ${instruction} `)));
  return sign('begin') + code + sign('separate') + textRun(result, look) + sign('end');
}

/** What a node of text looks like in a paragraph. */
export function lookOf(node: Node, suggestions: readonly Mark[], italic: boolean): RunLook {
  const linked = node.marks.some((mark) => mark.type.name === 'link');
  const style = linked ? CHARACTER.link : italic ? CHARACTER.remark : undefined;
  return {
    marks: node.marks,
    deleted: suggestions.some((mark) => mark.type.name === 'deletion'),
    ...(style === undefined ? {} : { style }),
  };
}

function runProperties({ marks, style }: RunLook): string {
  const has = (name: string): boolean => marks.some((mark) => mark.type.name === name);
  const properties = [
    style === undefined ? '' : val('w:rStyle', style),
    has('strong') ? el('w:b') : '',
    has('em') ? el('w:i') : '',
    has('superscript') ? val('w:vertAlign', 'superscript') : '',
    has('subscript') ? val('w:vertAlign', 'subscript') : '',
  ].join('');
  return properties === '' ? '' : el('w:rPr', {}, properties);
}
