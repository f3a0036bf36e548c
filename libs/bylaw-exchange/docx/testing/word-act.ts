import { Fragment, type Mark, type Node } from 'prosemirror-model';
import {
  idSource,
  isUnit,
  parseDocument,
  sha256,
  type Asset,
  type Assets,
  type IdSource,
} from '#libs/bylaw-document';
import { Dice, randomBylaw, randomMemorandum } from '../../../bylaw-document/testing/index.js';
import type { CommentThread } from '../../index.js';

/** An act as people write it in Word, with all that Word has a place for. */
export interface WordAct {
  doc: Node;
  memorandum: Node;
  assets: Assets;
  threads: CommentThread[];
}

/** What a generated act has beside its structure. */
export interface WordActOptions {
  points?: number;
  /** Whether text and blocks carry suggestions and comments; yes unless told. */
  workspace?: boolean;
}

/**
 * A generated act with what `randomBylaw` leaves out: formatted words, links, citations, footnotes, line breaks, images,
 * merged cells, empty lines, sub-chapters, fixed numbers with superscripts, deleted units, notes, suggestions and comments.
 */
export function wordAct(seed: number, options: WordActOptions = {}): WordAct {
  // Not the seed of the document itself, which would give its ids again.
  const dice = new Dice(seed ^ 0x1d872b41);
  const writer = new ActWriter(dice, idSource(dice.random), options.workspace !== false);
  const points = options.points ?? 10;
  const doc = writer.document(randomBylaw(seed, { points, annexes: dice.between(0, 2) }));
  const memorandum = writer.document(randomMemorandum(seed ^ 0x3c6ef372));
  for (const made of [doc, memorandum]) {
    const parsed = parseDocument(made.toJSON());
    if (!parsed.allowed) throw new Error(JSON.stringify(parsed.violations));
  }
  return { doc, memorandum, assets: writer.assets, threads: writer.threads };
}

const AUTHORS = ['Ilze Bērziņa', 'Laima "L" Ozola & Co'];
const HREF = 'https://likumi.lv/ta/id/336956?a=1&b=2';

class ActWriter {
  readonly assets = new Map<string, Asset>();
  readonly threads: CommentThread[] = [];

  constructor(
    private readonly dice: Dice,
    private readonly newId: IdSource,
    private readonly workspace: boolean,
  ) {}

  document(doc: Node): Node {
    const made = doc.copy(Fragment.fromArray(doc.children.map((part) => this.node(part, false))));
    return printedReferences(made);
  }

  /** @param suggested whether a block around already carries a suggestion */
  private node(node: Node, suggested: boolean): Node {
    if (node.isTextblock) return node.copy(this.line(node, suggested));
    if (isUnit(node)) return this.unit(node, suggested);
    if (node.type.name === 'table') return this.table(node);
    return node.copy(Fragment.fromArray(this.blocks(node, suggested)));
  }

  private blocks(parent: Node, suggested: boolean): Node[] {
    const out: Node[] = [];
    parent.forEach((child, _, index) => {
      const whole =
        !suggested && this.workspace && index > 0 && suggestible(parent, child) && this.dice.chance(0.05);
      const made = this.node(child, suggested || whole);
      const breaking = this.dice.chance(0.2) && endsInText(out.at(-1));
      out.push(whole ? made.mark([this.suggestion(made, breaking)]) : made);
      if (this.dice.chance(0.05) && holdsFigures(parent)) out.push(this.figure(parent));
    });
    return out;
  }

  private unit(unit: Node, suggested: boolean): Node {
    const { schema, name } = unit.type;
    const numbered = unit.attrs['numbered'] !== false;
    const label = numbered && this.dice.chance(0.12) ? this.label(name, unit.childCount === 1) : null;
    if ((name === 'point' || name === 'subpoint') && this.dice.chance(0.06)) {
      const note = schema.text('(Svītrots ar 02.03.2025. saistošajiem noteikumiem Nr. 4)');
      const remark = schema.node('remark', { id: this.newId() }, [note]);
      return unit.type.create({ ...unit.attrs, label, deleted: true }, [remark]);
    }
    const content = this.blocks(unit, suggested);
    if (name === 'chapter' && this.dice.chance(0.2)) content.push(this.subchapter(unit));
    if (name === 'annex') this.annexLines(unit, content);
    return unit.type.create({ ...unit.attrs, label }, content);
  }

