import { isUnit, printedPart, type Label, type Numbering } from '#libs/bylaw-document';
import { readDatePhrase } from '#libs/latvian-text';
import type { Node } from 'prosemirror-model';
import { raisedNumber, shownNumber } from '../../export-number.js';
import { CONTAINER_NAMES, DOCUMENT_NAMES } from '../vocabulary.js';
import { block, escapeXml, tag, type XmlAttributes } from '../xml.js';
import type { BlockWriter } from './blocks.js';
import { splitFront } from './eids.js';
import { spaceOf, type InlineWriter, type StructureAttributes } from './inline.js';

const ELEMENTS: Readonly<Record<string, string>> = {
  chapter: 'chapter',
  point: 'paragraph',
  subpoint: 'subparagraph',
};

/** Writes front, body, signatures and annexes of a by-law, and the parts of a memorandum. */
export class StructureWriter {
  constructor(
    private readonly numbering: Numbering,
    private readonly inline: InlineWriter,
    private readonly blocks: BlockWriter,
    private readonly attributes: StructureAttributes,
  ) {}

  preface(front: Node): string {
    return block(
      'preface',
      this.attributes(front),
      splitFront(front).preface.map((line) => this.frontLine(line)),
    );
  }

  /** The legal basis and what follows it in the front; empty where there is none. */
  preamble(front: Node): string {
    const { preamble } = splitFront(front);
    return preamble.length === 0
      ? ''
      : block(
          'preamble',
          {},
          preamble.map((line) => this.frontLine(line)),
        );
  }

  private frontLine(line: Node): string {
    const { name } = line.type;
    const own = this.attributes(line);
    if (name === 'remark') return this.blocks.block(line);
    const text = this.inline.content(line);
    if (name === 'title') {
      const title = tag('p', { ...own, ...spaceOf(line) }, tag('docTitle', {}, text));
      return tag('longTitle', {}, title);
    }
    if (name === 'basis')
      return tag(
        'formula',
        { name: 'izdosanas-pamats' },
        tag('p', { ...own, ...spaceOf(line), 'vv:node': name }, text),
      );
    const named = name === 'issuer' ? issuer(line) : name === 'actline' ? dated(line) : null;
    return tag('p', { ...own, ...spaceOf(line), 'vv:node': name }, named ?? text);
  }

  body(body: Node): string {
    const parts = this.mixed(body.children);
    const empty = tag('hcontainer', { name: CONTAINER_NAMES.text });
    return block('body', this.attributes(body), parts.length === 0 ? [empty] : parts);
  }

  conclusions(signatures: readonly Node[]): string {
    if (signatures.length === 0) return '';
    const lines = signatures.map((line) => {
      const text = tag('signature', {}, this.inline.content(line));
      return tag('p', { ...this.attributes(line), ...spaceOf(line), 'vv:node': 'signature' }, text);
    });
    return block('conclusions', {}, lines);
  }

  /** @param meta the metadata of the annex as a document */
  attachment(annex: Node, meta: string): string {
    const unit = this.numbering.get(String(annex.attrs['id']));
    this.inline.annex = unit?.id ?? null;
    const num = tag('num', {}, raisedNumber(escapeXml(unit?.text ?? '')));
    const content = annex.children.filter(({ type }) => type.name !== 'heading' && type.name !== 'actline');
    const heads = annex.children
      .filter(({ type }) => type.name === 'heading' || type.name === 'actline')
      .map((line) => {
        const element = line.type.name === 'heading' ? 'heading' : 'subheading';
        return tag(element, { ...this.attributes(line), ...spaceOf(line) }, this.inline.content(line));
      });
    const parts = this.flat(content);
    const empty = tag('hcontainer', { name: CONTAINER_NAMES.text });
    const body = block('mainBody', {}, parts.length === 0 ? [empty] : parts);
    const doc = block('doc', { name: DOCUMENT_NAMES.annex }, [meta, body]);
    this.inline.annex = null;
    return block('attachment', this.unitAttributes(annex), [num, ...heads, doc]);
  }

  memorandumPart(part: Node, title: string): string {
    const number = Number(part.attrs['part']);
    return block('hcontainer', { ...this.attributes(part), name: CONTAINER_NAMES.part, 'vv:part': number }, [
      tag('num', {}, `${printedPart(number)}.`),
      tag('heading', {}, escapeXml(title)),
      block('content', {}, this.blocks.blocks(part.children)),
    ]);
  }

