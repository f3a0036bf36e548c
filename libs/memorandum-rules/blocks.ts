import type { Node } from 'prosemirror-model';
import { memorandumSchema, type IdSource } from '#libs/bylaw-document';

/** Widths of columns on the screen, in pixels: words in the first, sums in the others. */
const FIRST_COLUMN = 110;
const FURTHER_COLUMNS = 72;

/** Makes blocks of a memorandum, every one with an id. */
export class Blocks {
  constructor(private readonly newId: IdSource) {}

  paragraph(text: string, strong = false): Node {
    const marks = strong ? [memorandumSchema.mark('strong')] : [];
    const content = text === '' ? [] : [memorandumSchema.text(text, marks)];
    return memorandumSchema.node('paragraph', { id: this.newId() }, content);
  }

  list(lines: readonly string[]): Node {
    return memorandumSchema.node(
      'bullet_list',
      { id: this.newId() },
      lines.map((line) => memorandumSchema.node('list_item', null, [this.paragraph(line)])),
    );
  }

  /** A table whose first row and first column are headings; `strong` rows are sums. */
  table(rows: readonly { cells: readonly string[]; strong?: boolean; wide?: boolean }[]): Node {
    const width = Math.max(...rows.map(({ cells }) => cells.length));
    // The last column takes what is left; on paper all columns follow their words.
    const widths = Array.from({ length: width }, (_, column) =>
      column === width - 1 ? 0 : column === 0 ? FIRST_COLUMN : FURTHER_COLUMNS,
    );
    return memorandumSchema.node(
      'table',
      { id: this.newId() },
      rows.map(({ cells, strong, wide }, row) =>
        memorandumSchema.node(
          'table_row',
          null,
          cells.map((text, column) =>
            memorandumSchema.node(
              row === 0 || column === 0 ? 'table_header' : 'table_cell',
              wide
                ? { colspan: width, colwidth: widths }
                : { colwidth: widths[column] ? [widths[column]] : null },
              [this.paragraph(text, strong && row > 0)],
            ),
          ),
        ),
      ),
    );
  }
}

/** A text of the drafter's as a sentence: one line, with a full stop. */
export function sentence(text: string): string {
  const plain = text.trim().replaceAll(/\s+/g, ' ');
  return plain === '' || /[.!?…]$/.test(plain) ? plain : `${plain}.`;
}

/** A text of the drafter's inside a sentence: one line, without its full stop. */
export function phrase(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').replace(/\.$/, '');
}
