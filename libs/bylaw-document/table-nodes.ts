import type { AttributeSpec, NodeSpec } from 'prosemirror-model';
import { attribute, idAttribute, valueIs } from './attributes.js';
import { dataAttributes, readDataAttributes, type ElementLike } from './dom.js';

const { integer, orNull } = valueIs;

/** Marks of whole blocks: they can be suggested to be inserted or deleted; everything else marks text. */
export const blockMarks = 'insertion deletion';

const isColwidth = (value: unknown): boolean =>
  Array.isArray(value) && value.every((width) => typeof width === 'number' && width >= 0);

const cellAttrs: Record<string, AttributeSpec> = {
  colspan: attribute('colspan', 1, integer(1, 1000)),
  rowspan: attribute('rowspan', 1, integer(1, 10000)),
  colwidth: attribute('colwidth', null, orNull(isColwidth)),
};

function cell(tag: 'td' | 'th', role: 'cell' | 'header_cell', content: string): NodeSpec {
  return {
    content,
    marks: blockMarks,
    attrs: cellAttrs,
    tableRole: role,
    isolating: true,
    toDOM: (node) => {
      const attrs: Record<string, string> = {};
      if (node.attrs['colspan'] !== 1) attrs['colspan'] = String(node.attrs['colspan']);
      if (node.attrs['rowspan'] !== 1) attrs['rowspan'] = String(node.attrs['rowspan']);
      const widths = node.attrs['colwidth'] as number[] | null;
      if (widths) attrs['data-colwidth'] = widths.join(',');
      return [tag, attrs, 0];
    },
    parseDOM: [
      {
        tag,
        getAttrs: (dom: ElementLike) => {
          const span = (name: string) => {
            const value = Number(dom.getAttribute(name) ?? 1);
            return Number.isInteger(value) && value > 0 && value <= 1000 ? value : 1;
          };
          const widths = (dom.getAttribute('data-colwidth') ?? '').split(',').map(Number);
          return {
            colspan: span('colspan'),
            rowspan: span('rowspan'),
            colwidth: widths.length === span('colspan') && widths.every((width) => width > 0) ? widths : null,
          };
        },
      },
    ],
  };
}

/** Tables in the form that `prosemirror-tables` works with; `cellContent` is the content of one cell. */
export function tableNodes(cellContent: string): Record<string, NodeSpec> {
  return {
    table: {
      content: 'table_row+',
      marks: blockMarks,
      attrs: { id: idAttribute },
      tableRole: 'table',
      isolating: true,
      toDOM: (node) => ['table', dataAttributes(node), ['tbody', 0]],
      parseDOM: [{ tag: 'table', getAttrs: readDataAttributes }],
    },
    table_row: {
      content: '(table_cell | table_header)*',
      marks: blockMarks,
      tableRole: 'row',
      toDOM: () => ['tr', 0],
      parseDOM: [{ tag: 'tr' }],
    },
    table_cell: cell('td', 'cell', cellContent),
    table_header: cell('th', 'header_cell', cellContent),
  };
}