  /** @param last whether nothing is numbered below the unit */
  private label(name: string, last: boolean): Record<string, string> {
    const base = name === 'chapter' ? this.dice.pick(['II', 'IV', 'X']) : String(this.dice.between(1, 40));
    const sup = this.dice.chance(0.6) ? String(this.dice.between(1, 12)) : '';
    if (name === 'subpoint' && last && this.dice.chance(0.3)) return { base: 'b', sup: '', printed: 'b)' };
    return this.dice.chance(0.2) ? { base, sup, printed: `${base}.${sup} ` } : { base, sup };
  }

  private subchapter(chapter: Node): Node {
    const { schema } = chapter.type;
    const paragraph = schema.node('paragraph', { id: this.newId() }, [schema.text(this.dice.sentence())]);
    return schema.node('chapter', { id: this.newId() }, [
      schema.node('heading', null, [schema.text(this.dice.sentence(2, 4))]),
      schema.node('point', { id: this.newId() }, [paragraph]),
      schema.node('remark', { id: this.newId() }, [schema.text('(Nodaļa grozīta ar noteikumiem Nr. 5)')]),
    ]);
  }

  private annexLines(annex: Node, content: Node[]): void {
    const { schema } = annex.type;
    const line = (name: string): Node =>
      schema.node(name, { id: this.newId() }, [schema.text(this.dice.sentence(3, 6))]);
    if (this.dice.chance(0.6)) content.unshift(line('actline'));
    if (this.dice.chance(0.4)) content.push(line('subheading'), line('paragraph'));
  }

  private table(table: Node): Node {
    const rows = table.children.map((row) =>
      row.copy(Fragment.fromArray(row.children.map((cell) => this.node(cell, false)))),
    );
    const [first, second] = rows;
    const merge = (row: Node, spans: Record<string, unknown>): Node => {
      const [cell, ...rest] = row.children;
      return row.copy(
        Fragment.fromArray(
          cell ? [cell.type.create({ ...cell.attrs, ...spans }, cell.content), ...rest] : [],
        ),
      );
    };
    // Two cells of the head become one; or a cell takes the place of the one below it.
    if (first && this.dice.chance(0.3))
      rows[0] = merge(first.copy(Fragment.fromArray(first.children.slice(1))), { colspan: 2 });
    else if (first && second && this.dice.chance(0.3)) {
      rows[0] = merge(first, { rowspan: 2 });
      rows[1] = second.copy(Fragment.fromArray(second.children.slice(1)));
    } else if (this.workspace && this.dice.chance(0.3))
      rows[rows.length - 1] = (rows.at(-1) as Node).mark([this.suggestion(table, false)]);
    return table.copy(
      Fragment.fromArray(this.dice.chance(0.3) ? rows.map((row) => this.widened(row)) : rows),
    );
  }

  /** The row with the first columns as wide as somebody dragged them. */
  private widened(row: Node): Node {
    const [cell, ...rest] = row.children;
    if (!cell) return row;
    const colwidth = Array.from({ length: Number(cell.attrs['colspan']) }, () => this.dice.between(30, 200));
    const wide = cell.type.create({ ...cell.attrs, colwidth }, cell.content);
    return row.copy(Fragment.fromArray([wide, ...rest]));
  }

  private figure(parent: Node): Node {
    const bytes = png(this.dice.between(1, 900), this.dice.between(1, 900));
    const digest = sha256(bytes);
    this.assets.set(digest, { digest, mediaType: 'image/png', bytes });
    return parent.type.schema.node('figure', {
      id: this.newId(),
      digest,
      mediaType: 'image/png',
      alt: this.dice.pick(['', 'Karte "A" & B']),
      width: this.dice.chance(0.5) ? this.dice.between(10, 900) : null,
    });
  }

