import { resolveReference } from '#libs/bylaw-document';
import type { Mark, Node } from 'prosemirror-model';
import { bookmarkName } from '../bookmark-id.js';
import { citationTip, referenceTip } from '../tips.js';
import type { CommentPlaces } from './comments.js';
import type { WriteContext } from './context.js';
import type { Relationships } from './package.js';
import { isBreak, isSuggestion, joined } from './revisions.js';
import { field, lookOf, run, textRun, type RunLook } from './runs.js';
import { el, type XmlAttributes } from './xml.js';

/** Where a line of text stands. */
export interface InlinePlace {
  /** The id that the facts know the block by; empty for none. */
  holder: string;
  annex: string | null;
  /** Suggestions on the blocks around. */
  around: readonly Mark[];
  /** The whole line is an amendment note in a place whose style is not italic. */
  remark?: boolean;
  /** The position of a space that sets apart what follows at the right margin (signature). */
  gap?: number;
}

/** Runs that share a hyperlink and suggestions, or something that stands between runs. */
interface Piece {
  link: { key: unknown; attrs: XmlAttributes } | null;
  suggestions: readonly Mark[];
  runs: string;
  bare?: true;
}

/** Writes the text of blocks as runs, with hyperlinks, fields, footnotes, comments and tracked changes around them. */
export class InlineWriter {
  constructor(
    private readonly context: WriteContext,
    private readonly relationships: Relationships,
    /** None in footnotes, where no comment can stand. */
    private readonly comments: CommentPlaces | null,
  ) {}

  /** The content of a paragraph. */
  line(block: Node, place: InlinePlace): string {
    const pieces: Piece[] = [];
    let moved: { mark: Mark; end: string } | null = null;
    let offset = 0;
    block.forEach((child) => {
      const suggestions = joined(
        place.around,
        child.marks.filter((mark) => isSuggestion(mark) && !isBreak(mark)),
      );
      const mover = child.marks.find((mark) => isSuggestion(mark) && mark.attrs['move'] !== null);
      if (moved && !(mover && moved.mark.eq(mover))) {
        pieces.push(between(moved.end));
        moved = null;
      }
      const range = mover && !moved ? this.context.revisions.range(mover) : null;
      if (mover && range) {
        pieces.push(between(range.start));
        moved = { mark: mover, end: range.end };
      }
      if (this.comments) pieces.push(between(this.comments.before()));
      pieces.push(this.piece(child, suggestions, place, place.gap === undefined ? -1 : place.gap - offset));
      if (this.comments) pieces.push(between(this.comments.after()));
      offset += child.nodeSize;
    });
    const open = moved as { end: string } | null;
    if (open) pieces.push(between(open.end));
    return this.join(pieces.filter((piece) => piece.runs !== ''));
  }

  /** Text that is not a text block of the document, for example the source of a formula. */
  plain(nodes: readonly Node[], around: readonly Mark[]): string {
    const place: InlinePlace = { holder: '', annex: null, around };
    return this.join(nodes.map((node) => this.piece(node, around, place, -1)));
  }

  private piece(node: Node, suggestions: readonly Mark[], place: InlinePlace, gap: number): Piece {
    const look = lookOf(node, suggestions, place.remark === true);
    const piece = (runs: string): Piece => ({ link: this.linkOf(node), suggestions, runs });
    if (node.type.name === 'hard_break') return piece(run(look, el('w:br')));
    if (node.type.name === 'footnote')
      return piece(this.context.footnotes.reference(node, look, this.context));
    if (node.type.name === 'reference')
      return { ...piece(''), ...this.reference(node, look, place, suggestions.length > 0) };
    const text = node.text ?? '';
    if (gap < 0 || gap >= text.length) return piece(textRun(text, look));
    return piece(
      textRun(text.slice(0, gap), look) + run(look, RIGHT_TAB) + textRun(text.slice(gap + 1), look),
    );
  }

