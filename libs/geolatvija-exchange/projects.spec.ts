import type { GeolatvijaMapping } from '#libs/contracts';
import { strToU8 } from 'fflate';
import { guessMapping, readState } from './fields.js';
import { missingProjects, readProjects, type KnownProject, type ProjectsContext } from './projects.js';
import { readSheet } from './read-sheet.js';
import { readCents, readCount, readDay, readYes } from './values.js';

const UNITS = [
  { id: 'u1', name: 'Taurenes pagasts', amountCents: 2_000_000 },
  { id: 'u2', name: 'Vidzales pilsēta', amountCents: 5_000_000 },
];
const CONTEXT: ProjectsContext = {
  units: UNITS,
  rules: { projectMinCents: 50_000, projectMaxCents: 3_000_000, scope: 'unit' },
  submission: { from: '2027-03-01', to: '2027-03-31' },
  known: [],
  otherTitles: [],
};
const HEAD = 'id;nosaukums;apraksts;pagasts;izmaksas;iesniegts;statuss;x;y;e-pasts';

function read(
  lines: string[],
  context: Partial<ProjectsContext> = {},
  units: Record<string, string> = {},
  mapping?: GeolatvijaMapping,
): ReturnType<typeof readProjects> {
  const sheet = readSheet(strToU8([HEAD, ...lines].join('\n')));
  return readProjects(sheet, mapping ?? guessMapping(sheet.columns), { units }, { ...CONTEXT, ...context });
}

const GOOD =
  '17;Soliņi upmalā;Pieci soliņi.;Taurenes pag.;12 500;05.03.2027 10:20;Gatavs balsošanai;25.6;57.1;a@b.lv';

