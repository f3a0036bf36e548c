import type { ArticleRef, ItemOutcome, Violation } from '#libs/contracts';

/** Who may submit a draft decision (PL 36(1)); a minister and the Cabinet as initiators of an extraordinary sitting (30(1)). */
export const SUBMITTERS = [
  'chair',
  'committee',
  'councillor',
  'initiator',
  'executive_director',
  'residents_council',
  'minister',
  'cabinet',
] as const;

/** One of {@link SUBMITTERS}. */
export type Submitter = (typeof SUBMITTERS)[number];

/** Why a matter is dealt with in a closed sitting or a closed part of one (PL 27(4)). */
export const CLOSED_GROUNDS = [
  'private_life',
  'children',
  'adoption',
  'trade_secret',
  'other_restricted',
] as const;

/** One of {@link CLOSED_GROUNDS}. */
export type ClosedGround = (typeof CLOSED_GROUNDS)[number];

/** Submitters whose draft the council may not amend unless they propose it themselves (PL 37(3)). */
export function mayAmend(submitter: Submitter | null): boolean {
  return submitter !== 'minister' && submitter !== 'cabinet';
}

/** What the rules of closed matters and of money ask of an item. */
export interface Matter {
  closedGround: ClosedGround | null;
  /** What is shown of a closed matter. */
  essence: string | null;
  /** It costs money that the budget does not have, or changes its revenue (PL 39(3)3). */
  unbudgeted: boolean;
  isBylaw: boolean;
}

/** What stands against a matter as it is entered: a closed one needs its ground and essence; a by-law is never closed. */
export function checkMatter({ closedGround, essence, isBylaw }: Matter): Violation[] {
  const article: ArticleRef = { act: 'PL', ref: '27(4)' };
  if (closedGround === null) return [];
  if (isBylaw)
    return [{ code: 'bylaw_cannot_be_closed', article: { act: 'PL', ref: '28(4)' }, where: 'closedGround' }];
  return essence === null || essence.trim() === ''
    ? [{ code: 'essence_missing', article, where: 'essence' }]
    : [];
}

/** Whether the finance committee has yet to give its opinion on the matter (PL 39(3)3): a warning, not a bar. */
export function awaitsFinanceCommittee(
  matter: Pick<Matter, 'unbudgeted'>,
  opinions: readonly { ofFinance: boolean; outcome: ItemOutcome | null }[],
): boolean {
  return matter.unbudgeted && !opinions.some(({ ofFinance, outcome }) => ofFinance && outcome !== null);
}
