import fc from 'fast-check';
import { readRegisterAnswer, strikeBy } from './register-answer.js';

const verdicts = (text: string) => readRegisterAnswer(text).lines.map(({ verdict }) => verdict);

describe("the register's answer", () => {
  it('is read from the list that was sent, with the verdict behind the code', () => {
    const text = [
      '\uFEFFlapa;rinda;vards_uzvards;personas_kods;rezultats',
      '1;1;Anna Zariņa;120388-12345;Atbilst',
      '1;2;"Liepa; Jānis";320001-23456;Nav Latvijas pilsonis / nav pilsonis',
      '1;3;Ēriks Kalns;12038812345;NAV DEKLARĒTS pašvaldībā',
      ';;Velta Ozola;380000-00001;Jaunāka par 16 gadiem',
      '2;1;Miris Jānis;380000-00002;Persona nav atrasta',
      '2;2;X;380000-00003;Miris 2026-01-01',
      '2;3;Y;380000-00004;?',
      '',
    ].join('\r\n');
    expect(readRegisterAnswer(text)).toEqual({
      lines: [
        { row: 2, code: '120388-12345', verdict: 'confirmed' },
        { row: 3, code: '320001-23456', verdict: 'not_citizen' },
        { row: 4, code: '12038812345', verdict: 'no_connection' },
        { row: 5, code: '380000-00001', verdict: 'under_age' },
        { row: 6, code: '380000-00002', verdict: 'wrong_code' },
        { row: 7, code: '380000-00003', verdict: 'other' },
      ],
      unread: [8],
    });
  });

  it('never takes a refusal for a confirmation', () => {
    expect(verdicts('380000-00001,neatbilst')).toEqual(['other']);
    expect(verdicts('380000-00001\tnav derīgs kods, nederīgs')).toEqual(['wrong_code']);
    expect(verdicts('380000-00001;nav deklarēta')).toEqual(['no_connection']);
    expect(verdicts('380000-00001;jā\n380000-00002;1')).toEqual(['confirmed', 'confirmed']);
  });

  it('takes no name for a verdict, and nothing from rows without a code', () => {
    expect(readRegisterAnswer('Atbilst Jānis;380000-00001;\nkopā;2;atbilst')).toEqual({
      lines: [],
      unread: [1],
    });
  });

  it('reads or reports each row with a code, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string().map((text) => text.replaceAll(/[\r\n\d]/g, ''))), (notes) => {
        const text = notes.map((note) => `380000-00001;${note}`).join('\n');
        const { lines, unread } = readRegisterAnswer(text);
        const rows = [...lines.map(({ row }) => row), ...unread].sort((a, b) => a - b);
        expect(rows).toEqual(notes.map((_, index) => index + 1));
      }),
      { seed: 571, numRuns: 200 },
    );
  });

  it('strikes for what was found, and nothing that is confirmed', () => {
    expect(strikeBy('confirmed')).toBeNull();
    expect(strikeBy('no_connection')).toBe('no_connection');
  });
});