describe('readProjects', () => {
  it('reads a row whole, and nothing of the person', () => {
    const { projects, findings, unknownUnits } = read([GOOD]);
    expect([findings, unknownUnits]).toEqual([[], []]);
    expect(projects[0]?.row).toMatchObject({
      ...{ line: 2, externalId: '17', unitId: 'u1', costCents: 1_250_000, submittedOn: '2027-03-05' },
      ...{ state: 'ready_to_vote', point: [25.6, 57.1], action: 'new', findings: [] },
    });
    expect(JSON.stringify(projects)).not.toContain('a@b.lv');
  });

  it('takes for absent what every object has, and cuts no character in half', () => {
    const sheet = readSheet(strToU8(`[{"constructor":"${'a'.repeat(59)}😀${'b'.repeat(80)}"},{"id":"7"}]`));
    const { projects } = readProjects(sheet, { title: 'constructor' }, { units: {} }, CONTEXT);
    expect(projects.map(({ content }) => content.title)).toEqual([`${'a'.repeat(59)}…`, '']);
  });

  it.each([
    ['17;;a;Taurenes pagasts;100;;;;;', 'geo_title_missing'],
    ['17;A;a;Nezināmais;1000;;;;;', 'geo_unit_unknown'],
    ['17;A;a;;1000;;;;;', 'geo_unit_unknown'],
    ['17;A;a;Taurenes pagasts;;;;;;', 'geo_cost_missing'],
    ['17;A;a;Taurenes pagasts;daudz;;;;;', 'geo_cost_unreadable'],
    ['17;A;a;Taurenes pagasts;=1+1;;;;;', 'geo_cost_unreadable'],
  ])('refuses %s', (line, code) => {
    const [project] = read([line]).projects;
    expect(project?.row.action).toBe('refused');
    expect(project?.row.findings.filter(({ severity }) => severity === 'bar').map((one) => one.code)).toEqual(
      [code],
    );
  });

  it.each([
    [`17;${'Ļoti gara '.repeat(15)};a;Taurenes pagasts;1000;02.03.2027;;25;57;`, 'geo_title_cut'],
    ['17;A;a;Taurenes pagasts;25000;02.03.2027;;25;57;', 'project_too_expensive'],
    ['17;A;a;Taurenes pagasts;100;02.03.2027;;25;57;', 'project_below_minimum'],
    ['17;A;a;Taurenes pagasts;1000;02.04.2027;;25;57;', 'geo_outside_term'],
    ['17;A;a;Taurenes pagasts;1000;vakar;;25;57;', 'geo_day_unreadable'],
    ['17;A;a;Taurenes pagasts;1000;02.03.2027;Kaut kas;25;57;', 'geo_state_unknown'],
    ['17;A;a;Taurenes pagasts;1000;02.03.2027;;;;', 'geo_point_missing'],
    ['17;A;a;Taurenes pagasts;1000;02.03.2027;;1;1;', 'geo_point_outside'],
    ['17;A;a;Taurenes pagasts;1000;02.03.2027;;57;25;', 'geo_point_swapped'],
  ])('warns of %s', (line, code) => {
    const [project] = read([line]).projects;
    expect(project?.row.action).toBe('new');
    expect(project?.row.findings).toEqual([expect.objectContaining({ code, severity: 'warn' })]);
  });

  it('takes a project once: by its number, and warns of equal names', () => {
    const { projects } = read([GOOD, GOOD, GOOD.replace('17;', '18;')], { otherTitles: ['SOLIŅI UPMALĀ'] });
    expect(projects.map(({ row }) => row.action)).toEqual(['new', 'refused', 'new']);
    expect(projects.map(({ row }) => row.findings.map(({ code }) => code))).toEqual([
      ['geo_title_here'],
      ['geo_row_twice', 'geo_title_here'],
      ['geo_title_twice', 'geo_title_here'],
    ]);
  });

  it('changes what came before and is still open, and leaves what was decided', () => {
    const before = read([GOOD]).projects[0];
    if (!before) throw new Error('Nothing was read.');
    const known = (state: KnownProject['state']): KnownProject[] => [
      { externalId: '17', nr: 4, state, content: before.content },
    ];
    const dearer = GOOD.replace('12 500', '13 000');
    const actions = (line: string, state: KnownProject['state']): unknown =>
      read([line], { known: known(state) }).projects.map(({ row }) => [row.action, row.nr, row.changes]);
    expect(actions(GOOD, 'submitted')).toEqual([['unchanged', 4, []]]);
    expect(actions(dearer, 'submitted')).toEqual([['update', 4, ['costCents']]]);
    expect(actions(dearer, 'compliant')).toEqual([['decided', 4, ['costCents']]]);
    expect(actions(GOOD.replace('Gatavs balsošanai', 'Atbalstīts'), 'compliant')).toEqual([
      ['update', 4, ['state']],
    ]);
    const other = read([GOOD.replace('17;', '19;')], { known: known('submitted') }).projects;
    expect(missingProjects(other, known('submitted'))).toEqual([{ nr: 4, title: 'Soliņi upmalā' }]);
    expect(missingProjects(other, known('withdrawn'))).toEqual([]);
  });

  it('takes the unit that was chosen for a name it does not know', () => {
    const line = '17;A;a;Centrs;1000;02.03.2027;;25;57;';
    expect(read([line]).unknownUnits).toEqual(['Centrs']);
    expect(read([line], {}, { Centrs: 'u2' }).projects[0]?.row.unitId).toBe('u2');
    expect(read([line], {}, { Centrs: 'foreign' }).projects[0]?.row.unitId).toBeNull();
  });

  it('links to GeoLatvija.lv alone', () => {
    const linked = (url: string): unknown =>
      readProjects(
        { columns: ['t', 'c', 'u'], rows: [{ line: 2, cells: { t: 'A', c: '1000', u: url } }] },
        { title: 't', costs: 'c', url: 'u' },
        { units: { '': 'u1' } },
        CONTEXT,
      ).projects[0]?.content.url;
    expect(linked('https://geolatvija.lv/main?municipal-project=open')).not.toBeNull();
    for (const url of [
      'javascript:alert(1)',
      'https://geolatvija.lv.evil.com/',
      'http://geolatvija.lv',
      '="x"',
    ])
      expect(linked(url)).toBeNull();
  });

  it('says which column is missing, and that projects without numbers are known by their names', () => {
    const { findings } = read([GOOD], {}, {}, { title: 'nosaukums' });
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['geo_costs_column_missing', 'bar'],
      ['geo_no_ids', 'warn'],
    ]);
  });
});

describe('values', () => {
  it.each([
    ['12500', 1_250_000],
    ['12 500,50 EUR', 1_250_050],
    ['12,500.5', 1_250_050],
    ['12.500', 1_250_000],
    ['12.500,00 €', 1_250_000],
    ['12500.5', 1_250_050],
    ['-5', null],
    ['1e5', null],
    ['', null],
  ])('reads the sum %s', (text, cents) => expect(readCents(text)).toBe(cents));

  it('reads counts, days and consent', () => {
    expect(['12', '1 200', '12.0', '1.5', '-1', ''].map(readCount)).toEqual([12, 1200, 12, null, null, null]);
    const days = ['2027-03-05T10:00:00Z', '5.3.2027.', '46086', '31.02.2027', 'x'];
    expect(days.map((text) => readDay(text)?.day ?? null)).toEqual([
      '2027-03-05',
      '2027-03-05',
      '2026-03-05',
      null,
      null,
    ]);
    expect(['Jā', 'true', 'Nē', ''].map(readYes)).toEqual([true, true, false, false]);
  });

  it('knows states by both names', () => {
    expect(['Neatbalstīts', 'in_voting', 'in_progress', 'x'].map(readState)).toEqual([
      'unsupported',
      'in_voting',
      'being_implemented',
      null,
    ]);
  });
});
