import type { TranslocoService } from '@jsverse/transloco';
import type { Tally } from './counting';
import type { Share } from './share-bar';

/** A vote as parts of a bar: votes for begin at the left, so that they visibly pass the mark or do not. */
export function voteShares(count: Tally, transloco: TranslocoService): Share[] {
  const share = (look: Share['look'], choice: string, number: number): Share => ({
    look,
    count: number,
    label: transloco.translate(`council.choice.${choice}`),
  });
  return [
    share('for', 'for', count.for),
    share('abstain', 'abstain', count.abstain),
    share('against', 'against', count.against),
    share('out', 'not_participating', count.notParticipating),
  ];
}
