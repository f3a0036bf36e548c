import type { GiveView } from '#libs/contracts';
import { checkRedaction, checkView } from './views.js';

const view = (more: Partial<GiveView>): GiveView => ({ text: 'Vajag gaismu.', named: false, ...more });

describe('checkView', () => {
  it.each<[string, Partial<GiveView>, [string, string][]]>([
    ['needs no name', {}, []],
    ['needs words', { text: ' ' }, [['opinion.text_missing', 'text']]],
    [
      'asks who wants to be named, and whether they are of age',
      { named: true },
      [
        ['opinion.name_missing', 'name'],
        ['opinion.adult_unconfirmed', 'adult'],
      ],
    ],
    [
      'never names a minor',
      { named: true, name: 'Pēteris', adult: false },
      [['opinion.adult_unconfirmed', 'adult']],
    ],
    ['names an adult', { named: true, name: 'Pēteris Ozols', adult: true }, []],
    ['names an organisation', { named: true, organisation: 'Biedrība' }, []],
    ['reads the address', { email: 'kaut kas' }, [['opinion.email_unreadable', 'email']]],
  ])('%s', (_name, more, expected) => {
    expect(checkView(view(more)).map(({ code, where }) => [code, where])).toEqual(expected);
  });
});

describe('checkRedaction', () => {
  it('asks why something was left out, by its kind and in words', () => {
    expect(checkRedaction('Jānis teica.', 'Jānis teica. ', {})).toEqual([]);
    const wheres = (reason: Parameters<typeof checkRedaction>[2]): (string | undefined)[] =>
      checkRedaction('Jānis teica.', '[…] teica.', reason).map(({ where }) => where);
    expect(wheres({})).toEqual(['redactionCode', 'redactionReason']);
    expect(wheres({ code: 'third_party', words: '  ' })).toEqual(['redactionReason']);
    expect(wheres({ code: 'third_party', words: 'Kaimiņa vārds' })).toEqual([]);
  });
});
