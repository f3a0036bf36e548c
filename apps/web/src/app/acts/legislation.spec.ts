import type { ActAtDate, NormStatus } from '#libs/contracts';
import { eliTags } from './eli';
import { legislation, scriptJson } from './legislation';

const act: ActAtDate = {
  code: '27-SN-VID-1',
  title: 'Par </script><b>"tirgu"</b> & ūdeni',
  topic: 'trade',
  issuer: 'Vidzāles novada dome',
  year: 2027,
  number: '12/2027',
  slug: '12-2027',
  adoptedDay: '2027-03-01',
  official: { number: '2027/50.3', day: '2027-03-11', url: 'https://www.vestnesis.lv/op/2027/50.3' },
  takenOverOn: null,
  fromDay: '2027-03-12',
  inForce: true,
  day: '2027-04-01',
  repealed: null,
  texts: [{ from: '2027-03-12', to: null, digest: 'a'.repeat(64), versionId: 'v', amendedBy: [] }],
  norms: [],
  preparing: [],
  moments: [{ day: '2027-03-12', wording: true, ended: false, norms: [] }],
  content: null,
  memorandum: null,
};
const place = { origin: 'https://vietvara.example', slug: 'vidzale', name: 'Vidzāles novads' };

const work = 'https://vietvara.example/vidzale/sn/2027/12-2027';
const suspended: NormStatus = {
  unitId: 'u',
  number: '5.',
  whole: false,
  state: 'suspended',
  from: '2027-03-20',
  until: null,
  source: 'Rīkojums',
  url: null,
  article: null,
};
const ended = {
  from: '2027-03-30',
  cause: 'repealed' as const,
  basis: null,
  by: { ...act, code: null, year: 2027, slug: '20-2027' },
};

describe('the linked data of an act', () => {
  it('names the work, the wording with its files, its force and the official publication', () => {
    expect(legislation(act, place)).toMatchObject({
      '@id': work,
      url: work,
      legislationLegalForce: 'https://schema.org/InForce',
      temporalCoverage: '2027-03-12/..',
      sameAs: 'https://www.vestnesis.lv/op/2027/50.3',
      workExample: {
        url: `${work}/2027-03-12`,
        legislationDateVersion: '2027-03-12',
        encoding: expect.arrayContaining([
          expect.objectContaining({
            contentUrl: 'https://vietvara.example/api/public/m/vidzale/sn/2027/12-2027/2027-03-12/file.akn',
            legislationLegalValue: 'https://schema.org/UnofficialLegalValue',
          }),
        ]),
      },
    });
  });

  it('tells a part of it, all of it, and its end apart', () => {
    const forceOf = (change: Partial<ActAtDate>) =>
      legislation({ ...act, ...change }, place)['legislationLegalForce'];
    expect(forceOf({ norms: [suspended] })).toBe('https://schema.org/PartiallyInForce');
    expect(forceOf({ norms: [{ ...suspended, whole: true }] })).toBe('https://schema.org/NotInForce');
    expect(forceOf({ day: '2027-03-11' })).toBe('https://schema.org/NotInForce');
    expect(legislation({ ...act, repealed: ended }, place)).toMatchObject({
      legislationLegalForce: 'https://schema.org/NotInForce',
      temporalCoverage: '2027-03-12/2027-03-29',
    });
  });

  it('is JSON that cannot leave its script element', () => {
    const json = scriptJson(legislation(act, place));
    expect(json).not.toMatch(/[<>&]/);
    expect((JSON.parse(json) as { name: string }).name).toBe(act.title);
  });
});

describe('the statements of ELI', () => {
  const about = (change: Partial<ActAtDate> = {}) => eliTags({ ...act, ...change }, place);
  const hrefs = (tags: ReturnType<typeof about>, property: string) =>
    tags.filter((one) => one.property === `eli:${property}`).map((one) => one.href ?? one.content);

  it('are about the work and about the wording shown', () => {
    const tags = about();
    expect(hrefs(tags, 'id_local')).toEqual(['vidzale/sn/2027/12-2027']);
    expect(hrefs(tags, 'in_force')).toEqual(['http://data.europa.eu/eli/ontology#InForce-inForce']);
    expect(hrefs(tags, 'is_realized_by')).toEqual([`${work}/2027-03-12`]);
    expect(hrefs(tags, 'realizes')).toEqual([work]);
    expect(tags.find(({ property }) => property === 'eli:title')).toEqual({
      about: `${work}/2027-03-12`,
      property: 'eli:title',
      content: act.title,
    });
    expect(hrefs(tags, 'is_embodied_by')).toHaveLength(7);
  });

  it('name the acts that amended and repealed it, and no wording before there is one', () => {
    const by = { code: null, year: 2028, number: '3', slug: '3', title: 'G', adoptedDay: '2028-01-01' };
    const later = { from: '2028-02-01', to: null, digest: 'b'.repeat(64), versionId: 'w', amendedBy: [by] };
    const texts = [...act.texts, later];
    const amended = (day: string) => hrefs(about({ texts, day }), 'amended_by');
    expect(amended('2028-01-31')).toEqual([]);
    expect(amended('2028-02-01')).toEqual(['https://vietvara.example/vidzale/sn/2028/3']);
    const gone = about({ repealed: ended });
    expect(hrefs(gone, 'date_no_longer_in_force')).toEqual(['2027-03-30']);
    expect(hrefs(gone, 'repealed_by')).toEqual(['https://vietvara.example/vidzale/sn/2027/20-2027']);
    expect(hrefs(about({ day: '2027-01-01' }), 'title')).toEqual([]);
  });
});
