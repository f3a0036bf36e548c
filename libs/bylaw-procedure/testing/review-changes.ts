import type { ReviewSlice } from '../facts.js';
import { DISAGREEMENT, OBJECTIONS, PROMULGATION, reviewedFacts } from './example-facts.js';
import type { Change } from './outcome-table.js';

/** An opinion without objections, given and received on Monday 20 April 2026. */
export const OPINION: NonNullable<ReviewSlice['opinion']> = {
  outcome: 'no_objections',
  issuedOn: '2026-04-20',
  receivedOn: '2026-04-20',
  objections: 0,
};

/** A review with objections. */
export const objected = (change: object = {}): Partial<ReviewSlice> => ({
  opinion: OBJECTIONS && { ...OBJECTIONS, ...change },
});

/** A review with objections that the council disagrees with. */
export const disagreed = (change: Partial<typeof DISAGREEMENT> = {}): Partial<ReviewSlice> => ({
  ...objected(),
  disagreement: { ...DISAGREEMENT, ...change },
});

/** A review in which somebody looked for an opinion on the day and found none. */
export const checkedOn = (silenceCheckedOn: string | null): Partial<ReviewSlice> => ({ silenceCheckedOn });

/** A by-law of track B whose review differs so; `null` = never sent. */
export const review =
  (change: Partial<ReviewSlice> | null, more: Change = () => ({})): Change =>
  (f) => {
    const { review: slice, trackAnswers } = reviewedFacts(f.dossier.state, change);
    return { review: slice, trackAnswers, ...more(f) };
  };

/** The same with its package sent to the gazette on the day. */
export const sent = (sentOn: string, change: Partial<ReviewSlice>): Change =>
  review(change, () => ({ promulgation: { ...PROMULGATION, official: null, sentOn } }));

/** A municipality with other settings. */
export const municipality =
  (change: object): Change =>
  (f) => ({ municipality: { ...f.municipality, ...change } });
