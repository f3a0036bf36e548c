import { bylawSchema, IDENTIFIED, memorandumSchema } from './schema.js';

describe('schema', () => {
  it('fills an empty by-law and an empty memorandum', () => {
    expect(bylawSchema.topNodeType.createAndFill()?.toString()).toBe('doc(front(title), body)');
    expect(memorandumSchema.topNodeType.createAndFill()?.childCount).toBe(8);
  });

  it('gives an id to every unit and text block', () => {
    for (const name of [
      'point',
      'subpoint',
      'chapter',
      'annex',
      'paragraph',
      'table',
      'title',
      'memorandum_part',
    ])
      expect(IDENTIFIED.has(name)).toBe(true);
    expect(IDENTIFIED.has('heading')).toBe(false);
  });
});
