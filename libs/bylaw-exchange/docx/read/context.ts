import { isSafeHref, type IdSource } from '#libs/bylaw-document';
import type { ReaderFinding, RunExtra } from '../../blocks.js';
import { readBookmark } from '../bookmark-id.js';
import { Comments } from './comments.js';
import { readFacts } from './read-facts.js';
import type { DocxFacts } from '../facts.js';
import { Images } from './images.js';
import { Numbering } from './numbering.js';
import type { Package } from './package.js';
import { Revisions } from './revisions.js';
import { Styles } from './styles.js';
import { childElements, descendants, type Element } from './xml.js';

/** What the readers of the parts of one file share. */
export class Context {
  readonly findings: ReaderFinding[] = [];
  /** Whether the file was written by this library, by its bookmarks. */
  readonly own: boolean;
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly images: Images;
  readonly comments: Comments;
  readonly revisions: Revisions;
  readonly facts: DocxFacts | null;
  /** Comments whose range is open here. */
  readonly openComments = new Set<string>();
  /** Comments whose text was found. */
  readonly placed = new Set<string>();
  /** Names of the moves that are open here, by the ids of their ranges. */
  readonly openMoves = new Map<string, string>();
  private readonly footnotes: ReadonlyMap<string, Element>;
  private readonly endnotes: ReadonlyMap<string, Element>;
  private paragraphs = 0;

  constructor(
    readonly files: Package,
    newId: IdSource,
  ) {
    this.own = descendants(files.document, 'w:bookmarkStart').some(
      ({ attrs }) => readBookmark(attrs['w:name'] ?? '') !== null,
    );
    this.facts = this.own ? readFacts(files) : null;
    this.styles = new Styles(files.related('styles'));
    this.numbering = new Numbering(files.related('numbering'), this.styles);
    this.images = new Images(files, (code, line, params) => this.report(code, line, params));
    const extended = files.related('commentsExtended');
    this.comments = new Comments(files.related('comments'), extended, newId, this.facts?.comments ?? {});
    this.revisions = new Revisions(newId, this.facts?.revisions ?? {});
    this.footnotes = notesOf(files.related('footnotes'), 'w:footnote');
    this.endnotes = notesOf(files.related('endnotes'), 'w:endnote');
  }

  /** The number of the next paragraph, from 1. */
  nextLine(): number {
    this.paragraphs += 1;
    return this.paragraphs;
  }

  get line(): number {
    return this.paragraphs;
  }

  report(code: ReaderFinding['code'], line: number, params: ReaderFinding['params'] = {}): void {
    this.findings.push({ code, line, params });
  }

  /** The story of a footnote or endnote; `null` where the file does not hold it. */
  note(kind: 'footnote' | 'endnote', id: string): Element | null {
    return (kind === 'footnote' ? this.footnotes : this.endnotes).get(id) ?? null;
  }

  /** The marks of the comments whose range is open here. */
  commentMarks(): RunExtra[] {
    return [...this.openComments].flatMap((id) => {
      const mark = this.comments.mark(id);
      if (mark) this.placed.add(id);
      return mark ?? [];
    });
  }

  /** The name of the innermost open move. */
  get move(): string | null {
    return [...this.openMoves.values()].at(-1) ?? null;
  }

  /** Character styles of our own files only show what marks say already. */
  isOwnStyle(id: string): boolean {
    const name = this.styles.name(id);
    return this.own && (/^Vv/.test(id) || name.startsWith('vietvara') || name === 'hyperlink');
  }

  /** The address of a relation outside the file, where it is one that may stand in a document. */
  address(id: string | undefined): string | undefined {
    const relation = id === undefined ? undefined : this.files.relations.get(id);
    return relation?.external && isSafeHref(relation.target) ? relation.target : undefined;
  }
}

function notesOf(part: Element | null, name: string): Map<string, Element> {
  const notes = (part ? childElements(part) : []).filter(
    (note) => note.name === name && !/separator|continuation/i.test(note.attrs['w:type'] ?? ''),
  );
  return new Map(notes.map((note) => [note.attrs['w:id'] ?? '', note]));
}