  private suggestion(node: Node, breaking: boolean): Mark {
    return node.type.schema.mark(this.dice.pick(['insertion', 'deletion']), {
      id: this.newId(),
      author: this.dice.pick(AUTHORS),
      at: `2026-03-0${this.dice.between(1, 9)}T10:00:00Z`,
      scope: breaking ? 'break' : 'content',
    });
  }

  private line(block: Node, suggested: boolean): Fragment {
    const { schema } = block.type;
    const out: Node[] = [];
    if (!this.workspace && this.dice.chance(0.03)) return Fragment.empty;
    block.forEach((child) => {
      if (!child.isText) return void out.push(child);
      for (const word of (child.text ?? '').split(/(?<= )/)) {
        out.push(schema.text(word, this.marks(block, suggested)));
        if (/\p{L} $/u.test(word)) out.push(...this.between(block));
      }
    });
    return Fragment.fromArray(out);
  }

  private between(block: Node): Node[] {
    const { schema, name } = block.type;
    if (['heading', 'signature', 'title'].includes(name) || !this.dice.chance(0.02)) return [];
    return this.dice.chance(0.5)
      ? [schema.node('footnote', null, [schema.text(this.dice.sentence(2, 5))]), schema.text('un ')]
      : [schema.node('hard_break'), schema.text('un ')];
  }

  private marks(block: Node, suggested: boolean): Mark[] {
    const { schema, name } = block.type;
    if (!this.dice.chance(0.06) || name === 'signature') return [];
    const href = this.dice.pick([null, HREF]);
    const made = [
      schema.mark('strong'),
      schema.mark('em'),
      schema.mark(this.dice.pick(['superscript', 'subscript'])),
      this.dice.chance(0.5)
        ? schema.mark('link', { href: HREF })
        : schema.mark('citation', { act: 'PL', ref: this.dice.pick(['', '46(3)']), href }),
      ...(this.workspace ? [this.comment(block)] : []),
      ...(this.workspace && !suggested ? [this.suggestion(block, false)] : []),
    ];
    const chosen = made.filter(() => this.dice.chance(0.4));
    return chosen.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), []).slice();
  }

  private comment(block: Node): Mark {
    const comments = Array.from({ length: this.dice.between(1, 3) }, (_, index) => ({
      author: this.dice.pick(AUTHORS),
      at: `2026-04-0${index + 1}T09:00:00Z`,
      text: this.dice.sentence(2, 6),
    }));
    const thread = { id: this.newId(), comments, resolved: this.dice.chance(0.3) };
    this.threads.push(thread);
    return block.type.schema.mark('comment', { id: thread.id });
  }
}

/** The document with a text for the references to what is gone, which show what was last printed. */
export function printedReferences(doc: Node): Node {
  const there = new Set<string>();
  doc.descendants((node) => void there.add(String(node.attrs['id'] ?? '')));
  return withPrintedReferences(doc, there);
}

function withPrintedReferences(node: Node, there: ReadonlySet<string>): Node {
  if (node.type.name === 'reference' && !there.has(String(node.attrs['target'])))
    return node.type.create({ ...node.attrs, printed: '12. punktu' }, null, node.marks);
  if (node.isLeaf) return node;
  return node.copy(Fragment.fromArray(node.children.map((child) => withPrintedReferences(child, there))));
}

function holdsFigures(parent: Node): boolean {
  return ['body', 'chapter', 'point', 'subpoint', 'memorandum_part'].includes(parent.type.name);
}

/** Whether the block ends in a line that stays, which another can be joined with or split off from. */
function endsInText(block: Node | undefined): boolean {
  if (!block || block.marks.length > 0) return false;
  return block.isTextblock || (block.type.name !== 'table' && endsInText(block.lastChild ?? undefined));
}

/** Whether Word can say of the block by itself that it was inserted or deleted. */
function suggestible(parent: Node, child: Node): boolean {
  const { name } = child.type;
  return (
    parent.type.name !== 'front' &&
    ['point', 'subpoint', 'paragraph', 'remark', 'chapter'].includes(name) &&
    child.content.size > 0
  );
}

/** The beginning of a PNG of that size: enough for whoever asks for its size. */
function png(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}
