import type { Mark } from 'prosemirror-model';
import type { Revisions } from './revisions.js';
import { el, val } from './xml.js';

/** A paragraph being written. Its mark may still be suggested for change by what comes after it. */
export class Paragraph {
  /** The suggestions that the paragraph mark bears. */
  private readonly marks: Mark[] = [];

  constructor(
    readonly style: string,
    readonly content: string,
    private readonly direct: { list?: { list: number; level: number } | null; align?: string },
  ) {}

  /** Lets the paragraph mark bear a suggestion; it has room for one of each kind. */
  suggest(mark: Mark): void {
    if (!this.marks.some((known) => known.type === mark.type)) this.marks.push(mark);
  }

  xml(revisions: Revisions): string {
    const { list, align } = this.direct;
    const properties = [
      val('w:pStyle', this.style),
      list ? el('w:numPr', {}, val('w:ilvl', list.level), val('w:numId', list.list)) : '',
      align ? val('w:jc', align) : '',
      this.marks.length > 0 ? el('w:rPr', {}, revisions.properties(this.marks)) : '',
    ];
    return el('w:p', {}, el('w:pPr', {}, ...properties), this.content);
  }
}

/** A piece of the text being written: a paragraph, XML that is finished, or a table whose cells hold such pieces. */
export type Item = Paragraph | string | { open: string; items: Item[]; close: string };

/** The text of pieces as XML. */
export function itemsXml(items: readonly Item[], revisions: Revisions): string {
  return items
    .map((item) => {
      if (typeof item === 'string') return item;
      if (item instanceof Paragraph) return item.xml(revisions);
      return item.open + itemsXml(item.items, revisions) + item.close;
    })
    .join('');
}
