import type { Node } from 'prosemirror-model';
import { numberDocument, placeholdersIn, textBlocks, type TextBlock } from '#libs/bylaw-document';
import type { ArticleRef } from '#libs/contracts';
import type { BylawTemplate, TemplateElement } from './template.js';

/** A part that a draft of the kind lacks, or has only as a placeholder. */
export interface MissingElement {
  /** Its name is the translation `templates.element.<code>`. */
  code: string;
  required: boolean;
  article: ArticleRef | null;
  /** `absent`: no unit speaks of it; `unfilled`: a unit does, but its placeholders are not filled in. */
  state: 'absent' | 'unfilled';
  /** The id of the unit with placeholders; the empty string where there is none. */
  where: string;
}

interface Unit {
  id: string;
  kind: TemplateElement['where'];
  text: string;
  open: boolean;
}

/**
 * Which parts a by-law of this kind must have by its article, or usually has, and the draft has not. Words are looked for,
 * so a part in unusual words may be named as missing: it is a reminder, never a bar.
 */
export function missingFrom(template: BylawTemplate, doc: Node): MissingElement[] {
  const units = unitsOf(doc);
  return template.elements.flatMap(({ code, required, article, where, found }): MissingElement[] => {
    const having = units.filter(
      ({ kind, text }) => kind === where && found.every((words) => words.test(text)),
    );
    const [first] = having;
    if (!first) return [{ code, required, article, state: 'absent', where: '' }];
    if (having.some(({ open }) => !open)) return [];
    return [{ code, required, article, state: 'unfilled', where: first.id }];
  });
}

/** The opening of the point that says what a by-law regulates; it names everything that follows. */
const PURPOSE = /(?:noteikumi|nolikums)(?:\s*\([^)]*\))?\s+nosaka(?!\p{L})/iu;

/** Points with what is in them and the heading of their chapter, annexes, the title, the basis. */
function unitsOf(doc: Node): Unit[] {
  const numbering = numberDocument(doc);
  const units = new Map<string, Unit>();
  const headings = new Map<string, string>();
  const add = (id: string, kind: Unit['kind'], block: TextBlock, before = ''): void => {
    const unit = units.get(id) ?? { id, kind, text: before, open: false };
    unit.text = `${unit.text}\n${block.text}`;
    unit.open ||= placeholdersIn(block.text).length > 0;
    units.set(id, unit);
  };
  for (const block of textBlocks(doc, numbering)) {
    const { name, region, unit } = block;
    if (name === 'title' || name === 'basis') add(name === 'basis' ? 'basis' : block.id, name, block);
    if (region === 'front' || region === 'signature' || unit?.deleted === true) continue;
    if (name === 'heading' && region === 'body') headings.set(block.id, block.text);
    else add(ownerOf(block, numbering), 'unit', block, headings.get(chapterOf(block, numbering)) ?? '');
  }
  return [...units.values()].map((unit) =>
    unit.kind === 'unit' && PURPOSE.test(unit.text) ? { ...unit, kind: 'purpose' } : unit,
  );
}

type Numbers = ReturnType<typeof numberDocument>;

/** The point around a block, else its annex or itself. */
function ownerOf({ id, unit, annex }: TextBlock, numbering: Numbers): string {
  if (!unit) return annex ?? id;
  const around = [...unit.path, unit.id].find((one) => numbering.get(one)?.kind === 'point');
  return around ?? annex ?? unit.id;
}

function chapterOf({ unit }: TextBlock, numbering: Numbers): string {
  return unit?.path.findLast((one) => numbering.get(one)?.kind === 'chapter') ?? '';
}
