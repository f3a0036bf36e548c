import type { Violation } from '#libs/contracts';

/** What a decision is about, as far as it matters for a refusal to sign it (PL 37(6), last sentence). */
export const REFUSED_DECISIONS = ['other', 'chairs_order_repealed', 'chair_appointed_or_dismissed'] as const;

/** One of {@link REFUSED_DECISIONS}; the chair of the council or the deputy is meant. */
export type RefusedDecision = (typeof REFUSED_DECISIONS)[number];

/** In which office somebody chaired the sitting. */
export const SITTING_CHAIR_OFFICES = ['council_chair', 'deputy_chair', 'councillor'] as const;

/** One of {@link SITTING_CHAIR_OFFICES}. */
export type SittingChairOffice = (typeof SITTING_CHAIR_OFFICES)[number];

/**
 * What stands against a refusal to sign: the chair of the council and the deputy sign decisions that repeal an order of
 * one of them, or appoint or dismiss one of them (PL 37(6)). Another councillor who chaired may refuse these as well.
 */
export function checkRefusal(decision: RefusedDecision, office: SittingChairOffice): Violation[] {
  if (decision === 'other' || office === 'councillor') return [];
  return [
    {
      code: 'refusal_to_sign_barred',
      article: { act: 'PL', ref: '37(6)' },
      where: 'decision',
      params: { decision },
    },
  ];
}
