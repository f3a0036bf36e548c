import type {
  CoordinationAnswerFound,
  CoordinationItemInput,
  CoordinationItemKind,
  CoordinationOpinionInput,
  CoordinationVerdict,
  Violation,
} from '#libs/contracts';
import { checkCoordinationOpinion } from '#libs/coordination-rules';

/** An item while it is typed; every text may be empty. */
export interface ItemDraft {
  /** Tells drafts apart in the page; never sent. */
  key: number;
  kind: CoordinationItemKind;
  /** Empty for the draft as a whole. */
  unitId: string;
  text: string;
  grounds: string;
  proposedWording: string;
}

/** An institution's opinion while it is typed. */
export interface OpinionDraft {
  verdict: CoordinationVerdict | '';
  text: string;
  approvedBy: string;
  items: readonly ItemDraft[];
}

export const EMPTY_OPINION: OpinionDraft = { verdict: '', text: '', approvedBy: '', items: [] };

/** A new item after the others. Whoever objects to a point says by this what the verdict is. */
export function withItem(draft: OpinionDraft, unitId: string): OpinionDraft {
  const key = Math.max(0, ...draft.items.map((one) => one.key)) + 1;
  const kind: CoordinationItemKind = draft.verdict === 'proposals' ? 'proposal' : 'objection';
  const items = [...draft.items, { key, kind, unitId, text: '', grounds: '', proposedWording: '' }];
  return agreeing({ ...draft, items });
}

/** The draft with one item changed. */
export function withChange(draft: OpinionDraft, key: number, change: Partial<ItemDraft>): OpinionDraft {
  const items = draft.items.map((one) => (one.key === key ? { ...one, ...change } : one));
  return change.kind ? agreeing({ ...draft, items }) : { ...draft, items };
}

/** The draft without one item. */
export function withoutItem(draft: OpinionDraft, key: number): OpinionDraft {
  return { ...draft, items: draft.items.filter((one) => one.key !== key) };
}

/** The draft with items that somebody else wrote, after its own. */
export function withItems(draft: OpinionDraft, items: readonly CoordinationItemInput[]): OpinionDraft {
  const first = Math.max(0, ...draft.items.map((one) => one.key)) + 1;
  const added = items.map(({ kind, unitId, text, grounds, proposedWording }, index) => ({
    key: first + index,
    kind,
    unitId: unitId ?? '',
    text,
    grounds,
    proposedWording: proposedWording ?? '',
  }));
  return agreeing({ ...draft, items: [...draft.items, ...added] });
}

/** The draft as a file gives it; what the file does not say stays as it was typed. */
export function fromFile(draft: OpinionDraft, { opinion }: CoordinationAnswerFound): OpinionDraft {
  return withItems(
    {
      verdict: opinion.verdict ?? draft.verdict,
      text: opinion.text || draft.text,
      approvedBy: opinion.approvedBy || draft.approvedBy,
      items: [],
    },
    opinion.items,
  );
}

/** The draft as it is sent. Items of an opinion without objections stay behind in the form. */
export function toOpinion(draft: OpinionDraft): CoordinationOpinionInput {
  return {
    verdict: draft.verdict || 'no_objections',
    text: draft.text.trim(),
    approvedBy: draft.approvedBy.trim(),
    items: draft.verdict === 'no_objections' ? [] : draft.items.map(toItem),
  };
}

/** What stands against sending it; the same rules hold on the server. */
export function draftViolations(draft: OpinionDraft): Violation[] {
  if (draft.verdict === '') return [{ code: 'coordination.verdict_missing', where: 'verdict' }];
  return checkCoordinationOpinion(toOpinion(draft));
}

/** The names of the fields of items, as violations have them, by the ids that the form gives its controls. */
export function opinionFields(draft: OpinionDraft): Record<string, string> {
  const names = { unitId: 'unit', text: 'text', grounds: 'grounds', proposedWording: 'wording' };
  const fields = draft.items.flatMap(({ key }, index) =>
    Object.entries(names).map(([name, field]) => [`items.${index}.${name}`, `item-${key}-${field}`]),
  );
  return { ...(Object.fromEntries(fields) as Record<string, string>), items: 'items', verdict: 'verdict' };
}

/** An item that objects makes an opinion with objections; a proposal makes one of an opinion that had none. */
function agreeing(draft: OpinionDraft): OpinionDraft {
  if (draft.items.some(({ kind }) => kind === 'objection')) return { ...draft, verdict: 'objections' };
  if (draft.items.length > 0 && draft.verdict !== 'proposals') return { ...draft, verdict: 'proposals' };
  return draft;
}

function toItem({ kind, unitId, text, grounds, proposedWording }: ItemDraft): CoordinationItemInput {
  return {
    kind,
    unitId: unitId || null,
    text: text.trim(),
    grounds: grounds.trim(),
    proposedWording: proposedWording.trim() || null,
  };
}