  /** A live reference: a link to the bookmark of its target, with the number as a field that Word updates. */
  private reference(
    node: Node,
    look: RunLook,
    place: InlinePlace,
    tracked: boolean,
  ): Pick<Piece, 'link' | 'runs'> {
    const { text } = resolveReference(node, this.citedFor(node), place.annex);
    const target = String(node.attrs['target']);
    const known = this.context.bookmarks.get(target);
    this.note(place.holder, text, node);
    const type = String(node.attrs['unit']);
    const anchor = known ?? bookmarkName({ type, id: target });
    const attrs = { 'w:anchor': anchor, 'w:tooltip': referenceTip(node.attrs), 'w:history': 1 };
    const parts = tracked || known === undefined ? null : this.withField(text, target, known, look);
    if (!parts) return { link: { key: node, attrs }, runs: textRun(text, look) };
    const linked = (runs: string): string => (runs === '' ? '' : el('w:hyperlink', attrs, runs));
    const { before, number, after } = parts;
    return before === '' && after === ''
      ? { link: { key: node, attrs }, runs: number }
      : { link: null, runs: linked(before) + number + linked(after) };
  }

  /**
   * The number as a field between what stands before and after it; `null` where the text names no number. The field stands
   * outside the links and not in tracked changes: LibreOffice mixes up the text of a link with a field in it, and cannot save
   * a field that was tracked. What is accepted is written with its field the next time.
   */
  private withField(
    text: string,
    target: string,
    known: string,
    look: RunLook,
  ): { before: string; number: string; after: string } | null {
    const unit = this.context.numbering.get(target);
    // Word's field leaves out the last dot of a number.
    const number = unit && unit.kind !== 'annex' ? unit.text.replace(/\.$/, '') : '';
    const at = number === '' ? -1 : text.lastIndexOf(number);
    if (at < 0) return null;
    const part = (words: string): string => (words === '' ? '' : textRun(words, look));
    return {
      before: part(text.slice(0, at)),
      number: field(`REF ${known} \\n \\h`, number, look),
      after: part(text.slice(at + number.length)),
    };
  }

  private citedFor(node: Node): WriteContext['numbering'] {
    const { cited, numbering } = this.context;
    return cited.has(String(node.attrs['target'])) ? cited : numbering;
  }

  private note(holder: string, text: string, node: Node): void {
    if (holder === '') return;
    const { references } = this.context.facts;
    (references[holder] ??= []).push({ text, attrs: node.attrs });
  }

  private linkOf(node: Node): Piece['link'] {
    const link = node.marks.find((mark) => mark.type.name === 'link');
    const citation = node.marks.find((mark) => mark.type.name === 'citation');
    if (!link && !citation) return null;
    const href = (link ?? citation)?.attrs['href'] as string | null;
    const attrs = {
      'r:id': href === null ? undefined : this.relationships.toAddress(href),
      'w:tooltip': citation ? citationTip(citation.attrs) : undefined,
      'w:history': 1,
    };
    return { key: JSON.stringify(attrs), attrs };
  }

  private join(pieces: readonly Piece[]): string {
    let out = '';
    for (let at = 0; at < pieces.length;) {
      const first = pieces[at];
      if (!first) break;
      const key = first.link?.key;
      let end = at + 1;
      while (first.link && pieces[end]?.link?.key === key && !pieces[end]?.bare) end += 1;
      const inner = this.suggested(pieces.slice(at, end));
      out += first.link ? el('w:hyperlink', first.link.attrs, inner) : inner;
      at = end;
    }
    return out;
  }

  private suggested(pieces: readonly Piece[]): string {
    return pieces
      .map(({ suggestions, runs, bare }) => (bare ? runs : this.context.revisions.wrap(suggestions, runs)))
      .join('');
  }
}

/** A tab to the right margin that stands for a space of the text. */
const RIGHT_TAB = el('w:ptab', { 'w:relativeTo': 'margin', 'w:alignment': 'right', 'w:leader': 'none' });

function between(xml: string): Piece {
  return { link: null, suggestions: [], runs: xml, bare: true };
}
