import type { Node } from 'prosemirror-model';
import { articleText } from '#libs/contracts';
import { textBlocks } from '#libs/bylaw-document';
import { LINT_CODES, LINT_RULES, UNVERIFIED_RULES, lintBylaw, type LintOptions } from './index.js';
import { bylaw, memorandum, paragraph, point, subpoint } from './testing/index.js';

const found = (doc: Node, options: LintOptions = { rules: 'all' }): string[] => {
  const blocks = new Map(textBlocks(doc).map((block) => [block.id, block.text]));
  return lintBylaw(doc, options).map(({ code, position }) => {
    const text = position ? (blocks.get(position.block) ?? '').slice(position.from, position.to) : '';
    return `${code.slice(5)}${text === '' ? '' : ` ⟦${text}⟧`}`;
  });
};
const inText = (text: string, title?: string): string[] =>
  found(bylaw([point(text)], title)).filter((one) => !one.startsWith('no-break-space'));

describe('rules', () => {
  it('are off exactly where nobody has read their source', () => {
    for (const code of LINT_CODES)
      expect(LINT_RULES[code].on).toBe(LINT_RULES[code].source.kind !== 'unverified');
    expect(UNVERIFIED_RULES.length).toBeGreaterThan(5);
  });

  it('name a place only where it was read or cited, and one that can be printed', () => {
    for (const code of LINT_CODES) {
      const { kind, ref } = LINT_RULES[code].source as {
        kind: string;
        ref?: Parameters<typeof articleText>[0];
      };
      if (kind === 'observed' || kind === 'unverified') expect(ref).toBeUndefined();
      else expect(ref && articleText(ref, 'lv')).toMatch(/\d/);
    }
  });

  it('switch on one by one', () => {
    const doc = bylaw([point('Var saņemt un/vai nesaņemt.')]);
    expect(found(doc, {})).toEqual([]);
    expect(found(doc, { also: ['lint.and-or'] })).toEqual(['and-or ⟦un/vai⟧']);
  });
});

describe('norms', () => {
  it.each([
    ['Skatīt šo noteikumu 9. punktu.', ['reference-not-found ⟦9. punktu⟧']],
    ['Skatīt šo noteikumu 1. apakšpunktu.', ['reference-unit ⟦apakšpunktu⟧']],
    ['Skatīt līguma 9. punktu, likuma 9. pantu un MK noteikumu 9. punktu.', []],
    [
      'Pašvaldību likuma 61. panta pirmo daļu ievēro.',
      ['citation-not-found ⟦Pašvaldību likuma 61. panta pirmo daļu⟧'],
    ],
    ['Pašvaldību likuma 46. panta trešo daļu ievēro.', []],
    ['Meža likuma 999. pantu ievēro.', []],
    ['Dome pieņem "lēmumu.', ['quotes-unbalanced ⟦"⟧']],
    ['Dome pieņem „lēmumu”.', ['quote-style ⟦„lēmumu”⟧']],
    ['Iesniedz līdz 01.03.2026. domē.', ['date-format ⟦01.03.2026.⟧']],
    ['Iesniedz līdz 2026. gada 31. februārim.', ['date-invalid ⟦2026. gada 31. februārim⟧']],
    ['Iesniedz līdz 2024. gada 29. februārim.', []],
    ['Likme ir 1.5 % no vērtības.', ['decimal-point ⟦1.5⟧']],
    ['Lēmums Nr.5 un 6.punkts.', ['space-missing ⟦Nr.⟧', 'space-missing ⟦.⟧']],
    ['Dome (turpmāk tekstā – dome) lemj.', ['later-in-text ⟦turpmāk tekstā⟧']],
    ['Maksā 10 EUR un 5 eiro.', ['currency ⟦EUR⟧', 'currency ⟦eiro⟧']],
    ['Noteikumu mērķis ir veicināt kārtību.', ['declarative ⟦Noteikumu mērķis ir veicināt⟧']],
    [
      'Prasa u. c. ziņas, piemēram, vārdu, pēc iespējas utt.',
      [
        'and-so-on ⟦u. c.⟧',
        'for-example ⟦piemēram⟧',
        'as-far-as-possible ⟦pēc iespējas⟧',
        'and-so-on ⟦utt.⟧',
      ],
    ],
    ['Iesniegums ir jāiesniedz domē.', ['must ⟦ir ⟧']],
    ['Lēmums tiek pieņemts sēdē.', ['passive ⟦tiek pieņemts⟧']],
    ['Iesniegumu izskata XYZ.', ['abbreviation ⟦XYZ⟧']],
    ['Iesniegumu izskata komisija (turpmāk – XYZ), un XYZ lemj.', []],
    [
      Array.from({ length: 61 }, () => 'vārds').join(' '),
      ['long-sentence ⟦' + Array.from({ length: 61 }, () => 'vārds').join(' ') + '⟧'],
    ],
  ])('%s', (text, expected) => expect(inText(text)).toEqual(expected));

  it('do not repeat each other, and use a short form once it is given', () => {
    const sentence = 'Iesniegumu iesniedz domē klātienē, pa pastu vai elektroniski ar drošu parakstu.';
    const repeated = bylaw([point(sentence), point(`Papildus tam. ${sentence}`)]);
    expect(found(repeated, {})).toEqual([`duplicate-sentence ⟦${sentence}⟧`]);
    const long = bylaw([
      point('Lēmumu pieņem Priežu novada sociālais dienests (turpmāk – dienests).'),
      point('Iesniegumu izskata Priežu novada sociālajā dienestā.'),
      point('Zaudē spēku Priežu novada sociālā dienesta 2020. gada 1. maija kārtība.'),
    ]);
    expect(found(long, {})).toEqual(['long-form ⟦Priežu novada sociālajā dienestā⟧']);
  });

  it('refer to no deleted unit', () => {
    const gone = bylaw([point('Skatīt šo noteikumu 2. punktu.'), point('(Svītrots)')]);
    const body = gone.child(1);
    const deleted = gone.copy(
      gone.content.replaceChild(
        1,
        body.copy(
          body.content.replaceChild(
            1,
            body.child(1).type.create({ ...body.child(1).attrs, deleted: true }, body.child(1).content),
          ),
        ),
      ),
    );
    expect(found(deleted, {})).toEqual(['reference-deleted ⟦2. punktu⟧']);
  });

  it('have superscripts only beside the unit they were inserted after', () => {
    expect(found(bylaw([point('a', [], '1'), point('b', [], '1^1')]), {})).toEqual([]);
    expect(found(bylaw([point('a', [], '1'), point('b', [], '2^1')]), {})).toEqual(['superscript-alone']);
  });

  it('rest on a basis that says where', () => {
    const doc = bylaw([point('a')]);
    const front = doc.child(0);
    const vague = front
      .child(1)
      .copy(
        front
          .child(1)
          .type.schema.node('paragraph', null, [front.type.schema.text('Izdoti saskaņā ar attiecīgo likumu')])
          .content,
      );
    expect(
      found(doc.copy(doc.content.replaceChild(0, front.copy(front.content.replaceChild(1, vague)))), {}),
    ).toEqual(['basis-unclear']);
  });
});

