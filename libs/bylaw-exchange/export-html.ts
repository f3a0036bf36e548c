import { MEMORANDUM_PARTS, numberDocument, resolveReference, type Numbering } from '#libs/bylaw-document';
import type { Mark, Node } from 'prosemirror-model';
import { raisedNumber, shownNumber } from './export-number.js';

/** How a by-law is written as HTML. */
export interface HtmlOptions {
  /** Language of the words around the text of the act; the text itself is always marked Latvian. */
  lang: 'lv' | 'en';
  /** A whole page with its head instead of an `article` to put into one. */
  page?: boolean;
  memorandum?: Node | null;
}

const WORDS = {
  lv: { footnotes: 'Zemsvītras piezīmes', back: 'Atpakaļ uz tekstu' },
  en: { footnotes: 'Footnotes', back: 'Back to the text' },
} as const;

/**
 * The by-law as semantic, accessible HTML without scripts or styles of its own: one `h1`, headings in order without
 * gaps, numbers as text beside their points (so they are read, searched and copied), tables with header cells,
 * footnotes linked there and back, references as links, ids of the units as `u-…`.
 */
export function exportHtml(doc: Node, options: HtmlOptions): string {
  const writer = new HtmlWriter(numberDocument(doc), options);
  const article = writer.article(doc);
  return options.page ? wholePage(writer.title, article) : article;
}

/** The explanatory memorandum alone as a whole page; `title` is the title of its by-law. */
export function exportMemorandumHtml(memorandum: Node, title: string): string {
  const writer = new HtmlWriter(numberDocument(memorandum), { lang: 'lv' });
  const about = `<p class="about">${escapeHtml(title)}</p>`;
  const article = `<article lang="lv" class="memorandum">\n${writer.memorandum(memorandum, 1)}\n${about}\n</article>`;
  return wholePage(`Paskaidrojuma raksts: ${title}`, article);
}

function wholePage(title: string, article: string): string {
  return `<!doctype html>\n<html lang="lv">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escapeHtml(title)}</title>\n</head>\n<body>\n<main>\n${article}\n</main>\n</body>\n</html>\n`;
}

class HtmlWriter {
  title = '';
  private annex: string | null = null;
  private readonly notes: string[] = [];

  constructor(
    private readonly numbering: Numbering,
    private readonly options: HtmlOptions,
  ) {}

  article(doc: Node): string {
    const parts: string[] = [];
    doc.forEach((part) => {
      const { name } = part.type;
      if (name === 'front') parts.push(`<header>\n${this.blocks(part, 2)}\n</header>`);
      else if (name === 'body') parts.push(this.blocks(part, 2));
      else if (name === 'signature') parts.push(`<p class="signature">${this.inline(part)}</p>`);
      else parts.push(this.annexSection(part));
    });
    if (this.options.memorandum) parts.push(this.memorandum(this.options.memorandum));
    if (this.notes.length > 0) parts.push(this.footnotes());
    return `<article lang="lv" class="bylaw">\n${parts.filter((part) => part !== '').join('\n')}\n</article>`;
  }

  private annexSection(annex: Node): string {
    const unit = this.numbering.get(String(annex.attrs['id']));
    this.annex = unit?.id ?? null;
    const lines: string[] = [];
    let heading = '';
    annex.forEach((child) => {
      if (child.type.name === 'actline') lines.push(`<p class="actline">${this.inline(child)}</p>`);
      if (child.type.name === 'heading') heading = this.inline(child);
    });
    const title = [escapeHtml(unit?.text ?? 'Pielikums'), ...(heading === '' ? [] : [heading])].join('<br>');
    const id = anchor(annex);
    const out = `<section class="annex" id="${id}" aria-labelledby="${id}-h">\n<h2 id="${id}-h">${title}</h2>\n${[...lines, this.blocks(annex, 3)].join('\n')}\n</section>`;
    this.annex = null;
    return out;
  }

  /** The blocks of a container; `level` is the level of a heading right inside it. */
  private blocks(parent: Node, level: number): string {
    const out: string[] = [];
    parent.forEach((child) => {
      const { name } = child.type;
      if (name === 'heading' || (name === 'actline' && parent.type.name === 'annex')) return;
      if (name === 'chapter') out.push(this.chapter(child, level));
      else if (name === 'point' || name === 'subpoint') out.push(this.unit(child));
      else out.push(this.block(child, level));
    });
    return out.filter((part) => part !== '').join('\n');
  }

  private chapter(chapter: Node, level: number): string {
    const unit = this.numbering.get(String(chapter.attrs['id']));
    const number = shownNumber(unit);
    const heading = chapter.firstChild ? this.inline(chapter.firstChild) : '';
    const tag = `h${Math.min(level, 6)}`;
    const id = anchor(chapter);
    const text = [numberHtml(number), heading].filter((part) => part !== '').join(' ');
    return `<section class="chapter" id="${id}" aria-labelledby="${id}-h">\n<${tag} id="${id}-h">${text}</${tag}>\n${this.blocks(chapter, level + 1)}\n</section>`;
  }

