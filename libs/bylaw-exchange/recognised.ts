import type { Label } from '#libs/bylaw-document';
import { plainText } from './blocks.js';
import type { Assembled } from './assemble.js';
import { draftId, draftLabel, type Draft } from './tree.js';

/** One line of the outline that the import review shows. */
export interface OutlineEntry {
  id: string;
  kind: 'chapter' | 'annex';
  label: Label | null;
  heading: string;
  /** 1 for the outermost. */
  depth: number;
}

/** What the importer recognised, in numbers and in outline. */
export interface Recognised {
  title: string;
  /** Number of lines of legal basis. */
  legalBasis: number;
  chapters: number;
  points: number;
  subpoints: number;
  /** Units whose number has a superscript. */
  superscripted: number;
  deleted: number;
  tables: number;
  remarks: number;
  annexes: number;
  /** Headings of closing or transitional provisions. */
  closing: number;
  /** Parts of the memorandum that hold text; 0 where there is none. */
  memorandum: number;
  signature: number;
  outline: OutlineEntry[];
}

/** Counts what stands in the assembled act. */
export function recognise(built: Pick<Assembled, 'doc' | 'memorandum'>): Recognised {
  const out: Recognised = {
    title: '',
    legalBasis: 0,
    chapters: 0,
    points: 0,
    subpoints: 0,
    superscripted: 0,
    deleted: 0,
    tables: 0,
    remarks: 0,
    annexes: 0,
    closing: 0,
    memorandum: 0,
    signature: 0,
    outline: [],
  };
  visit(built.doc, 0, out);
  out.memorandum = (built.memorandum?.content ?? []).filter((part) =>
    (part.content ?? []).some((child) => child.type !== 'paragraph' || (child.runs?.length ?? 0) > 0),
  ).length;
  return out;
}

const COUNTED: Readonly<
  Record<string, 'legalBasis' | 'points' | 'subpoints' | 'tables' | 'remarks' | 'signature'>
> = {
  basis: 'legalBasis',
  point: 'points',
  subpoint: 'subpoints',
  table: 'tables',
  remark: 'remarks',
  signature: 'signature',
};

function visit(draft: Draft, depth: number, out: Recognised): void {
  const counter = COUNTED[draft.type];
  if (counter) out[counter] += 1;
  if (draft.type === 'title') out.title = textOf(draft);
  if (draft.attrs?.['deleted'] === true) out.deleted += 1;
  if (draftLabel(draft)?.sup) out.superscripted += 1;
  const listed = draft.type === 'chapter' || draft.type === 'annex';
  if (draft.type === 'chapter') out.chapters += 1;
  if (draft.type === 'annex') out.annexes += 1;
  if (draft.attrs?.['role'] === 'closing') out.closing += 1;
  if (listed) {
    const heading = draft.content?.find((child) => child.type === 'heading');
    out.outline.push({
      id: draftId(draft),
      kind: draft.type === 'chapter' ? 'chapter' : 'annex',
      label: draftLabel(draft),
      heading: heading ? textOf(heading) : '',
      depth: depth + 1,
    });
  }
  for (const child of draft.content ?? []) visit(child, listed ? depth + 1 : depth, out);
}

function textOf(draft: Draft): string {
  return plainText(draft.runs ?? []).replace(/\s+/g, ' ');
}
