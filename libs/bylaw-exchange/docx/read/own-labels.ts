import { bylawSchema, numberDocument, withoutDot } from '#libs/bylaw-document';
import { readChapterLabel, readLabels } from '../../label.js';
import { finish, type Draft } from '../../tree.js';
import { fixedLabel } from '../../units.js';

/** Numbers that Word shows, by the id of the unit. */
export type ShownNumbers = Map<string, string>;

/**
 * Decides the labels of a file whose facts are lost: where Word shows what would be derived, the numbers stay derived; else
 * every number is fixed as it is shown.
 */
export function settleLabels(doc: Draft, shown: ShownNumbers): void {
  let derived: ReturnType<typeof numberDocument>;
  try {
    derived = numberDocument(bylawSchema.nodeFromJSON(finish(doc, 'document', [])));
  } catch {
    return;
  }
  const same = [...shown].every(([id, text]) => {
    const unit = derived.get(id);
    return unit === undefined || squeeze(unit.text) === squeeze(text);
  });
  if (!same) fix(doc, '', shown);
}

function squeeze(text: string): string {
  return withoutDot(text.replace(/\s+/g, ''));
}

function fix(draft: Draft, parent: string, shown: ShownNumbers): void {
  const text = shown.get(String(draft.attrs?.['id'] ?? ''));
  if (text !== undefined && draft.attrs) draft.attrs['label'] = labelOf(draft.type, text, parent);
  const inner = draft.type === 'point' || draft.type === 'subpoint' ? (text ?? parent) : '';
  for (const child of draft.content ?? []) fix(child, inner, shown);
}

function labelOf(type: string, text: string, parent: string): unknown {
  if (type === 'annex') {
    const base = /\d{1,3}/.exec(text)?.[0];
    return base === undefined ? null : { base, sup: '' };
  }
  const read = type === 'chapter' ? readChapterLabel(`${text} x`) : readLabels(`${text} X`)[0];
  if (!read) return null;
  const own = type === 'chapter' ? read.segments : read.segments.slice(-1);
  return fixedLabel(own, type === 'chapter' ? text : read.printed, parent);
}
