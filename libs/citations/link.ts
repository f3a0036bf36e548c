import { Fragment, type Node } from 'prosemirror-model';
import {
  documentRange,
  isOwnText,
  numberDocument,
  resolveReference,
  textBlocks,
  type Numbering,
  type TextBlock,
  type UnitNumber,
} from '#libs/bylaw-document';
import type { GrammaticalCase } from '#libs/latvian-text';
import { likumiAddress } from './acts.js';
import { isAmendingAct, isStatute } from './kinds.js';
import { OwnUnits } from './own-units.js';
import { refOf } from './place-text.js';
import { CitationReader, type Citation, type OwnReference } from './recognise.js';

/** A reference of a text to itself that could not be made live. */
export interface LinkFinding {
  code: 'reference-not-found' | 'reference-ambiguous' | 'reference-not-live';
  /** The block that holds it. */
  node: string;
  /** The reference as the text prints it. */
  printed: string;
  /** What it would print if it were live: only for `reference-not-live`. */
  resolved: string;
}

interface Change {
  from: number;
  to: number;
  make(content: Fragment): Fragment;
}

/** Lines in which the act names itself. */
const HEADS = new Set(['issuer', 'actline', 'title', 'approval', 'signature']);

const CASES: readonly GrammaticalCase[] = ['nom', 'gen', 'dat', 'acc', 'loc'];

/**
 * Makes the references of a by-law live: where the text names an own unit and the live reference prints exactly what
 * stands there, it becomes a `reference`; otherwise the words stay and a finding says so. Citations of other acts get a
 * `citation` mark with the act, the place and, for acts whose number there is known, the address in likumi.lv. No word
 * changes. The instructions of an amending act name units of another act and stay words; a memorandum is returned as it
 * is.
 */
export function linkReferences(doc: Node): { doc: Node; findings: LinkFinding[] } {
  if (doc.attrs['kind'] === 'memorandum') return { doc, findings: [] };
  const numbering = numberDocument(doc);
  const linker = new Linker(doc, numbering);
  const changes = new Map<number, Node>();
  for (const block of textBlocks(doc, numbering)) {
    const linked = linker.block(block);
    if (linked !== block.node) changes.set(block.pos, linked);
  }
  return { doc: changes.size === 0 ? doc : rebuild(doc, 0, changes), findings: linker.findings };
}

function rebuild(node: Node, start: number, changes: ReadonlyMap<number, Node>): Node {
  const children: Node[] = [];
  node.forEach((child, offset) => {
    const inside = start + offset + 1;
    if (child.isTextblock) children.push(changes.get(inside) ?? child);
    else children.push(child.isLeaf ? child : rebuild(child, inside, changes));
  });
  return node.copy(Fragment.from(children));
}

class Linker {
  readonly findings: LinkFinding[] = [];
  private readonly reader: CitationReader;
  private readonly units: OwnUnits;
  private readonly amending: boolean;

  constructor(
    doc: Node,
    private readonly numbering: Numbering,
  ) {
    this.reader = new CitationReader(isStatute(doc));
    this.units = new OwnUnits(numbering);
    this.amending = isAmendingAct(doc);
  }

  block(block: TextBlock): Node {
    if (HEADS.has(block.name)) return block.node;
    const { citations, own } = this.reader.read(block.text);
    const changes = citations.flatMap((citation) => this.mark(block, citation));
    if (!this.amending && block.region !== 'front')
      for (const reference of own) changes.push(...this.refer(block, reference));
    if (changes.length === 0) return block.node;
    changes.sort((left, right) => left.from - right.from);
    const { content } = block.node;
    let out = Fragment.empty;
    let at = 0;
    for (const { from, to, make } of changes) {
      if (from < at) continue;
      out = out.append(content.cut(at, from)).append(make(content.cut(from, to)));
      at = to;
    }
    return block.node.copy(out.append(content.cut(at)));
  }

