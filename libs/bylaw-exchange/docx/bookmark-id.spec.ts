import { IDENTIFIED } from '#libs/bylaw-document';
import { BOOKMARK_LIMIT, bookmarkName, readBookmark } from './bookmark-id.js';

const id = 'a1b2c3d4e5f6';

describe('bookmarks that carry ids', () => {
  it.each([...IDENTIFIED])('name a %s in a way that Word keeps', (type) => {
    const node = { type, id, chapters: 9, depth: 9 };
    const name = bookmarkName(node);
    expect(name.length).toBeLessThanOrEqual(BOOKMARK_LIMIT);
    expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
    expect(readBookmark(name)).toEqual(node);
    expect(readBookmark(bookmarkName({ type, id }))).toEqual({ type, id });
  });

  it('leave out what one digit cannot say', () => {
    expect(bookmarkName({ type: 'point', id, chapters: 10, depth: 0 })).toBe(`vv_point_${id}_d0`);
  });

  it.each(['heading', 'text', 'toString'])('are not made for %s', (type) => {
    expect(() => bookmarkName({ type, id })).toThrow(RangeError);
  });

  it.each(['_Toc123', `vv_point_${id}x`, `vv_heading_${id}`, 'vv_point_', `xvv_point_${id}`])(
    'are told from others (%s)',
    (name) => expect(readBookmark(name)).toBeNull(),
  );
});
