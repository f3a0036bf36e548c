import { hasMajority } from '#libs/bylaw-procedure';
import { VOTE_CHOICES } from '#libs/contracts';
import { quorum, tally, tallyOf } from './counting';

describe('counting of a vote', () => {
  it.each([
    [7, 7, 0, false],
    [8, 7, 0, true],
    [7, 0, 7, false],
    [1, 0, 0, true],
    [0, 0, 0, false],
    [5, 2, 2, true],
  ])('%i for, %i against, %i abstaining: adopted %s', (yes, against, abstain, adopted) => {
    expect(tallyOf({ for: yes, against, abstain, notParticipating: 3 }).adopted).toBe(adopted);
  });

  it('says what the procedure says for every vote of up to twelve', () => {
    for (let yes = 0; yes <= 12; yes++)
      for (let against = 0; yes + against <= 12; against++)
        for (let abstain = 0; yes + against + abstain <= 12; abstain++) {
          const counts = { for: yes, against, abstain, notParticipating: 1 };
          expect([counts, tallyOf(counts).adopted]).toEqual([counts, hasMajority(counts)]);
        }
  });

  it('leaves who did not take part out of those present', () => {
    const found = tally(['for', 'not_participating', 'against', 'for', 'abstain', 'not_participating']);
    expect(found).toEqual({
      for: 2,
      against: 1,
      abstain: 1,
      notParticipating: 2,
      present: 4,
      needed: 3,
      adopted: false,
    });
    expect(tally(VOTE_CHOICES).present).toBe(3);
  });
});

describe('the quorum', () => {
  it.each([
    [15, 'regular', 0, 8],
    [19, 'regular', 1, 10],
    [14, 'extraordinary', 0, 8],
    [15, 'regular', 2, 5],
    [19, 'regular', 2, 7],
    [15, 'extraordinary', 2, 8],
  ])('of %i councillors in a %s sitting of repeat %i is %i', (size, kind, repeatLevel, least) => {
    expect(quorum(size, { kind, repeatLevel })).toBe(least);
  });
});
