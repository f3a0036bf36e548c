import fc from 'fast-check';
import { checkNumberPattern, formatNumber, parseNumber } from './number.js';
import { hostOf, isOnOfficialSite } from './official-site.js';
import { decideTrack, TRACK_QUESTIONS, unansweredQuestions } from './questionnaire.js';
import { answers } from './testing/example-facts.js';

describe('numbers', () => {
  it.each([
    ['{n}', '12'],
    ['{n}/{yyyy}', '12/2026'],
    ['SN{n}/{yyyy}', 'SN12/2026'],
    ['{yyyy}/{n}', '2026/12'],
    ['Nr. {nnn}-{yy}', 'Nr. 012-26'],
  ])('%s prints %s and reads it back', (pattern, text) => {
    expect(formatNumber(pattern, { seq: 12, year: 2026 })).toBe(text);
    expect(parseNumber(pattern, text, 2026)).toEqual({ seq: 12, year: 2026 });
  });

  it.each([
    ['{yyyy}', ['number_pattern_needs_one_sequence']],
    ['{n}/{n}', ['number_pattern_needs_one_sequence']],
    ['{n}/{year}', ['number_pattern_unknown_token']],
    ['{n}/{yyyy', ['number_pattern_open_brace']],
    ['', ['number_pattern_needs_one_sequence']],
    ['{n}.{yyyy}', []],
  ])('checks the pattern %j', (pattern, codes) => {
    expect(checkNumberPattern(pattern).map((violation) => violation.code)).toEqual(codes);
  });

  it.each(['12-2026', '012/2026', '0/2026', '12/26', 'x12/2026', '12/2026 '])(
    'does not read %j by {n}/{yyyy}',
    (text) => {
      expect(parseNumber('{n}/{yyyy}', text, 2026)).toBeNull();
    },
  );

  it('refuses an unusable pattern and a number below 1', () => {
    expect(() => formatNumber('{x}', { seq: 1, year: 2026 })).toThrow(RangeError);
    expect(() => formatNumber('{n}', { seq: 0, year: 2026 })).toThrow(RangeError);
    expect(parseNumber('{x}', '1', 2026)).toBeNull();
  });

  it('reads back every number it prints', () => {
    const patterns = fc.constantFrom(
      '{n}',
      '{n}/{yyyy}',
      'SN{n}/{yyyy}',
      '{yyyy}/{n}',
      '{nn}-{yy}',
      '({n}) {yyyy}. gads',
    );
    const parts = fc.record({
      seq: fc.integer({ min: 1, max: 99_999 }),
      year: fc.integer({ min: 2000, max: 2099 }),
    });
    fc.assert(
      fc.property(patterns, parts, (pattern, number) => {
        expect(parseNumber(pattern, formatNumber(pattern, number), number.year)).toEqual(number);
      }),
    );
  });
});

describe('the official website', () => {
  it.each([
    ['https://www.liepkalne.example/sn', true],
    ['https://liepkalne.example', true],
    ['http://www.liepkalne.example:8080/sn?x=1#y', true],
    ['https://Lidzdaliba.Liepkalne.Example/sn', true],
    ['https://liepkalne.example./sn', true],
    ['https://notliepkalne.example/sn', false],
    ['https://liepkalne.example.evil.example/sn', false],
    ['https://evil.example/www.liepkalne.example', false],
    ['https://evil.example?www.liepkalne.example', false],
    ['https://www.liepkalne.example@evil.example/', false],
    ['https://evil.example\\@www.liepkalne.example/', false],
    ['https://evil.example#.liepkalne.example', false],
    ['//www.liepkalne.example/sn', false],
    ['javascript:alert(1)//www.liepkalne.example', false],
    ['ftp://www.liepkalne.example/sn', false],
    ['www.liepkalne.example/sn', false],
    ['', false],
  ])('%s: %s', (url, official) => {
    expect(isOnOfficialSite(url, 'www.liepkalne.example')).toBe(official);
  });

  it('no address is official where no domain is set', () => {
    expect(isOnOfficialSite('https://x.example', '')).toBe(false);
    expect(isOnOfficialSite('https://x.example', 'www.')).toBe(false);
  });

  it('reads hosts with Latvian letters', () => {
    expect(hostOf('https://www.ādaži.example/sn')).toBe('www.ādaži.example');
  });
});

describe('the track', () => {
  it('is A when nothing calls for an opinion', () => {
    expect(decideTrack(answers())).toEqual({
      track: 'A',
      because: [{ act: 'PL', ref: '47(1)' }],
      reviewer: null,
      warnings: [],
    });
  });

  it.each(TRACK_QUESTIONS.filter((q) => q.effect === 'varam').map((q) => [q.code, q.article.ref] as const))(
    '%s alone makes it B by %s',
    (code, ref) => {
      expect(decideTrack(answers(code))).toEqual({
        track: 'B',
        because: [{ act: 'PL', ref }],
        reviewer: { kind: 'varam' },
        warnings: [],
      });
    },
  );

  it('names the ministry of the other law, and each article once', () => {
    const given = {
      ...answers('law_names_ministry', 'fee_rates', 'tax_rates'),
      namedMinistry: { name: 'Klimata un enerģētikas ministrija', law: 'likums' },
    };
    expect(decideTrack(given)).toMatchObject({
      because: [{ act: 'PL', ref: '47(2)' }],
      reviewer: { kind: 'named_ministry', name: 'Klimata un enerģētikas ministrija' },
    });
  });

  it('only warns of penalties outside article 45', () => {
    expect(decideTrack(answers('penalties_elsewhere'))).toMatchObject({
      track: 'A',
      warnings: [{ code: 'penalties_outside_article_45', article: { act: 'PL', ref: '45(1)' } }],
    });
  });

  it('knows which questions are open', () => {
    expect(unansweredQuestions(null)).toHaveLength(TRACK_QUESTIONS.length);
    expect(unansweredQuestions(answers())).toEqual([]);
    expect(
      unansweredQuestions({ answers: { ...answers().answers, pets: undefined }, namedMinistry: null }),
    ).toEqual(['pets']);
  });

  it('never leads a ground of 47(2) to track A', () => {
    const codes = fc.subarray(TRACK_QUESTIONS.map((q) => q.code));
    fc.assert(
      fc.property(codes, (yes) => {
        const grounds = yes.filter((code) => code !== 'penalties_elsewhere');
        expect(decideTrack(answers(...yes)).track).toBe(grounds.length > 0 ? 'B' : 'A');
      }),
    );
  });
});