  private unit(unit: Node): string {
    const element = ELEMENTS[unit.type.name] ?? 'hcontainer';
    const number = this.numbering.get(String(unit.attrs['id']));
    const shown = shownNumber(number);
    const num = shown === '' ? '' : tag('num', {}, raisedNumber(escapeXml(shown)));
    const [first, ...rest] = unit.children;
    const heading =
      unit.type.name === 'chapter' && first
        ? tag('heading', { ...this.attributes(first), ...spaceOf(first) }, this.inline.content(first))
        : '';
    const content = heading === '' ? unit.children : rest;
    return block(element, this.unitAttributes(unit), [num, heading, ...this.inside(content)]);
  }

  private unitAttributes(unit: Node): XmlAttributes {
    const label = unit.attrs['label'] as Label | null;
    return {
      ...this.attributes(unit),
      status: unit.attrs['deleted'] === true ? 'removed' : null,
      'vv:label': label?.base ?? '',
      'vv:sup': label?.sup === '' ? null : label?.sup,
      'vv:printed': label?.printed,
      'vv:role': unit.attrs['role'] === 'closing' ? 'closing' : null,
      'vv:numbered': unit.attrs['numbered'] === false ? 'false' : null,
    };
  }

  /**
   * What stands in a unit: text alone is its `content`; around units, text before the first is `intro`, text after the last
   * `wrapUp`, and text between them stands in containers without a number.
   */
  private inside(nodes: readonly Node[]): string[] {
    const first = nodes.findIndex(isUnit);
    if (first < 0) return nodes.length === 0 ? [] : [block('content', {}, this.blocks.blocks(nodes))];
    const last = nodes.findLastIndex(isUnit);
    const group = (name: string, blocks: readonly Node[]) =>
      blocks.length === 0 ? '' : block(name, {}, this.blocks.blocks(blocks));
    return [
      group('intro', nodes.slice(0, first)),
      ...this.mixed(nodes.slice(first, last + 1)),
      group('wrapUp', nodes.slice(last + 1)),
    ].filter((part) => part !== '');
  }

  /** Units, with the text between them in containers. */
  private mixed(nodes: readonly Node[]): string[] {
    return runs(nodes).flatMap((run) =>
      run[0] && isUnit(run[0])
        ? run.map((unit) => this.unit(unit))
        : [
            block('hcontainer', { name: CONTAINER_NAMES.text }, [
              block('content', {}, this.blocks.blocks(run)),
            ]),
          ],
    );
  }

  /** Units and text side by side, as the main part of an annex may hold them. */
  private flat(nodes: readonly Node[]): string[] {
    return runs(nodes).flatMap((run) =>
      run[0] && isUnit(run[0]) ? run.map((unit) => this.unit(unit)) : this.blocks.blocks(run),
    );
  }
}

/** Neighbours that are all units or all text. */
function runs(nodes: readonly Node[]): Node[][] {
  const out: Node[][] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (last?.[0] && isUnit(last[0]) === isUnit(node)) last.push(node);
    else out.push([node]);
  }
  return out;
}

/** `Priežu novada domes saistošie noteikumi Nr. 12` with its parts named; `null` where it reads otherwise. */
function issuer(line: Node): string | null {
  const match = /^(.*?)(saistošie noteikumi)( Nr\.\s?)(\S+)$/i.exec(plain(line) ?? '');
  if (!match) return null;
  const [, before = '', type = '', sign = '', number = ''] = match;
  const authority = before.trimEnd();
  return [
    authority === '' ? '' : tag('docAuthority', {}, escapeXml(authority)),
    escapeXml(before.slice(authority.length)),
    tag('docType', {}, escapeXml(type)),
    escapeXml(sign),
    tag('docNumber', {}, escapeXml(number)),
  ].join('');
}

/** A line with its date named. */
function dated(line: Node): string | null {
  const text = plain(line);
  const found = text === null ? null : readDatePhrase(text);
  if (text === null || !found) return null;
  const end = found.index + found.length;
  const date = tag('docDate', { date: found.day }, escapeXml(text.slice(found.index, end)));
  return escapeXml(text.slice(0, found.index)) + date + escapeXml(text.slice(end));
}

/** The text of a line that is nothing but unmarked text. */
function plain(line: Node): string | null {
  const [only] = line.children;
  return line.childCount === 1 && only?.isText && only.marks.length === 0 ? (only.text ?? '') : null;
}
