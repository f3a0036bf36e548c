import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkCitation, likumiAddress, printStep, recogniseCitations } from './index.js';
import { LAW_DATA } from './law-data.js';
import { readLaw } from './testing/read-law.js';

const SOURCES = [
  { likumi: 336956, file: '336956.md' },
  { likumi: 355632, file: '355632.md' },
  { likumi: 68488, file: '68488.html' },
];
const folder = join(process.cwd(), '..', 'shared', 'data', 'law');
const present = existsSync(folder);
if (!present) process.stdout.write(`skipped: ${folder} is absent, the index is not compared with the laws\n`);

/** `UPDATE_LAW_DATA=1` writes what the texts say into the library. */
(present ? it : it.skip)('holds exactly the numbers of the laws', () => {
  const read = Object.fromEntries(
    SOURCES.map(({ likumi, file }) => [
      likumi,
      readLaw(readFileSync(join(folder, file), 'utf8'), file.endsWith('.html')).join(' '),
    ]),
  );
  if (process.env['UPDATE_LAW_DATA'] === '1') {
    const entries = Object.entries(read).map(([id, units]) => `  ${id}:\n    '${units}',`);
    writeFileSync(
      join(process.cwd(), 'libs/citations/law-data.ts'),
      [
        '/**',
        ' * Numbers of the articles, parts and items of laws and of the points of regulations, by number in likumi.lv. An',
        ' * article with its parts is `46=1:1-8;2;3;4`, one with items but no parts `61=:1-5`, a transitional provision `t7`.',
        ' * What is excluded is left out. Written by `law-index.spec.ts` from the texts.',
        ' */',
        'export const LAW_DATA: Readonly<Record<number, string>> = {',
        ...entries,
        '};',
        '',
      ].join('\n'),
    );
    return;
  }
  expect(read).toEqual(Object.fromEntries(Object.entries(LAW_DATA)));
});

describe('checkCitation', () => {
  const check = (text: string) =>
    recogniseCitations(text).citations.map((citation) => {
      const result = checkCitation(citation);
      if (!result.known) return 'not checked';
      return result.exists ? 'exists' : `no ${printStep(result.missing)}`;
    });

  it.each([
    ['Pašvaldību likuma 46. panta trešo daļu', ['exists']],
    ['Pašvaldību likuma 61. panta pirmo daļu', ['no part 1']],
    ['Pašvaldību likuma 61. panta 3. punktu', ['exists']],
    ['Pašvaldību likuma 61. panta 8. punktu', ['no point 8']],
    ['Pašvaldību likuma 45. panta pirmās daļas 7. punktu un otrās daļas 7. punktu', ['exists', 'no point 7']],
    ['Pašvaldību likuma 99. pantu', ['no section 99']],
    ['Pašvaldību likuma 28. panta 1.¹ daļu un (11) daļu', ['exists', 'exists']],
    ['Pašvaldību likuma pārejas noteikumu 11. punktu un 15. punktu', ['exists', 'no point 15']],
    [
      'Sociālo pakalpojumu un sociālās palīdzības likuma 13.¹ pantu un 13.2 pantu',
      ['exists', 'no section 13.2'],
    ],
    ['MK noteikumu Nr. 639 18.1. apakšpunktu un 26. punktu', ['exists', 'no point 26']],
    ['Ministru kabineta 2009. gada 3. februāra noteikumu Nr. 108 900. punktu', ['not checked']],
    ['likuma "Par pašvaldībām" 999. pantu', ['not checked']],
    ['Pašvaldību likums', ['not checked']],
  ])('%s', (text, expected) => expect(check(text)).toEqual(expected));

  it('leads to the article in likumi.lv, and nowhere where the act is not known', () => {
    const address = (text: string) =>
      recogniseCitations(text).citations.map(({ act, steps }) => likumiAddress(act, steps));
    expect(address('Pašvaldību likuma 46. panta trešo daļu, pārejas noteikumu 7. punktu')).toEqual([
      'https://likumi.lv/ta/id/336956#p46',
      'https://likumi.lv/ta/id/336956#pn7',
    ]);
    expect(address('Sociālo pakalpojumu un sociālās palīdzības likuma 13.¹ pantu')).toEqual([
      'https://likumi.lv/ta/id/68488#p13_1',
    ]);
    expect(address('Meža likuma 8. pantu')).toEqual([null]);
  });
});
