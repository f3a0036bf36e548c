import type { Attrs, Node, NodeSpec, TagParseRule } from 'prosemirror-model';
import { isId, isLabel, type Label } from './attributes.js';

/** What a parse rule reads of an element; the library itself never touches a DOM. */
export interface ElementLike {
  getAttribute(name: string): string | null;
}

/** The `data-` attributes by which a node survives rendering and the clipboard. */
export function dataAttributes(node: Node): Record<string, string> {
  const out: Record<string, string> = { 'data-node': node.type.name };
  const id = node.attrs['id'] as unknown;
  if (typeof id === 'string' && id !== '') out['data-id'] = id;
  const label = node.attrs['label'] as Label | null | undefined;
  if (label) {
    out['data-label'] = label.base;
    if (label.sup !== '') out['data-label-sup'] = label.sup;
    if (label.printed !== undefined) out['data-label-printed'] = label.printed;
  }
  if (node.attrs['deleted'] === true) out['data-deleted'] = 'true';
  if (node.attrs['role'] === 'closing') out['data-role'] = 'closing';
  if (node.attrs['numbered'] === false) out['data-numbered'] = 'false';
  return out;
}

/** Reads back what `dataAttributes` wrote; what is missing or malformed falls to the defaults. */
export function readDataAttributes(element: ElementLike): Attrs {
  const id = element.getAttribute('data-id');
  const base = element.getAttribute('data-label');
  const printed = element.getAttribute('data-label-printed');
  const label =
    base === null
      ? null
      : {
          base,
          sup: element.getAttribute('data-label-sup') ?? '',
          ...(printed === null ? {} : { printed }),
        };
  return {
    id: isId(id) ? id : '',
    label: isLabel(label) ? label : null,
    deleted: element.getAttribute('data-deleted') === 'true',
    role: element.getAttribute('data-role') === 'closing' ? 'closing' : 'regular',
    numbered: element.getAttribute('data-numbered') !== 'false',
  };
}

/** `toDOM` and `parseDOM` of a node rendered as one element with its data attributes around its content. */
export function element(
  tag: string,
  name: string,
  ...plainTags: string[]
): Pick<NodeSpec, 'toDOM' | 'parseDOM'> {
  const parse: TagParseRule[] = [
    { tag: `[data-node="${name}"]`, getAttrs: readDataAttributes, priority: 60 },
    ...plainTags.map((plain) => ({ tag: plain })),
  ];
  return {
    toDOM: (node) => [tag, { class: name.replaceAll('_', '-'), ...dataAttributes(node) }, 0],
    parseDOM: parse,
  };
}
