import { readBookmark, type BookmarkedNode } from '../bookmark-id.js';
import { DOCX_STYLES, readStyleId, type DocxStyle } from '../styles.js';
import type { Context } from './context.js';
import type { Paragraph } from './model.js';

/** What a paragraph of our own files is. */
export interface OwnLine {
  paragraph: Paragraph;
  style: DocxStyle | 'Separator' | null;
  /** The level that its style says, or for units the level of Word's number; `null` where nothing says it. */
  level: number | null;
  /** The nodes that begin here. */
  nodes: BookmarkedNode[];
}

const NAMES = new Map(DOCX_STYLES.map((style) => [style.toLowerCase(), style]));

/** Styles of blocks, by the type of node, for paragraphs whose style somebody changed. */
const BY_TYPE: Readonly<Record<string, DocxStyle>> = {
  issuer: 'Issuer',
  actline: 'Actline',
  title: 'Title',
  approval: 'Approval',
  basis: 'Basis',
  chapter: 'Chapter',
  point: 'Unit',
  subpoint: 'Unit',
  formula: 'Formula',
  signature: 'Signature',
  annex: 'Annex',
  subheading: 'Subheading',
};

/** Reads what a paragraph is by its style, else by its bookmarks. */
export function ownLine(paragraph: Paragraph, context: Context): OwnLine {
  const nodes = paragraph.bookmarks.map(readBookmark).filter((node) => node !== null);
  const styled = styleOf(paragraph, context);
  const typed = nodes.map(({ type }) => BY_TYPE[type]).find((style) => style !== undefined);
  const style = styled?.style ?? typed ?? null;
  const { number } = paragraph;
  const counted = style === 'Unit' && number !== null && !number.bullet ? number.level + 1 : null;
  return { paragraph, style, level: counted ?? styled?.level ?? null, nodes };
}

/** Our style, by its id or by its name, which other programs keep better, or a style based on it. */
function styleOf(
  paragraph: Paragraph,
  { styles }: Context,
): { style: DocxStyle | 'Separator'; level: number | null } | null {
  for (const id of [paragraph.style, ...styles.chain(paragraph.style)]) {
    if (id === 'VvSeparator' || styles.name(id) === 'vietvara separator')
      return { style: 'Separator', level: null };
    const known = readStyleId(id) ?? styleByName(styles.name(id));
    if (known) return known;
  }
  return null;
}

function styleByName(name: string): { style: DocxStyle; level: number | null } | null {
  const match = /^vietvara ([a-z ]+?) ?([0-9])?$/.exec(name);
  const style = NAMES.get((match?.[1] ?? '').replaceAll(' ', ''));
  return style ? { style, level: match?.[2] === undefined ? null : Number(match[2]) } : null;
}
