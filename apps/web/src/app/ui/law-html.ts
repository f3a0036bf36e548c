import type { Mark, Node } from 'prosemirror-model';
import {
  isSafeHref,
  type Numbering,
  printedNumber,
  resolveReference,
  spokenLabel,
  type UnitNumber,
  unitPhrase,
} from '#libs/bylaw-document';
import { workingMark, type WorkingMarks } from './working-marks';

/** A link or a button at the end of a unit, for example "Komentēt 5.2. apakšpunktu". */
export interface UnitAction {
  /** Where the link leads; `null` makes it a button, for what happens on the very page. */
  href: string | null;
  /** The whole name for assistive technology. */
  label: string;
  /** What is seen; short, because it stands beside every unit. */
  text: string;
}

/** What is said beside a unit that does not simply hold: a word, the explanation, and where it comes from. */
export interface UnitNote {
  word: string;
  text: string;
  link: { href: string; text: string } | null;
}

/** How a by-law is written as HTML. */
export interface LawHtmlOptions {
  numbering: Numbering;
  /** Address of the page the text stands on; links inside the text are made from it. */
  page: string;
  /** Heading level of the act's title; chapters follow below it. */
  level: number;
  action: (unit: UnitNumber) => UnitAction | null;
  /** What is said beside a unit, for example that it is suspended. */
  note?: (unit: UnitNumber) => UnitNote | null;
  /** Address of an image by its digest, `null` shows its description. */
  figure: (digest: string) => string | null;
  /** Shows suggestions and comments; without it they are not part of a text for reading. */
  working?: WorkingMarks;
}

/** The fragment of a unit in the address of a page. */
export const unitAnchor = (id: string) => `u-${id}`;

/**
 * Writes a by-law as semantic HTML. It is a string rather than a component tree because an act may hold thousands of
 * units, and because it must read the same without JavaScript. Every text and attribute is escaped here.
 */
export function lawHtml(doc: Node, options: LawHtmlOptions): string {
  return new Writer(options).children(doc, options.level, null);
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
}

class Writer {
  constructor(private readonly options: LawHtmlOptions) {}

  children(node: Node, level: number, annex: string | null): string {
    let html = '';
    node.forEach((child, _offset, index) => (html += this.block(child, level, annex, node, index)));
    return html;
  }

  /** Suggestions may stand on whole blocks. */
  private block(node: Node, level: number, annex: string | null, parent: Node, index: number): string {
    const kind =
      this.options.working && node.marks.find((mark) => /^(insertion|deletion)$/.test(mark.type.name));
    const html = this.bare(node, level, annex, parent, index);
    return kind ? `<div class="suggested ${kind.type.name}">${html}</div>` : html;
  }

  private bare(node: Node, level: number, annex: string | null, parent: Node, index: number): string {
    const name = node.type.name;
    const id = String(node.attrs['id'] ?? '');
    switch (name) {
      case 'front':
        return `<header class="front">${this.children(node, level, annex)}</header>`;
      case 'body':
        return `<div class="body">${this.children(node, level + 1, annex)}</div>`;
      case 'title':
        return this.heading(level, 'title', this.inline(node, annex));
      case 'chapter':
        return this.section(node, level, annex);
      case 'annex':
        return this.section(node, level + 1, id);
      case 'point':
      case 'subpoint':
        return this.unit(node, level, annex);
      case 'subheading':
        return this.heading(level, 'subheading', this.inline(node, annex));
      case 'table':
        return `<div class="table-wrap" tabindex="0" role="group" aria-label="Tabula"><table class="data">${this.rows(node, level, annex)}</table></div>`;
      case 'formula':
        return `<p class="formula">${escape(String(node.attrs['source']))}</p>`;
      case 'figure':
        return this.figure(node);
      case 'bullet_list':
        return `<ul>${this.children(node, level, annex)}</ul>`;
      case 'list_item':
        return `<li>${this.children(node, level, annex)}</li>`;
      case 'heading':
        return index === 0 && parent.type.name === 'chapter'
          ? ''
          : this.heading(level, 'heading', this.inline(node, annex));
      default:
        return `<p class="${name}"${id ? ` id="${unitAnchor(id)}"` : ''}>${this.inline(node, annex)}</p>`;
    }
  }

  private heading(level: number, name: string, content: string): string {
    const tag = `h${Math.min(level, 6)}`;
    return `<${tag} class="${name}">${content}</${tag}>`;
  }

  /** A chapter or an annex: number and heading in one line of the outline. */
  private section(node: Node, level: number, annex: string | null): string {
    const unit = this.options.numbering.get(String(node.attrs['id']));
    let head = '';
    let rest = '';
    node.forEach((child, _offset, index) => {
      if (child.type.name === 'heading' && !head) {
        const number = unit ? this.number(printedNumber(unit)) : '';
        const text = this.inline(child, annex);
        head =
          this.heading(level, 'heading', [number, text].filter(Boolean).join(' ')) +
          this.action(unit) +
          this.note(unit);
      } else rest += this.block(child, level + 1, annex, node, index);
    });
    const deleted = unit?.deleted ? ' deleted' : '';
    return `<section class="${node.type.name}${deleted}" id="${unitAnchor(String(node.attrs['id']))}">${head}${rest}</section>`;
  }

