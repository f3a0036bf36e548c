import { idOf } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { shownNumber } from '../../export-number.js';
import type { DocxStyle } from '../styles.js';
import type { BlockWriter, Place } from './block-writer.js';

const FRONT: Readonly<Record<string, DocxStyle>> = {
  issuer: 'Issuer',
  actline: 'Actline',
  title: 'Title',
  approval: 'Approval',
  basis: 'Basis',
  remark: 'FrontRemark',
};

/** Attributes of units that Word shows nothing of, or not exactly. */
const KEPT = ['label', 'deleted', 'role', 'numbered'] as const;

const MARGIN: Place = { chapters: 0, depth: 0, annex: null, around: [] };

/** Writes a by-law. */
export class BylawWriter {
  constructor(private readonly blocks: BlockWriter) {}

  write(doc: Node): void {
    doc.forEach((part) => {
      const { name } = part.type;
      if (name === 'front')
        part.forEach((line) =>
          this.blocks.line(line, { style: FRONT[line.type.name] ?? 'FrontRemark' }, MARGIN),
        );
      else if (name === 'body') this.children(part, MARGIN, 0);
      else if (name === 'annex') this.annex(part);
      else this.signature(part);
    });
  }

  private signature(node: Node): void {
    const gap = nameGap(node.textContent);
    const plain = node.childCount === 1 && node.firstChild?.isText === true;
    this.blocks.line(node, { style: 'Signature', ...(plain && gap > 0 ? { gap } : {}) }, MARGIN);
  }

  private children(parent: Node, place: Place, skip: number): void {
    parent.forEach((child, _, index) => {
      if (index < skip) return;
      const { name } = child.type;
      if (name === 'chapter') this.chapter(child, place);
      else if (name === 'point' || name === 'subpoint') this.unit(child, place);
      else this.blocks.block(child, place);
      if (name === 'table') this.blocks.separate(place.around);
    });
  }

  private chapter(chapter: Node, place: Place): void {
    this.keep(chapter);
    const { context } = this.blocks;
    const number = shownNumber(context.numbering.get(idOf(chapter) ?? ''));
    const numbered = chapter.attrs['numbered'] === true;
    const unnumbered = chapter.attrs['role'] === 'closing' ? 'Closing' : 'Unnumbered';
    this.blocks.begin(chapter);
    this.blocks.suggested(chapter, place, (around) => {
      const inside = { ...place, around };
      const line = {
        style: numbered ? ('Chapter' as const) : (unnumbered as DocxStyle),
        level: place.chapters + 1,
        list: numbered ? context.lists.place('chapter', place.chapters, number) : null,
        holder: idOf(chapter) ?? '',
      };
      const heading = chapter.firstChild;
      if (heading) this.blocks.line(heading, line, inside);
      this.children(chapter, { ...inside, chapters: place.chapters + 1 }, 1);
    });
  }

  private unit(unit: Node, place: Place): void {
    this.keep(unit);
    const { context } = this.blocks;
    const number = shownNumber(context.numbering.get(idOf(unit) ?? ''));
    this.blocks.begin(unit);
    this.blocks.suggested(unit, place, (around) => {
      const inside = { ...place, around, depth: place.depth + 1 };
      const first = unit.firstChild;
      if (first)
        this.blocks.line(
          first,
          {
            style: 'Unit',
            level: place.depth + 1,
            list: context.lists.place('unit', place.depth, number),
            remark: first.type.name === 'remark',
          },
          inside,
        );
      this.children(unit, inside, 1);
    });
  }

  private annex(annex: Node): void {
    this.keep(annex);
    const { context } = this.blocks;
    const id = idOf(annex) ?? '';
    const number = context.numbering.get(id)?.text ?? '';
    this.blocks.begin(annex);
    this.blocks.suggested(annex, MARGIN, (around) => {
      const inside = { ...MARGIN, annex: id === '' ? null : id, around };
      this.blocks.paragraph({ style: 'Annex', list: context.lists.place('annex', 0, number) }, '', around);
      let head = 0;
      annex.forEach((child, _, index) => {
        const { name } = child.type;
        if (head < index || (name !== 'actline' && name !== 'heading')) return;
        head = index + 1;
        if (name === 'actline') this.blocks.line(child, { style: 'AnnexActline' }, inside);
        else this.blocks.line(child, { style: 'AnnexHeading', holder: id }, inside);
      });
      this.children(annex, inside, head);
    });
  }

  private keep(unit: Node): void {
    const id = idOf(unit);
    const kept = KEPT.filter((key) => key in unit.attrs && unit.attrs[key] !== defaultOf(unit, key));
    if (id === null || kept.length === 0) return;
    this.blocks.context.facts.nodes[id] = Object.fromEntries(
      kept.map((key) => [key, unit.attrs[key] as unknown]),
    );
  }
}

function defaultOf(node: Node, key: string): unknown {
  return node.type.spec.attrs?.[key]?.default;
}

const NAME = /^(.*?\S) ((?:\p{Lu}\p{Ll}?\. ?){1,2}\p{Lu}[\p{L}-]+|\p{Lu}\p{Ll}+ \p{Lu}[\p{L}-]+)$/u;
const OFFICE = /priekšsēd|vietnie|direktor|vadītāj|sekretār|ministr|prezident|\bmēr[sae]/iu;

/** Where the space before the name in a signature is (`Domes priekšsēdētājs J. Vītols`); -1 where there is none. */
export function nameGap(text: string): number {
  const office = NAME.exec(text)?.[1];
  return office !== undefined && OFFICE.test(office) ? office.length : -1;
}
