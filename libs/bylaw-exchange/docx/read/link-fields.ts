import {
  bylawSchema,
  numberDocument,
  parseDocumentOfKind,
  resolveReference,
  type Numbering,
} from '#libs/bylaw-document';
import { ATOM, type Run } from '../../blocks.js';
import { finish, draftId, type Draft } from '../../tree.js';

/** A number before the name of a unit is recognised by its words, together with them. */
const NAMED = /^\.?\s*(apakš)?(punkt|nodaļ|pielikum|daļ|pant)/iu;

/**
 * Makes references out of Word's cross-references to numbers: where a field shows the number of a paragraph that is a unit of
 * the act, in exactly the words in which a live reference shows it. Any other stays the text that was last shown.
 *
 * @param anchors number of the paragraph that each bookmark begins in
 */
export function linkFields(doc: Draft, anchors: ReadonlyMap<string, number>): void {
  if (anchors.size === 0) return;
  const units = new Map<number, Draft>();
  const holders: { draft: Draft; annex: string | null }[] = [];
  visit(doc, null, units, holders);
  if (holders.length === 0) return;
  const linker = new FieldLinker(anchors, units, numberingOf(doc));
  for (const { draft, annex } of holders) draft.runs = linker.runs(draft.runs ?? [], annex);
}

class FieldLinker {
  constructor(
    private readonly anchors: ReadonlyMap<string, number>,
    private readonly units: ReadonlyMap<number, Draft>,
    private readonly numbering: Numbering,
  ) {}

  runs(runs: readonly Run[], annex: string | null): Run[] {
    return runs.map((run, index) => {
      const { target, ...rest } = run;
      const unit = target === undefined ? undefined : this.units.get(this.anchors.get(target) ?? -1);
      const after = runs
        .slice(index + 1, index + 3)
        .map(({ text }) => text)
        .join('');
      if (!unit || run.atom || NAMED.test(after)) return run;
      const attrs = {
        target: draftId(unit),
        unit: unit.type,
        inflection: 'nom',
        form: 'number',
        printed: run.text.slice(0, 100),
      };
      const shown = resolveReference(bylawSchema.node('reference', attrs), this.numbering, annex);
      if (shown.dangling || shown.text !== run.text) return run;
      return { ...rest, text: ATOM, atom: { type: 'reference', attrs } };
    });
  }
}

function visit(
  draft: Draft,
  annex: string | null,
  units: Map<number, Draft>,
  holders: { draft: Draft; annex: string | null }[],
): void {
  const inner = draft.type === 'annex' ? draftId(draft) : annex;
  const unit = /^(point|subpoint|chapter)$/.test(draft.type);
  const line = unit ? draft.content?.[0]?.at?.line : undefined;
  if (line !== undefined) units.set(line, draft);
  if (draft.runs?.some(({ target }) => target !== undefined) && canRefer(draft.type))
    holders.push({ draft, annex: inner });
  for (const child of draft.content ?? []) visit(child, inner, units, holders);
}

function canRefer(type: string): boolean {
  return bylawSchema.nodes[type]?.inlineContent === true;
}

function numberingOf(doc: Draft): Numbering {
  const parsed = parseDocumentOfKind(finish(doc, 'document', []), 'bylaw');
  return parsed.allowed ? numberDocument(parsed.doc) : new Map();
}
