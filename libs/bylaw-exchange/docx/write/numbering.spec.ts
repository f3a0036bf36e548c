import { partsOf } from '../testing/word-file.js';
import { bylawSchema, idSource, seededRandom, type Label } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { exportDocx } from '../../index.js';
import { CountedList, levelBelow, levelFor } from './lists.js';
import { NumberingPlan } from './numbering.js';

describe('lists of Word', () => {
  it('print what they were told to count', () => {
    const point = levelFor('7.', 0, 'unit');
    const list = new CountedList(1, [point, levelBelow(point, 1)]);
    const printed = [0, 1, 1, 0, 1].map((level) => {
      const next = list.next(level);
      list.count(level);
      return next;
    });
    expect(printed).toEqual(['7.', '7.1.', '7.2.', '8.', '8.1.']);
  });

  it('say nothing of what they cannot know', () => {
    const point = levelFor('7.', 0, 'unit');
    expect(new CountedList(1, [point, levelBelow(point, 1)]).next(1)).toBeNull();
  });

  it.each([
    ['5.', 0, 'unit', 'decimal', '%1.', 5],
    ['7.3.', 1, 'unit', 'decimal', '7.%2.', 3],
    ['39.¹ 2.', 1, 'unit', 'decimal', '39.¹ %2.', 2],
    ['b)', 1, 'unit', 'lowerLetter', '%2)', 2],
    ['IV.', 0, 'chapter', 'upperRoman', '%1.', 4],
    ['I.', 0, 'unit', 'decimal', 'I.', 1],
    ['5.¹', 0, 'unit', 'decimal', '5.¹', 1],
    ['3. pielikums', 0, 'annex', 'decimal', '%1. pielikums', 3],
    ['Pielikums', 0, 'annex', 'decimal', 'Pielikums', 1],
    ['5 %1', 0, 'unit', 'decimal', '5 ％1', 1],
  ] as const)('count %s', (number, level, kind, format, text, start) =>
    expect(levelFor(number, level, kind)).toEqual({ format, text, start }),
  );

  it('go on after a number that Word cannot count', () => {
    const plan = new NumberingPlan();
    const places = ['1.', '2.', '2.¹', '3.', '7.', '8.'].map(
      (number) => plan.place('unit', 0, number)?.list ?? null,
    );
    const [one, two, inserted, three, jump, next] = places;
    expect([one, two, three]).toEqual([null, null, null]);
    expect(inserted).toBeGreaterThan(4);
    expect(jump).toBeGreaterThan(4);
    expect(next).toBe(jump);
    expect(plan.xml).toContain('<w:startOverride w:val="7"/>');
    expect(plan.xml).toContain('<w:lvlText w:val="2.¹"/>');
    expect(plan.place('unit', 0, '')).toEqual({ list: 0, level: 0 });
  });
});

describe('the numbers of an act', () => {
  it('are never text', async () => {
    const xml = await documentXml([
      point(null, 'Viens', [sub('A'), sub('B')]),
      point({ base: '1', sup: '1' }, 'Divi'),
    ]);
    expect(xml).not.toMatch(/<w:t [^>]*>[^<]*\d/);
    expect([...xml.matchAll(/<w:pStyle w:val="VvUnit(\d)"/g)].map(([, level]) => level)).toEqual([
      '1',
      '2',
      '2',
      '1',
    ]);
  });
});

const newId = idSource(seededRandom(3));

function paragraph(text: string): Node {
  return bylawSchema.node('paragraph', { id: newId() }, [bylawSchema.text(text)]);
}

function sub(text: string): Node {
  return bylawSchema.node('subpoint', { id: newId() }, [paragraph(text)]);
}

function point(label: Label | null, text: string, more: readonly Node[] = []): Node {
  return bylawSchema.node('point', { id: newId(), label }, [paragraph(text), ...more]);
}

async function documentXml(points: readonly Node[]): Promise<string> {
  const title = bylawSchema.node('title', { id: newId() }, [bylawSchema.text('Par suņiem')]);
  const doc = bylawSchema.node('doc', null, [
    bylawSchema.node('front', null, [title]),
    bylawSchema.node('body', null, points),
  ]);
  return partsOf(await exportDocx(doc)).get('word/document.xml') ?? '';
}
