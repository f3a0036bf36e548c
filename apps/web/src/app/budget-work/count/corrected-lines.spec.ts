import { ballotLines, typedBallots, typedNumbers } from './corrected-lines';

const unitOf = (nr: number): string | undefined => ({ 3: 'a', 7: 'a', 9: 'b' })[nr];

it('reads how often, which projects, and points', () => {
  expect(typedBallots('2 × 3, 7\n\n1x9\n3 * 3:2,7:1', 'added', unitOf)).toEqual([
    { unitId: 'a', choices: [3, 7], points: null, times: 2 },
    { unitId: 'b', choices: [9], points: null, times: 1 },
    { unitId: 'a', choices: [3, 7], points: [2, 1], times: 3 },
  ]);
});

it.each(['3, 7', '0 × 3', '1 × 4', '1 × three', '1 ×'])('names the line that it cannot read: %s', (line) => {
  expect(typedBallots(`1 × 3\n${line}`, 'removed', unitOf)).toEqual({
    code: 'correction_line_unreadable',
    where: 'removed',
    params: { line: 2 },
  });
});

it('reads numbers of projects however they are parted', () => {
  expect(typedNumbers(' 3, 7;9 ')).toEqual([3, 7, 9]);
  expect(typedNumbers('')).toEqual([]);
});

it('says ballots as they are read', () => {
  for (const text of ['2 × 3, 7', '1 × 9', '3 × 3:2, 7:1']) {
    const read = typedBallots(text, 'added', unitOf);
    expect(ballotLines('code' in read ? [] : read)).toEqual([text]);
  }
});