describe('by-laws on the participatory budget', () => {
  const title = 'Līdzdalības budžeta nolikums';

  it.each([
    ['Projektu iesniegšanas termiņš ir četras nedēļas.', ['submission-term ⟦četras nedēļas⟧']],
    [
      'Projektu pieteikumi iesniedzami četru nedēļu laikā no konkursa izsludināšanas.',
      ['submission-term ⟦četru nedēļu⟧'],
    ],
    ['Atskaiti par projektu iesniedz 10 dienu laikā.', []],
    ['Projektu iesniegšanas termiņš ir ne īsāks par 20 dienām.', ['submission-term ⟦20 dienām⟧']],
    ['Projektu iesniegšanas termiņš nav īsāks par 30 dienām.', []],
    ['Projektu iesniegšanas termiņš ir divi mēneši.', []],
    ['Balsošana notiek 10 dienas.', ['voting-term ⟦10 dienas⟧']],
    ['Balsošana notiek 14 dienas.', []],
    [
      'Projektu var iesniegt novadā deklarēts iedzīvotājs, kurš sasniedzis 16 gadu vecumu.',
      [
        'submitters-narrowed ⟦Projektu var iesniegt novadā deklarēts iedzīvotājs, kurš sasniedzis 16 gadu vecumu.⟧',
      ],
    ],
    ['Projektu var iesniegt fiziskā persona, kura sasniegusi 16 gadu vecumu.', []],
  ])('%s', (text, expected) => {
    expect(found(bylaw([point(text)], title), {})).toEqual(expected);
    expect(found(bylaw([point(text)]), {})).toEqual([]);
  });
});

it('by-laws on the participatory budget name submitters one by one', () => {
  const doc = bylaw(
    [
      point('Projektu var iesniegt:', [
        subpoint('novadā deklarēts iedzīvotājs;'),
        subpoint('biedrība vai nodibinājums.'),
      ]),
    ],
    'Līdzdalības budžeta nolikums',
  );
  expect(found(doc, {})).toEqual(['submitters-narrowed ⟦novadā deklarēts iedzīvotājs;⟧']);
});