  private unit(node: Node, level: number, annex: string | null): string {
    const unit = this.options.numbering.get(String(node.attrs['id']));
    let first = '';
    let rest = '';
    node.forEach((child, _offset, index) => {
      if (index === 0) {
        const number = unit ? this.number(printedNumber(unit), ' ') : '';
        const text = `${number}${this.inline(child, annex)}${this.action(unit)}`;
        first = `<p class="text${child.type.name === 'remark' ? ' remark' : ''}">${text}</p>${this.note(unit)}`;
      } else rest += this.block(child, level, annex, node, index);
    });
    const kind = `${node.type.name} depth-${unit?.depth ?? 1}${unit?.deleted ? ' deleted' : ''}`;
    return `<div class="${kind}" id="${unitAnchor(String(node.attrs['id']))}">${first}${rest}</div>`;
  }

  /** A superscript number is read as "prim"; most voices skip superscripts. */
  private number(text: string, space = ''): string {
    if (text === '') return '';
    const spoken = spokenLabel(text);
    if (spoken === text) return `<span class="number">${escape(text)}${space}</span>`;
    return `<span class="number"><span aria-hidden="true">${escape(text)}</span><span class="visually-hidden">${escape(spoken)}</span>${space}</span>`;
  }

  private action(unit: UnitNumber | undefined): string {
    const action = unit && !unit.deleted ? this.options.action(unit) : null;
    if (!unit || !action) return '';
    const rest = `class="unit-action" data-unit="${escape(unit.id)}" aria-label="${escape(action.label)}"`;
    const text = escape(action.text);
    if (action.href === null) return ` <button type="button" ${rest}>${text}</button>`;
    return ` <a ${rest} href="${escape(action.href)}">${text}</a>`;
  }

  private note(unit: UnitNumber | undefined): string {
    const note = unit && this.options.note?.(unit);
    if (!note) return '';
    const link = note.link
      ? ` <a href="${escape(note.link.href)}" rel="noopener">${escape(note.link.text)}</a>`
      : '';
    return `<p class="unit-note" role="note"><strong>${escape(note.word)}</strong> ${escape(note.text)}${link}</p>`;
  }

  private rows(table: Node, level: number, annex: string | null): string {
    let html = '';
    table.forEach((row, _offset, index) => {
      let cells = '';
      row.forEach((cell) => {
        const header = cell.type.name === 'table_header';
        const spans = (['colspan', 'rowspan'] as const)
          .filter((name) => Number(cell.attrs[name]) > 1)
          .map((name) => ` ${name}="${Number(cell.attrs[name])}"`)
          .join('');
        const scope = header ? ` scope="${index === 0 ? 'col' : 'row'}"` : '';
        const tag = header ? 'th' : 'td';
        cells += `<${tag}${scope}${spans}>${this.children(cell, level, annex)}</${tag}>`;
      });
      html += `<tr>${cells}</tr>`;
    });
    return `<tbody>${html}</tbody>`;
  }

  private figure(node: Node): string {
    const alt = escape(String(node.attrs['alt']));
    const src = this.options.figure(String(node.attrs['digest']));
    if (!src) return `<p class="figure">${alt}</p>`;
    const width = node.attrs['width'] ? ` width="${Number(node.attrs['width'])}"` : '';
    return `<figure><img src="${escape(src)}" alt="${alt}" loading="lazy"${width}></figure>`;
  }

  private inline(block: Node, annex: string | null): string {
    let html = '';
    block.forEach((node) => (html += this.marked(this.leaf(node, annex), node.marks)));
    return html;
  }

  private leaf(node: Node, annex: string | null): string {
    switch (node.type.name) {
      case 'text':
        return escape(node.text ?? '');
      case 'hard_break':
        return '<br>';
      case 'footnote':
        return `<span class="footnote" role="note">${escape(node.textContent)}</span>`;
      case 'reference': {
        const { text, dangling } = resolveReference(node, this.options.numbering, annex);
        if (dangling) return escape(text);
        const href = `${this.options.page}#${unitAnchor(String(node.attrs['target']))}`;
        return `<a class="reference" href="${escape(href)}">${escape(text)}</a>`;
      }
      default:
        return escape(node.textContent);
    }
  }

  private marked(html: string, marks: readonly Mark[]): string {
    return marks.reduceRight((inner, mark) => {
      switch (mark.type.name) {
        case 'strong':
        case 'em':
          return `<${mark.type.name}>${inner}</${mark.type.name}>`;
        case 'superscript':
          return `<sup>${inner}</sup>`;
        case 'subscript':
          return `<sub>${inner}</sub>`;
        case 'link':
        case 'citation': {
          const href = mark.attrs['href'] as unknown;
          return isSafeHref(href)
            ? `<a href="${escape(href)}" rel="noopener noreferrer">${inner}</a>`
            : inner;
        }
        case 'insertion':
        case 'deletion':
        case 'comment':
          return this.options.working ? workingMark(mark, inner, this.options.working, escape) : inner;
        default:
          return inner;
      }
    }, html);
  }
}

/** An entry of the outline: a chapter or an annex. */
export interface OutlineEntry {
  id: string;
  number: string;
  text: string;
  depth: number;
}

/** Chapters and annexes of a by-law, in order. */
export function lawOutline(doc: Node, numbering: Numbering): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  doc.descendants((node) => {
    if (node.type.name !== 'chapter' && node.type.name !== 'annex') return node.type.name === 'body';
    const unit = numbering.get(String(node.attrs['id']));
    let text = '';
    node.forEach((child) => {
      if (child.type.name === 'heading' && !text) text = child.textContent;
    });
    if (unit) entries.push({ id: unit.id, number: printedNumber(unit), text, depth: unit.path.length });
    return true;
  });
  return entries;
}

/** "5.2. apakšpunktu", "Pielikumu": a unit named in the accusative, as actions on it need it. */
export function unitName(unit: UnitNumber): string {
  return unitPhrase(unit, 'acc');
}
