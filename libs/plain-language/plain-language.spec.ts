import fc from 'fast-check';
import { adviceOn } from './advice.js';
import { carriesDraft } from './assisted.js';
import { MOST_SOURCE_CHARS, summaryPrompt } from './prompt.js';
import { LEVEL_LIMITS, levelOf, readability } from './readability.js';
import { sentencesOf, wordsOf } from './sentences.js';

describe('sentences', () => {
  it.each([
    ['Viens teikums. Otrs teikums!', ['Viens teikums.', 'Otrs teikums!']],
    ['No 1. marta maksās 15 eiro.', ['No 1. marta maksās 15 eiro.']],
    ['Saskaņā ar 46. panta trešo daļu. Tālāk.', ['Saskaņā ar 46. panta trešo daļu.', 'Tālāk.']],
    ['Lēmums Nr. 12 ir pieņemts. Labi.', ['Lēmums Nr. 12 ir pieņemts.', 'Labi.']],
    ['Sāk plkst. 10 zālē.', ['Sāk plkst. 10 zālē.']],
    ['Runāja J. Bērziņš. Beigas.', ['Runāja J. Bērziņš.', 'Beigas.']],
    ['Maksā 2027. gadā 20. Pēc tam vairāk.', ['Maksā 2027. gadā 20.', 'Pēc tam vairāk.']],
    ['– pirmais\n– otrais', ['pirmais', 'otrais']],
    ['Viņš teica: „Jā.” Tad gāja.', ['Viņš teica: „Jā.”', 'Tad gāja.']],
    ['', []],
    ['…', []],
  ])('splits %j', (text, expected) => {
    expect(sentencesOf(text).map((sentence) => sentence.text)).toEqual(expected);
  });

  it('keeps every word of any text, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aā bB.1!?\n–"„”'.split('')) }), (text) => {
        const bare = text
          .split('\n')
          .map((line) => line.replace(/^\s*[-–•*]\s+/, ''))
          .join('\n');
        expect(sentencesOf(text).flatMap(({ words }) => words)).toEqual(wordsOf(bare));
      }),
    );
  });

  it('counts figures, numbers of acts and compounds as one word', () => {
    expect(wordsOf('Maksā 12,50 eiro (noteikumi Nr. 18/2024), sociāli-ekonomiski.')).toEqual([
      'Maksā',
      '12,50',
      'eiro',
      'noteikumi',
      'Nr',
      '18/2024',
      'sociāli-ekonomiski',
    ]);
  });
});

describe('readability', () => {
  it('is words per sentence and the share of long words', () => {
    // Ten words in two sentences, three of them with more than six letters: 10/2 + 100 · 3/10.
    const text = 'Nodeva par suni būs mazāka. Pieteikums jāiesniedz pašvaldībā vai pagastā.';
    expect(readability(text)).toEqual({
      words: 10,
      sentences: 2,
      longWords: 4,
      lix: 45,
      level: 'plain',
      seconds: 4,
    });
  });

  it('says nothing of an empty text', () => {
    expect(readability(' \n')).toMatchObject({ words: 0, lix: null, level: null, seconds: 0 });
  });

  it('is a minute for the words of a minute', () => {
    expect(readability(Array.from({ length: 160 }, () => 'vārds').join(' ')).seconds).toBe(60);
  });

  it('never gets easier with a higher figure', () => {
    const order = LEVEL_LIMITS.map(([, level]) => level);
    fc.assert(
      fc.property(fc.nat(200), fc.nat(50), (lix, more) => {
        expect(order.indexOf(levelOf(lix + more))).toBeGreaterThanOrEqual(order.indexOf(levelOf(lix)));
      }),
    );
  });

  it('tells official prose from plain words', () => {
    const official =
      'Saskaņā ar saistošajiem noteikumiem pašvaldības administrācija nodrošina pakalpojumu saņemšanas organizēšanu, izvērtējot iesniedzēja iesniegumu.';
    const plain = 'Pašvaldība palīdz, ja Jums ir grūti. Rakstiet iesniegumu. Atbilde būs pēc nedēļas.';
    expect(readability(official).level).toBe('veryHard');
    expect(readability(plain).level).toBe('plain');
  });
});

describe('advice', () => {
  const codes = (text: string): string[] => adviceOn(text).map(({ kind, words }) => `${kind}: ${words}`);

  it.each([
    ['Maksājiet pēc 46. panta noteikumiem.', ['citation: 46. panta']],
    ['Attiecībā uz suņiem nekas nemainās.', ['officialese: Attiecībā uz']],
    ['Ievērojot iepriekš minēto, maksa nemainās.', ['officialese: Ievērojot iepriekš minēto']],
    ['Līgumsabiedrībasbiedriem nav jāmaksā.', ['longWords: Līgumsabiedrībasbiedriem']],
    ['Vākšana, šķirošana un izvešana notiek reti.', ['verbalNouns: Vākšana, šķirošana, izvešana']],
    ['Suņa turēšana maksās 15 eiro.', []],
    ['Neminētais neko nemaina.', []],
  ])('on %j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it('names long sentences and a text that takes longer than a minute', () => {
    const sentence = `${Array.from({ length: 21 }, () => 'jā').join(' ')}.`;
    expect(adviceOn(sentence)).toEqual([{ kind: 'longSentence', words: sentence, instead: null, count: 21 }]);
    const long = Array.from({ length: 161 }, () => 'Jā.').join(' ');
    expect(adviceOn(long)).toEqual([{ kind: 'tooLong', words: '', instead: null, count: 161 }]);
  });
});

describe('words of a draft', () => {
  const draft = 'No marta par suni būs jāmaksā nodeva. To var samaksāt internetā.';

  it.each([
    [draft, true],
    ['Jauns sākums: par suni būs jāmaksā!', true],
    ['Maksa par suņiem sāksies martā un to kārtos pagastā.', false],
    ['', false],
    ['Suņi', false],
  ])('%j carries it: %s', (text, expected) => {
    expect(carriesDraft(text, draft)).toBe(expected);
  });

  it('is found wherever the draft is taken over whole', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 9 }), fc.lorem(), fc.lorem(), (text, before, after) => {
        expect(carriesDraft(`${before}\n${text}\n${after}`, text)).toBe(true);
      }),
    );
  });
});

describe('what the model is asked', () => {
  it('sends texts as material that cannot end early', () => {
    const [, user] = summaryPrompt({ title: 'Par >>> suņiem', bylaw: 'x <<<y>>> z', memorandum: '' });
    expect(user?.content).toBe('Nosaukums: <<<Par  suņiem>>>\n\nSaistošie noteikumi: <<<x y z>>>');
  });

  it('cuts a long text at a line', () => {
    const bylaw = Array.from({ length: 3000 }, () => 'Rinda ar vārdiem un vēl vārdiem.').join('\n');
    const content = summaryPrompt({ title: '', bylaw, memorandum: 'Mērķis.' })[1]?.content ?? '';
    expect(content.length).toBeLessThan(MOST_SOURCE_CHARS + 200);
    expect(content).toContain('vārdiem.>>>\n\nPaskaidrojuma raksts: <<<Mērķis.>>>');
  });
});
