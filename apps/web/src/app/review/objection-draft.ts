import type { GiveReviewOpinion, MinistryOutcome, ReviewObjection, ReviewUnit } from '#libs/contracts';
import type { NeededField } from '../ui/submission';

/** An objection while it is typed; every text may be empty. */
export interface ObjectionDraft {
  /** Tells drafts apart in the page; never sent. */
  key: number;
  /** Empty for the by-law as a whole. */
  unitId: string;
  text: string;
  grounds: string;
  proposedWording: string;
}

/** A ministry's opinion while it is typed. */
export interface OpinionDraft {
  outcome: MinistryOutcome | '';
  number: string;
  conclusion: string;
  objections: readonly ObjectionDraft[];
}

export const EMPTY_OPINION: OpinionDraft = { outcome: '', number: '', conclusion: '', objections: [] };

/** A new objection after the others. */
export function withObjection(draft: OpinionDraft, unitId: string): OpinionDraft {
  const key = Math.max(0, ...draft.objections.map((one) => one.key)) + 1;
  const added = { key, unitId, text: '', grounds: '', proposedWording: '' };
  return {
    ...draft,
    // Whoever objects to a norm says by this what the outcome is.
    outcome: draft.outcome === 'objections_whole' ? draft.outcome : 'objections_partial',
    objections: [...draft.objections, added],
  };
}

/** The drafts with one of them changed. */
export function withChange(draft: OpinionDraft, key: number, change: Partial<ObjectionDraft>): OpinionDraft {
  return {
    ...draft,
    objections: draft.objections.map((one) => (one.key === key ? { ...one, ...change } : one)),
  };
}

/** The drafts without one of them. */
export function withoutObjection(draft: OpinionDraft, key: number): OpinionDraft {
  return { ...draft, objections: draft.objections.filter((one) => one.key !== key) };
}

/** Whether the outcome brings objections with it. */
export const objects = (outcome: OpinionDraft['outcome']): boolean =>
  outcome === 'objections_whole' || outcome === 'objections_partial';

/** The fields without which an opinion cannot be sent; each with its id and the key of its label. */
export function neededFields(draft: OpinionDraft): NeededField[] {
  const needed: NeededField[] = [
    { where: 'outcome', label: 'review.opinion.outcome', value: draft.outcome },
    { where: 'conclusion', label: 'review.opinion.conclusion', value: draft.conclusion },
  ];
  if (!objects(draft.outcome)) return needed;
  for (const { key, text, grounds } of draft.objections)
    needed.push(
      { where: `objection-${key}-text`, label: 'review.objection.text', value: text },
      { where: `objection-${key}-grounds`, label: 'review.objection.grounds', value: grounds },
    );
  return needed;
}

/** The opinion as it is sent; objections of an opinion that has none are left out. */
export function toOpinion(draft: OpinionDraft, units: readonly ReviewUnit[]): GiveReviewOpinion {
  return {
    outcome: draft.outcome || 'no_objections',
    number: draft.number.trim() || null,
    conclusion: draft.conclusion.trim(),
    objections: objects(draft.outcome) ? draft.objections.map((one) => toObjection(one, units)) : [],
  };
}

/** The names of the norms that the draft objects to, each once, in the order of the text. */
export function normsOf(draft: OpinionDraft, units: readonly ReviewUnit[]): string[] {
  const named = new Set(draft.objections.map((one) => one.unitId));
  return units.filter((unit) => named.has(unit.id)).map((unit) => unit.label);
}

function toObjection(draft: ObjectionDraft, units: readonly ReviewUnit[]): ReviewObjection {
  const unit = units.find((one) => one.id === draft.unitId);
  return {
    unitId: unit?.id ?? null,
    unitLabel: unit?.label ?? '',
    text: draft.text.trim(),
    grounds: draft.grounds.trim(),
    proposedWording: draft.proposedWording.trim() || null,
  };
}
