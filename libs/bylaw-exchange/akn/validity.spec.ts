import { exportAkn } from './write/export-akn.js';
import { richAct } from './testing/rich-bylaw.js';
import { hasSchema, schemaErrors } from './testing/validate.js';
import { runs } from '../../../tests/support/runs.js';

describe('Akoma Ntoso against its schema', () => {
  const valid = hasSchema ? it : it.skip;
  if (!hasSchema)
    process.stdout.write('Skipped: ../shared/data/akn/akomantoso30.xsd is not there to validate against.\n');

  valid(
    'sees what is not valid',
    async () => {
      const { doc } = richAct(1);
      const xml = exportAkn(doc, { status: 'draft' }).replace('<body>', '<body><sentence/>');
      expect((await schemaErrors(xml)).join('\n')).toContain('sentence');
    },
    60_000,
  );

  valid(
    'is valid for drafts and adopted acts with everything in them',
    async () => {
      const documents = Array.from({ length: runs(20).numRuns }, (_, seed) => {
        const { doc, memorandum, assets } = richAct(seed);
        return exportAkn(
          doc,
          seed % 2 === 0
            ? { status: 'draft', memorandum, assets }
            : {
                status: 'adopted',
                jurisdiction: 'lv-vidzale',
                author: { code: 'vidzales-novada-dome', name: 'Vidzāles novada dome' },
                number: '12/2026',
                adopted: '2026-03-01',
                version: '2026-05-01',
                exported: '2026-06-01',
                published: { date: '2026-03-05', number: '2026/45.1' },
                events: [{ date: '2026-05-01', type: 'amendment', source: '/akn/lv-vidzale/act/x/2026/14' }],
                periods: new Map([[firstPoint(doc), { from: '2026-03-15', until: '2026-12-31' }]]),
                assets,
              },
        );
      });
      for (let at = 0; at < documents.length; at += 50)
        expect(await schemaErrors(...documents.slice(at, at + 50))).toEqual([]);
    },
    600_000,
  );
});

function firstPoint(doc: Parameters<typeof exportAkn>[0]): string {
  let id = '';
  doc.descendants((node) => {
    if (id === '' && node.type.name === 'point') id = String(node.attrs['id']);
  });
  return id;
}
