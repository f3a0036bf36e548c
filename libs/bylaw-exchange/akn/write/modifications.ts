import type { TextualModification } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { block, tag } from '../xml.js';
import { flowOf, NOT_TEXT, spaceOf, type InlineWriter, type StructureAttributes } from './inline.js';
import { quotedUnits } from './quoted.js';

/** Where the parts of an instruction stand, by identifiers. */
export interface WrittenModification {
  modification: TextualModification;
  source: string;
  /** Identifiers of the quoted words or text; `null` where the instruction does not hold them as such. */
  old: string | null;
  new: string | null;
}

const QUOTE = `(?:["„“”«»]|'')`;

interface Quotation {
  from: number;
  to: number;
  startQuote: string;
  endQuote: string;
  eId: string;
}

/** Writes instructions with `mod`, quoted words with `quotedText` and the new text of units with `quotedStructure`. */
export class ModificationWriter {
  /** What was written so far, for the analysis in the metadata. */
  readonly written: WrittenModification[] = [];
  private readonly byInstruction = new Map<string, TextualModification[]>();

  constructor(
    private readonly inline: InlineWriter,
    private readonly attributes: StructureAttributes,
    modifications: readonly TextualModification[],
  ) {
    for (const modification of modifications) {
      const { instruction } = modification;
      this.byInstruction.set(instruction, [...(this.byInstruction.get(instruction) ?? []), modification]);
    }
  }

  /**
   * The block as an instruction with the quoted blocks after it, and how many of these it took in; `null` where it is no
   * instruction.
   */
  instruction(
    node: Node,
    after: readonly Node[],
    write: (node: Node) => string,
  ): { xml: string; taken: number } | null {
    const changes = this.byInstruction.get(String(node.attrs['id'] ?? ''));
    if (!changes || node.type.name !== 'paragraph') return null;
    const own = this.attributes(node);
    const eId = `${String(own['eId'])}__mod_1`;
    const quotations = new Map<string, Quotation | null>();
    const quoted = this.quoted(changes, after);
    const structure = quoted.length > 0 ? this.structure(quoted, `${eId}__qstr_1`, write) : null;
    for (const modification of changes) {
      const [pair] = modification.words;
      const find = (words: string | undefined, begin: number): Quotation | null => {
        if (!words) return null;
        const known = quotations.get(words);
        if (known !== undefined) return known;
        const found = quotationOf(flowOf(node), words, begin);
        const named = found && { ...found, eId: `${eId}__qtext_${quotations.size + 1}` };
        quotations.set(words, named);
        return named;
      };
      const old = find(pair?.old, 0);
      const now = find(pair?.new, old?.to ?? 0);
      for (const { old: from, new: to } of modification.words.slice(1)) find(to, find(from, 0)?.to ?? 0);
      this.written.push({
        modification,
        source: eId,
        old: old?.eId ?? null,
        new: now?.eId ?? (structure ? `${eId}__qstr_1` : null),
      });
    }
    const text = this.withQuotations(node, [...quotations.values()]);
    const mod = tag('mod', { eId }, text + (structure?.xml ?? ''));
    const xml = tag('p', { ...own, ...spaceOf(node) }, mod + (structure?.tail ?? ''));
    return { xml, taken: structure ? quoted.length : 0 };
  }

  /** The blocks that hold the quoted text, if they are those that follow. */
  private quoted(changes: readonly TextualModification[], after: readonly Node[]): readonly Node[] {
    const ids = changes.find(({ quoted }) => quoted.length > 0)?.quoted ?? [];
    const same = ids.every((id, at) => after[at]?.attrs['id'] === id);
    return same ? after.slice(0, ids.length) : [];
  }

  private structure(
    nodes: readonly Node[],
    eId: string,
    write: (node: Node) => string,
  ): { xml: string; tail: string } | null {
    const [first] = nodes;
    const last = nodes.at(-1);
    if (!first || !last) return null;
    const start = new RegExp(`^${QUOTE}`).exec(flowOf(first))?.[0];
    const end = new RegExp(`(${QUOTE})([.;,]?)$`).exec(flowOf(last));
    if (first.type.name !== 'paragraph' || last.type.name !== 'paragraph' || !start || !end) return null;
    if (first === last && end.index < start.length) return null;
    const cut = { start: start.length, end: end[0].length };
    const content = quotedUnits(nodes, cut, eId, { inline: this.inline, attributes: this.attributes, write });
    const attributes = { eId, startQuote: start, endQuote: end[1] };
    return { xml: block('quotedStructure', attributes, content), tail: end[2] ?? '' };
  }

  private withQuotations(node: Node, found: readonly (Quotation | null)[]): string {
    const quotations = found.filter((one) => one !== null).sort((left, right) => left.from - right.from);
    let out = '';
    let at = 0;
    for (const { from, to, startQuote, endQuote, eId } of quotations) {
      if (from < at) continue;
      out += this.inline.content(node.content.cut(at, from));
      const inner = node.content.cut(from + startQuote.length, to - endQuote.length);
      out += tag('quotedText', { eId, startQuote, endQuote }, this.inline.content(inner));
      at = to;
    }
    return out + this.inline.content(node.content.cut(at));
  }
}

function quotationOf(flow: string, words: string, begin: number): Omit<Quotation, 'eId'> | null {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`(${QUOTE})${escaped}(${QUOTE})`, 'g');
  pattern.lastIndex = begin;
  const match = pattern.exec(flow);
  if (!match || match[0].includes(NOT_TEXT)) return null;
  const [whole, startQuote = '', endQuote = ''] = match;
  return { from: match.index, to: match.index + whole.length, startQuote, endQuote };
}