  private unit(unit: Node): string {
    const number = numberHtml(shownNumber(this.numbering.get(String(unit.attrs['id']))));
    const first = unit.firstChild;
    const remark = first?.type.name === 'remark';
    const text = first ? this.inline(first) : '';
    const opening = `<p>${[number, remark ? `<i>${text}</i>` : text].filter((part) => part !== '').join(' ')}</p>`;
    const rest: string[] = [];
    unit.forEach((child, _, index) => {
      if (index === 0) return;
      rest.push(child.type.name === 'subpoint' ? this.unit(child) : this.block(child, 6));
    });
    return `<div class="${unit.type.name}" id="${anchor(unit)}">\n${[opening, ...rest].join('\n')}\n</div>`;
  }

  private block(block: Node, level: number): string {
    const { name } = block.type;
    if (name === 'title') {
      this.title = block.textContent;
      return `<h1>${this.inline(block)}</h1>`;
    }
    if (name === 'table') return this.table(block);
    if (name === 'subheading')
      return `<h${Math.min(level, 6)}>${this.inline(block)}</h${Math.min(level, 6)}>`;
    if (name === 'formula') return `<p class="formula">${escapeHtml(String(block.attrs['source']))}</p>`;
    if (name === 'figure') {
      const alt = escapeHtml(String(block.attrs['alt']));
      return `<figure data-digest="${escapeHtml(String(block.attrs['digest']))}"><figcaption>${alt}</figcaption></figure>`;
    }
    if (name === 'bullet_list' || name === 'list_item') {
      const tag = name === 'list_item' ? 'li' : 'ul';
      return `<${tag}>${this.blocks(block, level)}</${tag}>`;
    }
    if (block.content.size === 0) return '';
    const text = this.inline(block);
    return name === 'remark' ? `<p class="remark"><i>${text}</i></p>` : `<p class="${name}">${text}</p>`;
  }

  private table(table: Node): string {
    const rows: string[] = [];
    table.forEach((row, _, index) => {
      const cells: string[] = [];
      row.forEach((cell) => {
        const head = cell.type.name === 'table_header';
        const span = ['colspan', 'rowspan']
          .filter((key) => cell.attrs[key] !== 1)
          .map((key) => ` ${key}="${Number(cell.attrs[key])}"`)
          .join('');
        const scope = head ? ` scope="${index === 0 ? 'col' : 'row'}"` : '';
        cells.push(`<${head ? 'th' : 'td'}${scope}${span}>${this.blocks(cell, 6)}</${head ? 'th' : 'td'}>`);
      });
      rows.push(`<tr>${cells.join('')}</tr>`);
    });
    return `<table>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
  }

  memorandum(memorandum: Node, level = 2): string {
    const parts: string[] = [];
    memorandum.forEach((part) => {
      const number = Number(part.attrs['part']);
      const title = MEMORANDUM_PARTS.find((known) => known.part === number)?.lv ?? '';
      const heading = `h${level + 1}`;
      parts.push(`<${heading}>${number}. ${escapeHtml(title)}</${heading}>`, this.blocks(part, level + 2));
    });
    return `<section class="memorandum" aria-labelledby="memorandum-h">\n<h${level} id="memorandum-h">Paskaidrojuma raksts</h${level}>\n${parts.filter((part) => part !== '').join('\n')}\n</section>`;
  }

  private footnotes(): string {
    const words = WORDS[this.options.lang];
    const items = this.notes.map(
      (note, index) =>
        `<li id="fn-${index + 1}">${note} <a href="#fr-${index + 1}" lang="${this.options.lang}" aria-label="${words.back}">↩</a></li>`,
    );
    return `<section class="footnotes" aria-labelledby="footnotes-h">\n<h2 id="footnotes-h" lang="${this.options.lang}">${words.footnotes}</h2>\n<ol>\n${items.join('\n')}\n</ol>\n</section>`;
  }

  private inline(block: Node): string {
    let out = '';
    block.forEach((child) => {
      if (child.isText) out += marked(escapeHtml(child.text ?? ''), child.marks);
      else if (child.type.name === 'hard_break') out += '<br>';
      else if (child.type.name === 'footnote') {
        this.notes.push(escapeHtml(child.textContent));
        const number = this.notes.length;
        out += `<sup><a id="fr-${number}" href="#fn-${number}" role="doc-noteref">${number}</a></sup>`;
      } else if (child.type.name === 'reference') {
        const { text, dangling } = resolveReference(child, this.numbering, this.annex);
        const shown = numberHtml(text, false);
        out += dangling ? shown : `<a href="#u-${String(child.attrs['target'])}">${shown}</a>`;
      }
    });
    return out;
  }
}

const TAGS: Readonly<Record<string, string>> = {
  strong: 'strong',
  em: 'em',
  superscript: 'sup',
  subscript: 'sub',
  insertion: 'ins',
  deletion: 'del',
};

function marked(html: string, marks: readonly Mark[]): string {
  let out = html;
  for (const mark of marks) {
    const tag = TAGS[mark.type.name];
    if (tag) out = `<${tag}>${out}</${tag}>`;
    const href = mark.attrs['href'] as unknown;
    if (typeof href === 'string' && (mark.type.name === 'link' || mark.type.name === 'citation'))
      out = `<a href="${escapeHtml(href)}">${out}</a>`;
  }
  return out;
}

function anchor(node: Node): string {
  return `u-${String(node.attrs['id'])}`;
}

/** A number with its superscript as `sup`. */
function numberHtml(number: string, wrapped = true): string {
  if (number === '') return '';
  const text = raisedNumber(escapeHtml(number));
  return wrapped ? `<span class="number">${text}</span>` : text;
}

/** Text made safe for element content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
