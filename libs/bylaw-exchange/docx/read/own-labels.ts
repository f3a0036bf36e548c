import { fromSuperscript, numberDocument, parseDocumentOfKind, withoutDot } from '#libs/bylaw-document';
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
  const parsed = parseDocumentOfKind(finish(doc, 'document', []), 'bylaw');
  if (!parsed.allowed) return;
  const derived = numberDocument(parsed.doc);
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
    const [, base, sup = ''] = /(\d{1,3})\.?([⁰¹²³⁴-⁹]{0,4})/.exec(text) ?? [];
    return base === undefined ? null : { base, sup: fromSuperscript(sup) };
  }
  // Below its parent's number a unit's own part begins where that ends.
  const rest = parent !== '' && text.startsWith(parent) ? text.slice(parent.length).trimStart() : text;
  const read = type === 'chapter' ? readChapterLabel(`${text} x`) : readLabels(`${rest} X`)[0];
  if (!read) return null;
  const own = type === 'chapter' ? read.segments : read.segments.slice(-1);
  const whole = type === 'chapter' || rest !== text ? text : read.printed;
  return fixedLabel(own, whole, parent);
}
