import { bylawSchema, idSource, parseDocument, plainText, seededRandom } from '#libs/bylaw-document';
import type { DocumentJson } from '#libs/contracts';
import type { Node } from 'prosemirror-model';
import { textTasks } from './text-tasks.js';

const newId = idSource(seededRandom(11));
const line = (name: string, text: string): Node =>
  bylawSchema.node(name, { id: newId() }, [bylawSchema.text(text)]);

/** A by-law of these points; ids of points are `point1`, `point2` … so that texts share them. */
function bylaw(...points: string[]): DocumentJson {
  const doc = bylawSchema.node('doc', null, [
    bylawSchema.node('front', null, [line('issuer', 'Priežu novada dome'), line('title', 'Par suņiem')]),
    bylawSchema.node(
      'body',
      null,
      points.map((text, at) =>
        bylawSchema.node('point', { id: `point000000${at + 1}` }, [line('paragraph', text)]),
      ),
    ),
  ]);
  return doc.toJSON() as DocumentJson;
}

function said(document: DocumentJson | undefined): string {
  const parsed = parseDocument(document);
  if (!parsed.allowed) throw new Error('No document.');
  return plainText(parsed.doc);
}

const BASE = bylaw('Suni ved pavadā.', 'Saimnieks maksā nodevu.', 'Noteikumi stājas spēkā rīt.');
const EDITED = bylaw('Suni ved siksnā.', 'Saimnieks maksā nodevu.', 'Noteikumi stājas spēkā rīt.');
const AMENDING = bylaw(
  'Aizstāt saistošo noteikumu 1. punktā vārdu "pavadā" ar vārdu "siksnā".',
  'Saistošie noteikumi stājas spēkā nākamajā dienā pēc to izsludināšanas.',
);

describe('the check of an amending by-law', () => {
  it('compares what it leads to with the edited text', () => {
    expect(textTasks.prove({ base: BASE, edited: EDITED, amending: AMENDING })).toEqual({
      closed: true,
      differences: [],
      findings: [],
      instructions: 1,
    });
    const { closed, differences } = textTasks.prove({ base: BASE, edited: BASE, amending: AMENDING });
    expect(closed).toBe(false);
    expect(differences).toEqual([{ expected: '1. Suni ved pavadā.', reached: '1. Suni ved siksnā.' }]);
  });

  it('tries without an edited text whether everything applies', () => {
    expect(textTasks.prove({ base: BASE, edited: null, amending: AMENDING }).closed).toBe(true);
    const lost = textTasks.prove({ base: BASE, edited: null, amending: bylaw('Svītrot 9. punktu.') });
    expect([lost.closed, lost.findings.map(({ code }) => code)]).toEqual([false, ['amend.target-not-found']]);
  });
});

describe('the texts that an amending act leads to', () => {
  const act = {
    act: { issuer: 'Priežu novada domes', number: '7/2026' },
    day: '2026-03-05',
    inForceFrom: '2026-03-20',
  };
  const follow = (amending: DocumentJson) =>
    textTasks.follow({ base: BASE, inForceFrom: '2024-01-01', amending, act });

  it('are only those that it changes', () => {
    const { wordings, findings, unclear } = follow(AMENDING);
    expect([findings, unclear]).toEqual([[], []]);
    expect(wordings.map(({ from }) => from)).toEqual(['2026-03-20']);
    expect(said(wordings[0]?.document)).toContain('Suni ved siksnā.');
  });

  it('are as far as it goes, with what is missing', () => {
    const { wordings, findings } = follow(
      bylaw('Svītrot 9. punktu.', 'Aizstāt 1. punktā vārdu "pavadā" ar vārdu "siksnā".'),
    );
    expect(findings.map(({ code }) => code)).toEqual(['amend.target-not-found']);
    expect(said(wordings[0]?.document)).toContain('Suni ved siksnā.');
  });

  it('name a commencement that is not understood', () => {
    const { unclear } = follow(
      bylaw('Svītrot 2. punktu.', 'Kārtība par suņiem stājas spēkā 2027. gada 1. janvārī.'),
    );
    expect(unclear).toEqual(['Kārtība par suņiem stājas spēkā 2027. gada 1. janvārī.']);
  });
});

it('norms that do not hold on a day are told with their source, others are not', () => {
  const states = [
    {
      unitId: 'point0000002',
      state: 'suspended' as const,
      from: '2026-05-01',
      until: '2026-05-31',
      source: { text: 'Rīkojums', key: 'r1' },
    },
  ];
  const on = (day: string) =>
    textTasks
      .validity({ document: BASE, inForceFrom: '2024-01-01', day, states })
      .map(({ unitId, state, source }) => [unitId, state, source.key]);
  expect(on('2026-05-31')).toEqual([['point0000002', 'suspended', 'r1']]);
  expect(on('2026-06-01')).toEqual([]);
});
