import { numberDocument, type ModifiedUnit, type TextualModification } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { documentText, LineWriter, oneLine } from './lines.js';
import type { Operation, Step, Target } from './operations.js';
import { parseAmendments } from './parse.js';
import { findUnit, fixedTree, type TreeUnit } from './tree.js';

/**
 * What an amending by-law changes, each change with the block that orders it and the blocks that it quotes: what exchange
 * formats say of an amendment. Instructions that are not understood, provisions of the amending act itself and the repeal
 * of other acts are left out.
 *
 * @param base the act that is amended, to know its units by their ids
 */
export function textualModifications(amending: Node, base?: Node): TextualModification[] {
  const { operations } = parseAmendments(amending);
  const places = new InstructionPlaces(amending);
  const tree = base ? fixedTree(base) : null;
  return operations.flatMap((operation) => {
    const kind = KINDS[operation.kind];
    const place = places.find(operation.place.line);
    if (!kind || !place || !('target' in operation)) return [];
    const sameLine = operations.filter((other) => other.place.line === operation.place.line);
    const lines = sameLine.flatMap((other) => ('lines' in other ? other.lines : []));
    return {
      kind,
      instruction: String(place.block.attrs['id']),
      quoted: places.quotedAfter(place, lines.length).map((block) => String(block.attrs['id'])),
      words: wordsOf(operation),
      ...destinationOf(operation.target, tree),
      position: kind === 'insertion' ? ('inside' as const) : null,
    };
  });
}

const KINDS: Partial<Record<Operation['kind'], TextualModification['kind']>> = {
  replaceWords: 'substitution',
  deleteWords: 'repeal',
  addWords: 'insertion',
  delete: 'repeal',
  add: 'insertion',
  restate: 'substitution',
};

function wordsOf(operation: Operation): { old: string; new: string }[] {
  if (operation.kind === 'replaceWords')
    return operation.pairs.map(({ from, to }) => ({ old: from, new: to }));
  if (operation.kind === 'deleteWords') return operation.words.map((words) => ({ old: words, new: '' }));
  return operation.kind === 'addWords' ? [{ old: '', new: operation.words }] : [];
}

/** The units on the way to a target; steps below units (sentences, headings) and units of laws are cut off. */
function destinationOf(
  target: Target,
  tree: TreeUnit | null,
): Pick<TextualModification, 'destination' | 'destinationId'> {
  const end = target.findIndex((step) => unitsOf(step).length === 0);
  const way = end < 0 ? target : target.slice(0, end);
  const found = tree && way.length > 0 ? findUnit(tree, way) : null;
  const id = found?.unit.attrs['id'];
  return { destination: way.flatMap(unitsOf), destinationId: typeof id === 'string' ? id : null };
}

function unitsOf({ kind, segments }: Step): ModifiedUnit[] {
  const [first, ...rest] = segments;
  if (kind === 'annex') return [{ kind, base: first?.base ?? '', sup: first?.sup ?? '' }];
  if (!first) return [];
  if (kind === 'chapter') return [{ kind, base: first.base, sup: first.sup }];
  if (kind !== 'point' && kind !== 'subpoint') return [];
  return [
    { kind: 'point', base: first.base, sup: first.sup },
    ...rest.map(({ base, sup }) => ({ kind: 'subpoint' as const, base, sup })),
  ];
}

interface Place {
  block: Node;
  parent: Node;
  index: number;
}

/** Finds the blocks of a document that its lines come from. */
class InstructionPlaces {
  private readonly lines: string[];
  private readonly places: (Place & { text: string })[] = [];
  private readonly writer: LineWriter;
  private next = 0;
  private lastLine = -1;

  constructor(doc: Node) {
    this.lines = documentText(doc).split('\n');
    this.writer = new LineWriter(numberDocument(doc));
    const visit = (parent: Node): void =>
      parent.forEach((block, _offset, index) => {
        if (!block.isTextblock) visit(block);
        else if (block.type.name === 'paragraph') {
          const [text = ''] = this.writer.block(block);
          this.places.push({ block, parent, index, text: clean(text) });
        }
      });
    visit(doc);
  }

  /** The paragraph of a line, counted from 1; asked for in the order of the text. */
  find(line: number): Place | null {
    if (line === this.lastLine) return this.places[this.next] ?? null;
    const text = clean(this.lines[line - 1] ?? '');
    const at = this.places.findIndex((place, index) => index >= this.next && isLineOf(text, place.text));
    if (at < 0) return null;
    this.next = at;
    this.lastLine = line;
    return this.places[at] ?? null;
  }

  /** The blocks after an instruction that hold so many quoted lines; none where the quotation stands otherwise. */
  quotedAfter({ parent, index }: Place, lines: number): Node[] {
    const blocks: Node[] = [];
    let count = 0;
    for (const block of parent.children.slice(index + 1)) {
      if (count >= lines || 'label' in block.attrs) break;
      blocks.push(block);
      count += this.writer.block(block).length;
    }
    const [first] = blocks;
    const opens = first !== undefined && /^(["„“”«»]|'')/.test(first.textContent);
    return lines > 0 && count === lines && opens ? blocks : [];
  }
}

/** Whether a line is the text of a block, with the number of a unit before it or without. */
function isLineOf(line: string, text: string): boolean {
  if (text === '' || !line.endsWith(text)) return false;
  return /^[\d.⁰¹²³⁴-⁹ ]*$/.test(line.slice(0, line.length - text.length));
}

function clean(text: string): string {
  return oneLine(text.replace(/[\u00ad\u200b\u2060\ufeff]/g, '').replace(/\u00a0/g, ' '));
}
