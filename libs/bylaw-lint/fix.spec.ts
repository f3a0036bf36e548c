import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { plainText, bylawSchema } from '#libs/bylaw-document';
import { runs } from '../../tests/support/runs.js';
import { Dice, randomBylaw } from '../bylaw-document/testing/index.js';
import { applyFix, fixRanges, lintBylaw, type LintFinding } from './index.js';
import { bylaw, point, subpoint } from './testing/index.js';

const SOUND = 'Iesniegumu izskata mēneša laikā';
const FAULTS = [
  'Lēmums Nr.5 ir spēkā.',
  'Skatīt 6.punktu.',
  'Dome (turpmāk tekstā – dome) lemj.',
  'Maksa ir 10 EUR.',
  'Likme ir 1.5 % no vērtības.',
  'Teksts „pēdiņās” un vēl.',
  'Tas ir jādara.',
  'Sk. Nr. 5.',
];
const key = ({ code, where, params, position }: LintFinding): string =>
  JSON.stringify([code, where, params, position?.block ?? null]);
const count = (findings: readonly LintFinding[], wanted: string): number =>
  findings.filter((one) => key(one) === wanted).length;

/** Random by-laws with faults of every fixable kind strewn into them. */
function faulty(seed: number): Node {
  const dice = new Dice(seed);
  const items = (...ends: string[]): Node[] =>
    ends.map((end) => subpoint(`${dice.word()} ${dice.word()}${end}`));
  return bylaw(
    Array.from({ length: dice.between(2, 6) }, () => {
      const text = Array.from({ length: dice.between(1, 3) }, () => dice.pick(FAULTS)).join(' ');
      return dice.chance(0.4)
        ? point(
            `${text} Ir:`,
            items(dice.pick([';', ',', '']), dice.pick([';', ',']), dice.pick(['.', ';', ','])),
          )
        : point(text);
    }),
  );
}

describe('a fix', () => {
  it('removes its finding and no word but those it names', () => {
    let fixed = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const doc = faulty(seed);
        const before = lintBylaw(doc, { rules: 'all' });
        for (const finding of before) {
          const after = applyFix(doc, finding);
          if (!finding.fix) {
            expect(after).toBeNull();
            continue;
          }
          if (!after) throw new Error(`${finding.code} cannot be fixed`);
          fixed += 1;
          after.check();
          const again = lintBylaw(after, { rules: 'all' });
          expect(count(again, key(finding))).toBeLessThan(count(before, key(finding)));
          expect(again.length).toBeLessThan(before.length);
          expect(untouched(doc, finding)).toEqual(untouched(after, finding));
        }
      }),
      runs(60),
    );
    expect(fixed).toBeGreaterThan(100);
  });

  it('keeps the marks of what it changes', () => {
    const strong = bylawSchema.mark('strong');
    const doc = bylaw([
      bylawSchema.node('point', { id: 'abcdefghijkl' }, [
        bylawSchema.node('paragraph', { id: 'bbcdefghijkl' }, [
          bylawSchema.text('Maksa '),
          bylawSchema.text('10 EUR', [strong]),
          bylawSchema.text('.'),
        ]),
      ]),
    ]);
    const [finding] = lintBylaw(doc);
    const fixed = finding && applyFix(doc, finding);
    expect(fixed?.child(1).child(0).child(0).child(1).marks).toEqual([strong]);
    expect(fixed && plainText(fixed)).toContain('Maksa 10 euro.');
  });

  it('is not applied to a text that changed meanwhile', () => {
    const [finding] = lintBylaw(bylaw([point('Maksa ir 10 EUR.')]));
    expect(finding && fixRanges(bylaw([point('a')]), finding)).toBeNull();
  });

  it('is never offered where nothing is wrong', () => {
    const doc = bylaw([point(`${SOUND}.`)]);
    expect(lintBylaw(doc, { rules: 'all' })).toEqual([]);
    for (const finding of lintBylaw(randomBylaw(4)))
      expect(finding.fix === undefined || finding.fix.length > 0).toBe(true);
  });
});

/** The text of all blocks but the changed ones, and the words of those. */
function untouched(doc: Node, { fix = [] }: LintFinding): string[] {
  const changed = new Set(fix.map(({ block }) => block));
  const out: string[] = [];
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    const id = String(node.attrs['id'] ?? '');
    out.push(changed.has(id) ? skeleton(node.textContent) : node.textContent);
    return false;
  });
  return out;
}

/** Letters and digits without what a fix may touch: currencies, the word "tekstā", the verb before "jā-". */
function skeleton(text: string): string {
  return text.replace(/EUR|euro|tekstā|\bir\s(?=jā)/gu, '').replace(/[^\p{L}\d]/gu, '');
}
