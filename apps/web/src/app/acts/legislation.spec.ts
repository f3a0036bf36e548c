import type { ActAtDate } from '#libs/contracts';
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
  content: null,
  memorandum: null,
};
const place = { origin: 'https://vietvara.example', slug: 'vidzale', name: 'Vidzāles novads' };

describe('the linked data of an act', () => {
  it('names the work, the wording, its force and the official publication', () => {
    expect(legislation(act, place)).toMatchObject({
      '@id': 'https://vietvara.example/vidzale/sn/2027/12-2027',
      url: 'https://vietvara.example/vidzale/sn/2027/12-2027/2027-04-01',
      legislationDateVersion: '2027-03-12',
      legislationLegalForce: 'https://schema.org/InForce',
      sameAs: 'https://www.vestnesis.lv/op/2027/50.3',
    });
  });

  it('is JSON that cannot leave its script element', () => {
    const json = scriptJson(legislation(act, place));
    expect(json).not.toMatch(/[<>&]/);
    expect((JSON.parse(json) as { name: string }).name).toBe(act.title);
  });
});
