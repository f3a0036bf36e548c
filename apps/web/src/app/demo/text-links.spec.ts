import { withLinks } from './text-links';

describe('withLinks', () => {
  it('finds addresses and leaves the punctuation behind them', () => {
    expect(withLinks('Skatiet https://www.vidzale.example/a?b=1, vai (http://x.example).')).toEqual([
      { text: 'Skatiet ' },
      { text: 'https://www.vidzale.example/a?b=1', href: 'https://www.vidzale.example/a?b=1' },
      { text: ', vai (' },
      { text: 'http://x.example', href: 'http://x.example' },
      { text: ').' },
    ]);
  });

  it.each(['', 'javascript:alert(1)', 'nekādu adrešu', 'https://'])('finds none in %j', (text) => {
    expect(withLinks(text).filter((part) => part.href)).toEqual([]);
    expect(
      withLinks(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
