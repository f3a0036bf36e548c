import {
  memorandumPartHeading,
  numberDocument,
  printedNumber,
  resolveReference,
  type Numbering,
  type TextContext,
  type UnitNumber,
} from '#libs/bylaw-document';
import type { Mark, Node } from 'prosemirror-model';
import { raisedNumber, shownNumber } from './export-number.js';

/**
 * The by-law, and its memorandum if given, as Markdown in the layout that `importBylaw` reads: chapters as `###`,
 * points as `#####`, sub-points as paragraphs with their numbers. Comments such as `<!--remark:1-->` say what the text
 * alone would not; readers of Markdown do not show them. Left out are ids, merged cells, footnotes as such, images, and
 * what the workspace adds: comments, and that a text is only suggested. Numbers of a document that holds derived and fixed
 * ones come back fixed.
 */
export function exportMarkdown(doc: Node, memorandum?: Node | null): string {
  const writer = new MarkdownWriter(numberDocument(doc));
  writer.document(doc);
  if (memorandum) writer.memorandum(memorandum);
  if (allDerived(doc)) writer.blocks.push('<!--derived-->');
  return `${writer.blocks.join('\n\n')}\n`;
}

/** Whether no number is fixed, so that a reader may derive them all again. */
function allDerived(doc: Node): boolean {
  let units = 0;
  let fixed = 0;
  doc.descendants((node) => {
    if ('label' in node.attrs) {
      units += 1;
      if (node.attrs['label'] !== null) fixed += 1;
    }
    return !node.isTextblock;
  });
  return units > 0 && fixed === 0;
}

class MarkdownWriter {
  readonly blocks: string[] = [];
  private context: TextContext;

  constructor(private readonly numbering: Numbering) {
    this.context = { numbering, annex: null };
  }

  document(doc: Node): void {
    doc.forEach((part) => {
      if (part.type.name === 'front') part.forEach((line) => this.frontLine(line));
      else if (part.type.name === 'body') this.children(part, 0, 0);
      else if (part.type.name === 'signature')
        this.blocks.push(
          `<!--signature-->${this.inline(part) === '' ? '' : `**${this.inline(part, 'strong')}**`}`,
        );
      else this.annex(part);
    });
  }

  private frontLine(line: Node): void {
    const text = this.inline(line);
    if (text === '') return;
    this.blocks.push(line.type.name === 'title' ? `# ${text}` : `<!--${line.type.name}-->${text}`);
  }

  private annex(annex: Node): void {
    const unit = this.numbering.get(String(annex.attrs['id']));
    this.context = { numbering: this.numbering, annex: unit?.id ?? null };
    this.blocks.push(`### ${unit?.text ?? 'Pielikums'}`);
    this.children(annex, 0, 0);
    this.context = { numbering: this.numbering, annex: null };
  }

  /** Blocks of a container; `depth` counts open units, `chapters` open chapters. */
  private children(parent: Node, depth: number, chapters: number): void {
    let afterChapter = false;
    parent.forEach((child, _, index) => {
      const { name } = child.type;
      if (name === 'heading') {
        if (parent.type.name === 'annex' && child.content.size > 0)
          this.blocks.push(`### ${this.inline(child)}`);
        return;
      }
      if (name === 'actline') return void this.blocks.push(`<!--actline-->${this.inline(child)}`);
      if (name === 'chapter') this.chapter(child, chapters + 1);
      else {
        if (afterChapter) this.blocks.push(`<!--chapters:${chapters}-->`);
        if (name === 'point' || name === 'subpoint') this.unit(child, depth + 1);
        else if (!(depth > 0 && index === 0)) this.block(child, depth);
      }
      afterChapter = name === 'chapter';
    });
  }

  private chapter(chapter: Node, level: number): void {
    const unit = this.numbering.get(String(chapter.attrs['id']));
    const number = raisedNumber(this.number(unit));
    const closing = chapter.attrs['role'] === 'closing';
    const note =
      number === '' ? (closing ? '<!--closing-->' : '<!--unnumbered-->') : closing ? '<!--closed-->' : '';
    const heading = chapter.firstChild ? this.inline(chapter.firstChild) : '';
    this.blocks.push(`${level === 1 ? '###' : '####'} ${note}${join(number, heading)}`);
    this.children(chapter, 0, level);
  }

  private unit(unit: Node, depth: number): void {
    const number = this.numbering.get(String(unit.attrs['id']));
    const first = unit.firstChild;
    const text = first ? this.inline(first) : '';
    const note = unit.attrs['deleted'] === true && first?.type.name === 'remark' ? '<!--deleted-->' : '';
    const line = `${note}${join(raisedNumber(this.number(number)), text)}`;
    this.blocks.push(depth === 1 ? `##### ${line}` : line);
    this.children(unit, depth, 0);
  }