  private mark(block: TextBlock, { act, steps, from, to }: Citation): Change[] {
    const range = this.range(block, from, to);
    const type = block.node.type.schema.marks['citation'];
    if (!range || !type) return [];
    const mark = type.create({
      act: act.act === '' ? 'likums' : act.act,
      ref: refOf(steps).slice(0, 100),
      href: likumiAddress(act, steps),
    });
    return [
      {
        ...range,
        make: (content) => {
          const linked = content.content.some((child) =>
            child.marks.some(({ type: other }) => other.name === 'link' || other.name === 'citation'),
          );
          if (linked) return content;
          return Fragment.from(
            content.content.map((child) => (child.isText ? child.mark(mark.addToSet(child.marks)) : child)),
          );
        },
      },
    ];
  }

  private refer(block: TextBlock, reference: OwnReference): Change[] {
    if (!reference.number && reference.steps.length > 0 && reference.steps.at(-1)?.kind !== 'annex')
      return [];
    const printed = block.text.slice(reference.from, reference.to);
    const target = this.units.find(reference, block.annex);
    const add = (code: LinkFinding['code'], resolved = ''): [] => {
      this.findings.push({ code, node: block.id, printed, resolved });
      return [];
    };
    if (target.found === 'none') return reference.explicit ? add('reference-not-found') : [];
    if (target.found !== 'one') return add('reference-ambiguous');
    if (!isOwnText(block, reference.from, reference.to)) return [];
    const made = this.live(block, reference, target.unit);
    if (!made) return add('reference-not-live', this.printedFor(block, reference, target.unit));
    const range = this.range(block, made.from, made.to);
    if (!range || !this.uniform(block, range)) return [];
    return [
      {
        ...range,
        make: (content) => {
          const marks = (content.firstChild?.marks ?? []).filter(({ type }) => type.name !== 'superscript');
          return Fragment.from(made.node.mark(marks));
        },
      },
    ];
  }

  /** The live reference that prints exactly what stands in the text, with the noun or the number alone. */
  private live(
    block: TextBlock,
    reference: OwnReference,
    unit: UnitNumber,
  ): { node: Node; from: number; to: number } | null {
    const { noun, number, from, to } = reference;
    const cases = noun?.form ? [noun.form, ...CASES.filter((one) => one !== noun.form)] : noun ? CASES : [];
    for (const inflection of cases) {
      const node = this.node(block, unit, inflection, 'full');
      if (this.prints(node, block) === block.text.slice(from, to)) return { node, from, to };
    }
    if (!number) return null;
    const node = this.node(block, unit, noun?.form ?? 'nom', 'number');
    return this.prints(node, block) === block.text.slice(from, number.to)
      ? { node, from, to: number.to }
      : null;
  }

  private printedFor(block: TextBlock, reference: OwnReference, unit: UnitNumber): string {
    return this.prints(this.node(block, unit, reference.noun?.form ?? 'nom', 'full'), block);
  }

  private node(
    block: TextBlock,
    unit: UnitNumber,
    inflection: GrammaticalCase,
    form: 'full' | 'number',
  ): Node {
    const { schema } = block.node.type;
    const make = (printed: string): Node =>
      schema.node('reference', { target: unit.id, unit: unit.kind, inflection, form, printed });
    return make(this.prints(make(''), block).slice(0, 100));
  }

  private prints(node: Node, block: TextBlock): string {
    return resolveReference(node, this.numbering, block.annex).text;
  }

  /** The range inside the block's content. */
  private range(block: TextBlock, from: number, to: number): { from: number; to: number } | null {
    const range = documentRange(block, from, to);
    return range && { from: range.from - block.pos, to: range.to - block.pos };
  }

  /** Whether the text has the same marks throughout, superscript digits apart. */
  private uniform(block: TextBlock, { from, to }: { from: number; to: number }): boolean {
    const marks = block.node.content
      .cut(from, to)
      .content.map((child) =>
        JSON.stringify(
          child.marks
            .filter(({ type }) => type.name !== 'superscript')
            .map((mark) => mark.toJSON() as unknown),
        ),
      );
    return new Set(marks).size <= 1;
  }
}
