import type { LegalDay, Violation } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';

const PL_47_3 = { act: 'PL', ref: '47(3)' } as const;

/** Days after the term in which a link still opens, so that a late view is not lost. Of our own choice. */
const GRACE_DAYS = 14;

/** What stands in the way of a sector ministry's view, as far as it is known. */
export interface SectorRequestState {
  /** The day of an answer that is there already. */
  answeredOn: LegalDay | null;
  /** The reviewing ministry has given its opinion, or the round is over otherwise. */
  over: boolean;
}

/** Why a sector ministry can give no view now (PL 47(3)): it has, or the opinion that it was asked for is given. */
export function canGiveSectorView({ answeredOn, over }: SectorRequestState): Violation[] {
  if (answeredOn !== null) return [{ code: 'sector_view_given', article: PL_47_3 }];
  return over ? [{ code: 'sector_view_over', article: PL_47_3 }] : [];
}

/** The last day on which the link of a sector ministry opens. */
export function sectorLinkExpiry(answerBy: LegalDay): LegalDay {
  return addUnits(answerBy, GRACE_DAYS, 'day');
}
