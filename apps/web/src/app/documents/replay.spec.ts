import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { bylawSchema } from '#libs/bylaw-document';
import type { BlameView, DocumentView, HistorySession, StepsView, StepView } from '#libs/contracts';
import { bylaw } from '../editor/testing/index';
import { partsOf } from './blamed-unit';
import { pageWith, sessionOf } from './player';
import { Replay, type ReplaySource } from './replay';
import { WRITTEN, withWritten } from './written-marks';

/** A log of typing: two letters by Ilze, a pause, two by Gatis, one deleted by him. */
function log(): { docs: Node[]; source: ReplaySource; asked: string[] } {
  const docs = [bylaw(['Pirmā', 'viens'])];
  const steps: StepView[] = [];
  const asked: string[] = [];
  const add = (author: string, second: number, make: (tr: Transform) => void): void => {
    const tr = new Transform(docs.at(-1) as Node);
    make(tr);
    docs.push(tr.doc);
    const at = new Date(Date.UTC(2026, 10, 21, 9, 0, second)).toISOString();
    const step = tr.steps[0]?.toJSON() as Record<string, unknown>;
    steps.push({ version: steps.length + 1, step, clientId: author, author, at });
  };
  let place = 0;
  docs[0]?.descendants((node, pos) => {
    if (node.isText && node.text === 'viens') place = pos;
    return true;
  });
  add('Ilze', 0, (tr) => tr.insert(place, bylawSchema.text('a')));
  add('Ilze', 1, (tr) => tr.insert(place + 1, bylawSchema.text('b')));
  add('Gatis', 2, (tr) => tr.insert(place + 2, bylawSchema.text('c')));
  add('Gatis', 60, (tr) => tr.insert(place + 3, bylawSchema.text('d')));
  add('Gatis', 61, (tr) => tr.delete(place, place + 1));
  const source: ReplaySource = {
    at: (version) => {
      asked.push(`at ${version}`);
      const content = docs[version]?.toJSON() as Record<string, unknown>;
      return Promise.resolve({ kind: 'bylaw', version, content } as DocumentView);
    },
    steps: (since) => {
      asked.push(`steps ${since}`);
      return Promise.resolve({ version: 5, steps: steps.slice(since), more: false } as StepsView);
    },
  };
  return { docs, source, asked };
}

describe('playing a session', () => {
  const whole = { before: 0, after: 5 };

  it('shows every moment forwards and backwards from one text and its steps', async () => {
    const { docs, source, asked } = log();
    const replay = new Replay(source);
    for (const version of [0, 3, 5, 2, 4, 1, 0]) {
      const moment = await replay.at(version, whole);
      expect([version, moment.doc.eq(docs[version] as Node)]).toEqual([version, true]);
      expect(moment.step?.version ?? 0).toBe(version);
    }
    expect(asked).toEqual(['at 0', 'steps 0']);
  });

  it('says what the step wrote and took away, and what the session wrote until then', async () => {
    const replay = new Replay(log().source);
    const third = await replay.at(3, whole);
    expect([third.inserted, third.deleted, third.step?.author]).toEqual(['c', '', 'Gatis']);
    expect(third.written.map(({ version }) => version)).toEqual([1, 2, 3]);
    const last = await replay.at(5, whole);
    expect([last.inserted, last.deleted]).toEqual(['', 'a']);
    expect(last.written.map(({ version }) => version)).toEqual([2, 3, 4]);
    const later = await replay.at(4, { before: 2, after: 5 });
    expect(later.written.map(({ version }) => version)).toEqual([3, 4]);
  });

  it('knows bursts of typing by who types and how long they pause', async () => {
    const replay = new Replay(log().source);
    await replay.at(0, whole);
    expect([0, 1, 2, 3, 4].map((version) => replay.burstEnd(version))).toEqual([2, 2, 3, 5, 5]);
  });

  it('marks what was written with its author, and leaves suggestions as they are', async () => {
    const { source } = log();
    const { doc, written } = await new Replay(source).at(3, whole);
    const marked = withWritten(doc, written, (version) => ({ author: `v${version}`, at: '' }));
    const found: string[] = [];
    marked.descendants((node) => {
      for (const mark of node.marks)
        if (mark.attrs['id'] === WRITTEN) found.push(`${node.text} ${String(mark.attrs['author'])}`);
      return true;
    });
    expect(found).toEqual(['a v1', 'b v2', 'c v3']);
    const again = withWritten(marked, written, () => ({ author: 'cits', at: '' }));
    expect(again.eq(marked)).toBe(true);
  });
});

describe('finding a moment in the list', () => {
  const sessions = [
    { before: 10, after: 25 },
    { before: 0, after: 10 },
  ] as HistorySession[];

  it('finds the session of a version, the first one for the first text, none for what is not listed', () => {
    expect(sessionOf(sessions, 25)?.before).toBe(10);
    expect(sessionOf(sessions, 10)?.before).toBe(0);
    expect(sessionOf(sessions, 0)?.before).toBe(0);
    expect(sessionOf(sessions.slice(0, 1), 4)).toBeNull();
  });

  it('asks for a page that ends where a session does, and goes on to older ones until it is there', () => {
    const from = (after: number, next: number | null) => ({
      version: 2600,
      next,
      sessions: [{ before: after - 20, after }] as HistorySession[],
    });
    expect(pageWith(from(2600, 2500), 700)).toBe(1000);
    expect(pageWith(from(1000, 950), 700)).toBe(950);
    expect(pageWith(from(950, 900), 700)).toBe(900);
    expect(pageWith(from(500, 450), 2550)).toBe(2600);
    expect(pageWith(from(1000, 900), 0)).toBe(900);
  });
});

describe('who wrote a unit', () => {
  it('lists the authors by how much they wrote, those of suggestions before who typed them in', () => {
    const step = { at: '2026-11-21T09:00:00.000Z', accepted: null, restored: null, origin: null };
    const view: BlameView = {
      documentId: 'd',
      version: 3,
      sources: [
        { ...step, version: 1, author: 'Ilze', writer: null },
        { ...step, version: 2, author: 'Ilze', writer: 'Andris' },
        { ...step, version: 3, author: null, writer: null },
      ],
      lines: [
        {
          id: 'a',
          unitId: 'a',
          name: 'paragraph',
          number: '1.',
          words: [
            { text: 'Suņus ', source: 0, pending: null },
            { text: 'vienmēr ved ', source: 1, pending: null },
            { text: 'pavadā.', source: 0, pending: null },
          ],
        },
      ],
      changes: [],
    };
    expect(partsOf(view).map(({ name, letters, excerpt }) => [name, letters, excerpt])).toEqual([
      ['Ilze', 13, 'Suņus … pavadā.'],
      ['Andris', 12, 'vienmēr ved'],
    ]);
  });
});