describe('amending by-laws', () => {
  const title = 'Grozījumi Priežu novada domes 2024. gada 5. maija saistošajos noteikumos Nr. 5 "Par kokiem"';
  const intro =
    'Izdarīt Priežu novada domes 2024. gada 5. maija saistošajos noteikumos Nr. 5 "Par kokiem" šādus grozījumus:';

  it('finds verbs that begin now small, now with a capital, and two sub-points with one number', () => {
    const doc = bylaw(
      [
        point(intro, [
          subpoint('svītrot 2. punktu;', [], '1'),
          subpoint('svītrot 3. punktu;', [], '2'),
          subpoint('Svītrot 4. punktu.', [], '2'),
        ]),
      ],
      title,
    );
    expect(found(doc, {})).toEqual(['duplicate-number', 'verb-capital ⟦S⟧']);
  });

  it('finds a restated unit that brings another number, and superscripts inside it', () => {
    const doc = bylaw(
      [
        point(intro, [
          subpoint('izteikt 5. punktu šādā redakcijā:', [paragraph('"6. Jauns teksts.";')]),
          subpoint('izteikt 7. punktu šādā redakcijā:', [
            paragraph('"7. Jauns teksts:'),
            paragraph('7.1.¹ pirmais.".'),
          ]),
        ]),
      ],
      title,
    );
    expect(found(doc, {}).filter((one) => !one.startsWith('list'))).toEqual([
      'restated-number ⟦6.⟧',
      'superscript-in-restated ⟦7.1.¹⟧',
    ]);
  });

  it('counts what it announces', () => {
    const one = bylaw([point(intro, [subpoint('svītrot 2. punktu.')])], title);
    expect(found(one, {})).toEqual(['single-subpoint', 'amendment-count ⟦šādus grozījumus⟧']);
  });

  it('advises a new by-law when more than half of the norms change', () => {
    const base = bylaw([point('a'), point('b'), point('c')]);
    const amending = (...points: string[]) =>
      bylaw(
        [
          point(
            intro,
            points.map((one) => subpoint(`svītrot ${one} punktu;`)),
          ),
        ],
        title,
      );
    const codes = (doc: Node) => lintBylaw(doc, { base }).map(({ code }) => code);
    expect(codes(amending('1.', '2.'))).toContain('lint.amendments-majority');
    expect(codes(amending('1.'))).not.toContain('lint.amendments-majority');
    expect(
      lintBylaw(amending('1.', '2.'), { base }).find(({ code }) => code === 'lint.amendments-majority')
        ?.source,
    ).toEqual({
      kind: 'cited',
      ref: { act: 'MK108', ref: '140' },
    });
  });
});

describe('personal data', () => {
  it.each([
    ['Persona ar kodu 010180-12341 saņem.', []],
    [
      'Jāņa Bērziņa personas kods ir 010180-12345.',
      ['personal-name ⟦Jāņa Bērziņa⟧', 'personal-code ⟦010180-12345⟧'],
    ],
    ['Persona 320123-45678 saņem pabalstu.', ['personal-code ⟦320123-45678⟧']],
    ['Reģistrācijas numurs ir 90000074812.', []],
    ['Zvanīt pa tālruni 29123456.', ['personal-phone ⟦29123456⟧']],
    ['Zvanīt +371 29 123 456.', ['personal-phone ⟦+371 29 123 456⟧']],
    ['Budžets ir 29123456 euro.', []],
    [
      'Rakstīt uz janis.berzins@priezes.lv vai dome@priezes.lv.',
      ['personal-email ⟦janis.berzins@priezes.lv⟧'],
    ],
    ['Rakstīt uz kaut.kas7@gmail.com.', ['personal-email ⟦kaut.kas7@gmail.com⟧']],
    ['Maksā kontā LV80BANK0000435195001.', ['personal-account ⟦LV80BANK0000435195001⟧']],
    ['Maksā kontā LV81BANK0000435195001.', []],
    [
      'Ilze Kalniņa lūdz, jo viņai ir diagnoze.',
      ['personal-name ⟦Ilze Kalniņa⟧', 'personal-health ⟦diagnoze⟧'],
    ],
    ['Krišjāņa Barona ielā un K. Valdemāra ielā, J. Raiņa skolā.', []],
    ['To apstiprina domes priekšsēdētājs J. Kalniņš.', []],
    ['Lēmumu sagatavo A. Kalniņš.', ['personal-name ⟦A. Kalniņš⟧']],
    ['Personai ar invaliditāti un slimību pabalsts.', []],
  ])('%s', (text, expected) => expect(found(bylaw([point(text)]), {})).toEqual(expected));

  it('is found in the memorandum too, which is promulgated with the by-law', () => {
    expect(found(memorandum('Viedokli sniedza Anna Zariņa.'), {})).toEqual(['personal-name ⟦Anna Zariņa⟧']);
  });

  it('never repeats a code or an account', () => {
    const doc = bylaw([point('Personas kods 010180-12345, konts LV80BANK0000435195001.')]);
    const said = JSON.stringify(lintBylaw(doc, {}).map(({ params }) => params));
    expect(said).not.toMatch(/12345|435195/);
  });
});
