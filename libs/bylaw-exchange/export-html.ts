import {
  memorandumPartHeading,
  numberDocument,
  resolveReference,
  type Assets,
  type Numbering,
} from '#libs/bylaw-document';
import type { Mark, Node } from 'prosemirror-model';
import { escapeHtml, imageHtml, tableRows, wholePage, withSuggestion } from './export-html-parts.js';
import { MEMORANDUM_HEAD } from './docx/memorandum-form.js';
import { raisedNumber, shownNumber } from './export-number.js';

export { escapeHtml };

/** How a by-law is written as HTML. */
export interface HtmlOptions {
  /** Language of the words around the text of the act; the text itself is always marked Latvian. */
  lang: 'lv' | 'en';
  /** A whole page with its head instead of an `article` to put into one. */
  page?: boolean;
  memorandum?: Node | null;
  /** A list behind everything else, in Latvian. */
  notes?: { heading: string; lines: readonly string[] };
  /** Bytes of the images, which the HTML then holds; without them an image is its description. */
  assets?: Assets;
}

const WORDS = {
  lv: { footnotes: 'Zemsvītras piezīmes', back: 'Atpakaļ uz tekstu' },
  en: { footnotes: 'Footnotes', back: 'Back to the text' },
} as const;

/**
 * The by-law as semantic, accessible HTML without scripts: one `h1`, headings in order without gaps, numbers as text beside
 * their points (so they are read, searched and copied), tables with header cells, footnotes linked there and back,
 * references as links, ids of the units as `u-…`, suggestions as `ins` and `del`. A whole page has a style of its own for
 * screen and for A4 with page numbers; an `article` has none.
 */
export function exportHtml(doc: Node, options: HtmlOptions): string {
  const writer = new HtmlWriter(numberDocument(doc), options);
  const article = writer.article(doc);
  return options.page ? wholePage(writer.title, article) : article;
}

/** The explanatory memorandum alone as a whole page; `title` is the title of its by-law. */
export function exportMemorandumHtml(memorandum: Node, title: string, assets?: Assets): string {
  const writer = new HtmlWriter(numberDocument(memorandum), { lang: 'lv', ...(assets ? { assets } : {}) });
  const about = `<p class="about">${escapeHtml(title)}</p>`;
  const article = `<article lang="lv" class="memorandum">\n${writer.memorandum(memorandum, 1)}\n${about}\n</article>`;
  return wholePage(`Paskaidrojuma raksts: ${title}`, article);
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
      else parts.push(withSuggestion(part, this.annexSection(part)));
    });
    if (this.options.memorandum) parts.push(this.memorandum(this.options.memorandum));
    if (this.options.notes) parts.push(notesHtml(this.options.notes));
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
      const written = this.child(child, level);
      out.push(name === 'list_item' ? written : withSuggestion(child, written));
    });
    return out.filter((part) => part !== '').join('\n');
  }

  private child(child: Node, level: number): string {
    const { name } = child.type;
    if (name === 'chapter') return this.chapter(child, level);
    return name === 'point' || name === 'subpoint' ? this.unit(child) : this.block(child, level);
  }

  private chapter(chapter: Node, level: number): string {
    const unit = this.numbering.get(String(chapter.attrs['id']));
    const number = shownNumber(unit);
    const heading = chapter.firstChild ? this.inline(chapter.firstChild) : '';
    const tag = `h${Math.min(level, 6)}`;
    const id = anchor(chapter);
    const text = [numberHtml(number), heading].filter((part) => part !== '').join(' ');
    const inside = this.blocks(chapter, text === '' ? level : level + 1);
    if (text === '') return `<section class="chapter" id="${id}">\n${inside}\n</section>`;
    return `<section class="chapter" id="${id}" aria-labelledby="${id}-h">\n<${tag} id="${id}-h">${text}</${tag}>\n${inside}\n</section>`;
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
      rest.push(withSuggestion(child, this.child(child, 6)));
    });
    const shown = first ? withSuggestion(first, opening) : opening;
    return `<div class="${unit.type.name}" id="${anchor(unit)}">\n${[shown, ...rest].join('\n')}\n</div>`;
  }

  private block(block: Node, level: number): string {
    const { name } = block.type;
    if (name === 'title') {
      this.title = block.textContent;
      return block.content.size === 0 ? '' : `<h1>${this.inline(block)}</h1>`;
    }
    if (name === 'table') return this.table(block);
    if (name === 'subheading' && block.content.size > 0)
      return `<h${Math.min(level, 6)}>${this.inline(block)}</h${Math.min(level, 6)}>`;
    if (name === 'formula') return `<p class="formula">${escapeHtml(String(block.attrs['source']))}</p>`;
    if (name === 'figure') return imageHtml(block, this.options.assets);
    if (name === 'bullet_list' || name === 'list_item') {
      const tag = name === 'list_item' ? 'li' : 'ul';
      return `<${tag}>${this.blocks(block, level)}</${tag}>`;
    }
    if (block.content.size === 0) return '';
    const text = this.inline(block);
    return name === 'remark' ? `<p class="remark"><i>${text}</i></p>` : `<p class="${name}">${text}</p>`;
  }

  private table(table: Node): string {
    return `<table>\n${tableRows(table, (cell) => this.blocks(cell, 6))}\n</table>`;
  }

  memorandum(memorandum: Node, level = 2): string {
    const parts: string[] = [];
    memorandum.forEach((part) => {
      const number = Number(part.attrs['part']);
      const heading = `h${level + 1}`;
      const title = escapeHtml(memorandumPartHeading(number));
      // Titles stay headings for those who listen; the style puts them beside their texts, the form that is promulgated.
      const text = this.blocks(part, level + 2);
      parts.push(`<div class="part">\n<${heading}>${title}</${heading}>\n<div>\n${text}\n</div>\n</div>`);
    });
    const { part: left, text: right } = MEMORANDUM_HEAD;
    parts.unshift(`<div class="part head" aria-hidden="true"><p>${left}</p><p>${right}</p></div>`);
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
  }
  // One link at most: links do not stand inside links.
  const hrefs = marks
    .filter(({ type }) => type.name === 'link' || type.name === 'citation')
    .flatMap(({ attrs }) => (typeof attrs['href'] === 'string' ? [attrs['href']] : []));
  return hrefs[0] === undefined ? out : `<a href="${escapeHtml(hrefs[0])}">${out}</a>`;
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

function notesHtml({ heading, lines }: NonNullable<HtmlOptions['notes']>): string {
  const items = lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('\n');
  return `<section class="notes" aria-labelledby="notes-h">\n<h2 id="notes-h">${escapeHtml(heading)}</h2>\n<ul>\n${items}\n</ul>\n</section>`;
}
