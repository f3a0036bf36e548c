import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { bylawSchema, findById } from '#libs/bylaw-document';
import { runs } from '../../tests/support/runs.js';
import { randomBylaw, randomMemorandum } from '../bylaw-document/testing/index.js';
import { blameOf, Blamer, type BlameState } from './index.js';
import { ID, Log } from './testing/log.js';
import { randomSteps } from './testing/random-steps.js';

describe('any log of steps', () => {
  const logs = fc.record({ seed: fc.integer({ min: 1, max: 1e6 }), memorandum: fc.boolean() });
  const start = (seed: number, memorandum: boolean): Node =>
    memorandum ? randomMemorandum(seed) : randomBylaw(seed, { points: 4 });

  it('gives the same when it is followed at once and when it is kept and resumed anywhere', () => {
    fc.assert(
      fc.property(logs, fc.integer({ min: 1, max: 9 }), ({ seed, memorandum }, every) => {
        const doc = start(seed, memorandum);
        const full = Blamer.start(doc);
        let parts = Blamer.start(doc);
        randomSteps(doc, seed, 40).forEach((step, at) => {
          expect(parts.apply(step, at + 1)).toEqual(full.apply(step, at + 1));
          if (at % every === 0)
            parts = Blamer.resume(parts.doc, JSON.parse(JSON.stringify(parts.state())) as BlameState);
        });
        expect(parts.state()).toEqual(full.state());
      }),
      runs(20),
    );
  });

  it('knows a source of every position, never of a version to come, and shows every word', () => {
    fc.assert(
      fc.property(logs, ({ seed, memorandum }) => {
        const doc = start(seed, memorandum);
        const blamer = Blamer.start(doc);
        randomSteps(doc, seed, 40).forEach((step, at) => {
          blamer.apply(step, at + 1);
          const sources = blamer.sourcesIn(0, blamer.doc.content.size);
          expect(sources.reduce((sum, { length }) => sum + length, 0)).toBe(blamer.doc.content.size);
          for (const { source } of sources)
            for (const version of [source.version, source.accepted ?? 0]) {
              expect(version).toBeGreaterThanOrEqual(0);
              expect(version).toBeLessThanOrEqual(at + 1);
            }
        });
        const shown = blameOf(blamer).map(({ texts }) => texts.map(({ text: words }) => words).join(''));
        const blocks: string[] = [];
        blamer.doc.descendants((node) => {
          if (node.isTextblock) blocks.push(node.textContent);
          return !node.isTextblock;
        });
        expect(shown).toHaveLength(blocks.length);
        expect(shown.join('').length).toBeGreaterThanOrEqual(blocks.join('').length);
      }),
      runs(12),
    );
  });

  it('attributes short typing and deleting exactly as a list of letters does', () => {
    const edits = fc.array(
      fc.record({
        at: fc.nat(10_000),
        remove: fc.integer({ min: 0, max: 6 }),
        insert: fc.constantFrom('', 'a', 'bc ', 'def'),
      }),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(edits, (list) => {
        const log = new Log();
        const block = findById(log.blamer.doc, ID.line);
        if (!block) throw new Error('no line');
        const start = block.pos + 1;
        let letters = [...block.node.textContent].map((letter) => ({ letter, version: 0 }));
        for (const { at, remove, insert } of list) {
          const from = at % (letters.length + 1);
          // Deleting and inserting are two steps, as an editor makes them.
          if (remove > 0 && from < letters.length) {
            const to = Math.min(letters.length, from + remove);
            log.edit((tr) => tr.delete(start + from, start + to));
            letters = [...letters.slice(0, from), ...letters.slice(to)];
          }
          if (insert !== '') {
            const version = log.edit((tr) => tr.insert(start + from, bylawSchema.text(insert)));
            const added = [...insert].map((letter) => ({ letter, version }));
            letters = [...letters.slice(0, from), ...added, ...letters.slice(from)];
          }
        }
        const known = log.blamer
          .sourcesIn(start, start + letters.length)
          .flatMap(({ length, source }) => Array.from({ length }, () => source.version));
        expect(known).toEqual(letters.map(({ version }) => version));
      }),
      runs(60),
    );
  });
});
