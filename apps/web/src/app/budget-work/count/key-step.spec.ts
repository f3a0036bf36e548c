import type { CountingKeyView } from '#libs/contracts';
import { keyStep, repeatViolations } from './key-step';

const view = (state: CountingKeyView['state'], mine: boolean, unlocked = false): CountingKeyView => ({
  secrecy: 'verifiable',
  needed: 2,
  state,
  mine,
  holders: [
    { personId: 'me', name: 'Sanita', unlocked },
    { personId: 'other', name: 'Kristīne', unlocked: false },
  ],
});

describe('the step of a holder of the counting key', () => {
  it.each([
    ['before voting, for who holds no share', view('gathering', false), 'hold'],
    ['before voting, for a holder', view('gathering', true), 'held'],
    ['while people vote', view('sealed', true), null],
    ['after voting, for a holder', view('waiting', true), 'unlock'],
    ['after voting, for who gave the passphrase', view('waiting', true, true), 'given'],
    ['after voting, for somebody else', view('waiting', false), null],
    ['once the ballots are open', view('open', true, true), null],
  ] as const)('%s', (_when, key, expected) => {
    expect(keyStep(key, 'me')).toBe(expected);
  });

  it('asks for a new passphrase twice, and for one that is known once', () => {
    expect(repeatViolations('hold', 'ozols pie upes', 'ozols pie upas')).toEqual([
      { code: 'passphrase_differs', where: 'repeated' },
    ]);
    expect(repeatViolations('hold', 'ozols pie upes', 'ozols pie upes')).toEqual([]);
    expect(repeatViolations('unlock', 'ozols pie upes', '')).toEqual([]);
  });
});
