import { TestBed } from '@angular/core/testing';
import type { MyVote } from '#libs/contracts';
import { type KeptVote, KeptVotes } from './kept-votes';
import { ownVotes } from './my-votes';

const voteOf = (changes: Partial<KeptVote> = {}): KeptVote => ({
  pending: {
    cycleId: 'c',
    unitId: 'u',
    blinded: 'b',
    inverse: 'i',
    randomizer: 'r',
    secretKey: 's',
  } as unknown as KeptVote['pending'],
  held: null,
  issuedOn: '2026-11-22',
  recoveryCode: 'AAAA-BBBB',
  next: 2,
  unsent: null,
  receipt: 'VV1.x',
  ...changes,
});
const inRoll = (slug: string, year: number): MyVote => ({
  place: { slug, name: slug },
  cycle: {
    year,
    title: `Budžets ${year}`,
    state: 'voting',
    secrecy: 'verifiable',
    voting: { from: '2026-11-16', to: '2026-12-06' },
  },
  votedOn: '2026-11-22',
  way: 'online',
  open: true,
});

describe('the votes of a person', () => {
  let votes: KeptVotes;
  beforeEach(() => {
    sessionStorage.clear();
    localStorage.clear();
    votes = TestBed.inject(KeptVotes);
  });

  it('are those of the person alone, wherever the device keeps them', () => {
    votes.keep({ place: 'vidzale', year: '2027' }, 'anna', voteOf(), false);
    votes.keep({ place: 'ezerkrasti', year: '2026' }, 'anna', voteOf({ receipt: 'VV1.tab' }), true);
    votes.keep({ place: 'vidzale', year: '2027' }, 'roberts', voteOf(), false);
    localStorage.setItem('vietvara.ballot.vidzale.2025.anna', 'not a vote');
    expect(votes.of('anna').map(({ place, year, vote }) => [place, year, vote.receipt])).toEqual([
      ['vidzale', '2027', 'VV1.x'],
      ['ezerkrasti', '2026', 'VV1.tab'],
    ]);
    expect(votes.of('an')).toEqual([]);
  });

  it('stand beside what the roll says, and alone where the roll says nothing', () => {
    const device = [
      { place: 'vidzale', year: '2027', vote: voteOf() },
      { place: 'vidzale', year: '2024', vote: voteOf({ receipt: 'VV1.old' }) },
    ];
    const rows = ownVotes([inRoll('vidzale', 2027), inRoll('ezerkrasti', 2027)], device);
    expect(rows.map(({ place, year, roll, kept }) => [place, year, roll?.votedOn, kept?.receipt])).toEqual([
      ['vidzale', '2027', '2026-11-22', 'VV1.x'],
      ['ezerkrasti', '2027', '2026-11-22', undefined],
      ['vidzale', '2024', undefined, 'VV1.old'],
    ]);
  });
});
