import type { LegalDay, TakeoverBatchState, Violation } from '#libs/contracts';
import { itemProblems, mustBeLooked, type TakeoverItemFacts } from './item.js';

/** What the rules know of a takeover. */
export interface TakeoverBatchFacts {
  state: TakeoverBatchState;
  councilName: string;
  items: readonly TakeoverItemFacts[];
}

/** What stands in the way of drawing the sample: everything has been read and every act can be kept. */
export function sampleProblems(batch: TakeoverBatchFacts, today: LegalDay): Violation[] {
  if (batch.state !== 'open') return [{ code: 'takeover.sampled_already' }];
  const waiting = batch.items.filter((item) => item.state === 'waiting').length;
  const read = batch.items.filter((item) => item.state === 'read');
  return [
    ...(waiting > 0 ? [{ code: 'takeover.still_reading', params: { count: waiting } }] : []),
    ...(waiting === 0 && read.length === 0 ? [{ code: 'takeover.nothing_to_take' }] : []),
    ...incomplete(read, today),
  ];
}

/** What stands in the way of confirming: the sample is drawn, and everything that a person must look at was looked at. */
export function confirmProblems(batch: TakeoverBatchFacts, today: LegalDay): Violation[] {
  if (batch.state === 'confirmed') return [{ code: 'takeover.confirmed_already' }];
  if (batch.state === 'open') return [{ code: 'takeover.not_sampled' }];
  const read = batch.items.filter((item) => item.state === 'read');
  const drawn = read.filter((item) => item.drawn && !item.looked).length;
  const others = read.filter((item) => !item.drawn && mustBeLooked(item, batch.councilName)).length;
  return [
    ...(read.length === 0 ? [{ code: 'takeover.nothing_to_take' }] : []),
    ...(drawn > 0 ? [{ code: 'takeover.sample_unseen', params: { count: drawn } }] : []),
    ...(others > 0 ? [{ code: 'takeover.others_unseen', params: { count: others } }] : []),
    ...incomplete(read, today),
  ];
}

function incomplete(items: readonly TakeoverItemFacts[], today: LegalDay): Violation[] {
  const count = items.filter((item) => itemProblems(item, today).length > 0).length;
  return count > 0 ? [{ code: 'takeover.items_incomplete', params: { count } }] : [];
}
