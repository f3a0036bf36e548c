import { checkRedaction } from './redaction.js';

describe('checkRedaction', () => {
  const given = { text: 'Jānis teica.', wording: 'Jāņa iela.' };

  it('asks nothing where the same is published, whatever stands around it', () => {
    expect(checkRedaction(given, { text: 'Jānis teica. ', wording: ' Jāņa iela.' }, {})).toEqual([]);
    expect(checkRedaction({ text: 'Jā.', wording: null }, { text: 'Jā.', wording: '' }, {})).toEqual([]);
  });

  it.each([
    ['the text', { ...given, text: '[…] teica.' }],
    ['the suggested wording', { ...given, wording: null }],
  ])('asks why something was left out of %s, by its kind and in words', (_what, published) => {
    const wheres = (reason: Parameters<typeof checkRedaction>[2]): (string | undefined)[] =>
      checkRedaction(given, published, reason).map(({ where }) => where);
    expect(wheres({})).toEqual(['redactionCode', 'redactionReason']);
    expect(wheres({ code: 'third_party', words: '  ' })).toEqual(['redactionReason']);
    expect(wheres({ code: 'third_party', words: 'Kaimiņa vārds' })).toEqual([]);
  });
});