  /** The number as it was printed, so that the text comes back as it was read. */
  private number(unit: UnitNumber | undefined): string {
    return unit?.label?.printed === undefined ? shownNumber(unit) : printedNumber(unit);
  }

  private block(block: Node, depth: number): void {
    const { name } = block.type;
    if (name === 'table') this.blocks.push(...this.table(block, depth));
    else if (name === 'subheading') this.blocks.push(`### <!--subheading-->${this.inline(block)}`);
    else if (name === 'figure')
      this.blocks.push(`<!--paragraph:${depth}-->![${escape(String(block.attrs['alt']))}](figure)`);
    else if (name === 'formula')
      this.blocks.push(`<!--formula:${depth}-->${escape(String(block.attrs['source']))}`);
    else if (block.content.size > 0) this.blocks.push(`<!--${name}:${depth}-->${this.inline(block)}`);
  }

  private table(table: Node, depth: number): string[] {
    const rows: string[] = [];
    let headed = false;
    table.forEach((row, _, index) => {
      const cells: string[] = [];
      row.forEach((cell) => {
        if (index === 0 && cell.type.name === 'table_header') headed = true;
        cells.push(this.cell(cell), ...Array<string>(Number(cell.attrs['colspan']) - 1).fill(''));
      });
      rows.push(`| ${cells.join(' | ')} |`);
      if (index === 0) rows.push(`|${' --- |'.repeat(Math.max(1, cells.length))}`);
    });
    return [`<!--${headed ? 'table' : 'cells'}:${depth}-->\n${rows.join('\n')}`];
  }

  private cell(cell: Node): string {
    const lines: string[] = [];
    cell.forEach((block) => {
      const text = block.isTextblock
        ? this.inline(block)
        : escape(String(block.attrs['source'] ?? block.attrs['alt'] ?? ''));
      if (text !== '') lines.push(text.replaceAll('|', '\\|'));
    });
    return lines.join('<br>');
  }

  memorandum(memorandum: Node): void {
    this.blocks.push('## Paskaidrojuma raksts');
    memorandum.forEach((part) => {
      const number = Number(part.attrs['part']);
      this.blocks.push(`### ${memorandumPartHeading(number)}`);
      this.memorandumBlocks(part);
    });
  }

  private memorandumBlocks(parent: Node): void {
    parent.forEach((block) => {
      if (block.type.name === 'table') this.blocks.push(...this.table(block, 0));
      else if (block.type.name === 'figure')
        this.blocks.push(`![${escape(String(block.attrs['alt']))}](figure)`);
      else if (block.isTextblock) {
        if (block.content.size > 0) this.blocks.push(`<!--paragraph:0-->${this.inline(block)}`);
      } else if (block.type.name === 'bullet_list') this.list(block, 1);
    });
  }

  /** Every paragraph of a list says whether it begins the list, begins an item or belongs to one. */
  private list(list: Node, depth: number): void {
    let begun = false;
    for (const item of list.children) {
      let opened = false;
      item.forEach((child) => {
        if (child.type.name === 'bullet_list') return this.list(child, depth + 1);
        if (child.content.size === 0) return;
        const kind = !begun ? 'list' : opened ? 'more' : 'item';
        this.blocks.push(`<!--${kind}:${depth}-->${this.inline(child)}`);
        begun = true;
        opened = true;
      });
    }
  }

  /** A text block on one line; `without` names a mark that the whole line carries already. */
  private inline(block: Node, without?: string): string {
    let out = '';
    block.forEach((child) => {
      if (child.isText) out += marked(child.text ?? '', child.marks, without);
      else if (child.type.name === 'hard_break') out += '<br/>';
      else if (child.type.name === 'footnote') out += escape(` [${child.textContent}]`);
      else if (child.type.name === 'reference')
        out += raisedNumber(escape(resolveReference(child, this.numbering, this.context.annex).text));
    });
    return out;
  }
}

const TAGS: Readonly<Record<string, string>> = { strong: 'b', em: 'i', superscript: 'sup', subscript: 'sub' };

function marked(text: string, marks: readonly Mark[], without?: string): string {
  let out = escape(text);
  for (const mark of marks) {
    const tag = TAGS[mark.type.name];
    if (tag && mark.type.name !== without) out = `<${tag}>${out}</${tag}>`;
  }
  const link = marks.find((mark) => mark.type.name === 'link');
  const href = String(link?.attrs['href'] ?? '');
  return link && !/[()]/.test(href) ? `[${out}](${href})` : out;
}

/** Signs that Markdown would read as markup, escaped. */
function escape(text: string): string {
  return text
    .replace(/[\\`*[\]<^#]/g, '\\$&')
    .replace(/&(?=\w+;)/g, '&amp;')
    .replace(/\s*\n\s*/g, '<br/>');
}

function join(number: string, text: string): string {
  return number === '' ? text : text === '' ? number : `${number} ${text}`;
}
