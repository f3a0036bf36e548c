import { rulesCsv } from './rules-csv';

it('writes rules for a spreadsheet, which takes none of them for a formula', () => {
  const one = {
    objections: 3,
    bylaws: 2,
    municipalities: 1,
    corrected: 1,
    disagreed: 1,
    stopped: 0,
    open: 1,
    objectionIds: [],
  };
  const csv = rulesCsv(
    ['Norma', 'Iebildumi'],
    [
      { ...one, rule: 'likuma "Par nodokļiem un nodevām" 12. pants' },
      { ...one, rule: '=cmd|A1' },
    ],
  );
  expect(csv.split('\r\n')).toEqual([
    '\uFEFFNorma;Iebildumi',
    '"likuma ""Par nodokļiem un nodevām"" 12. pants";3;2;1;1;1;0;1',
    "'=cmd|A1;3;2;1;1;1;0;1",
    '',
  ]);
});
