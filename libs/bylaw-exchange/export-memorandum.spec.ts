import { memorandumSchema } from '#libs/bylaw-document';
import { exportMemorandumHtml } from './export-html.js';

const memorandum = memorandumSchema.node(
  'doc',
  null,
  Array.from({ length: 8 }, (_, index) =>
    memorandumSchema.node('memorandum_part', { id: `part00000000${index}`.slice(0, 12), part: index + 1 }, [
      memorandumSchema.node('paragraph', null, memorandumSchema.text(`Skaidrojums <${index + 1}>.`)),
    ]),
  ),
);

describe('exportMemorandumHtml', () => {
  const html = exportMemorandumHtml(memorandum, 'Par "ūdeni" & vēju');

  it('is a whole page with one first heading and every part under its own', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="lv">/);
    expect(html.match(/<h1\b/g)).toHaveLength(1);
    expect(html.match(/<h2>\d\. /g)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((part) => `<h2>${part}. `));
  });

  it('escapes the title and the texts', () => {
    expect(html).toContain('<title>Paskaidrojuma raksts: Par &quot;ūdeni&quot; &amp; vēju</title>');
    expect(html).toContain('Skaidrojums &lt;8&gt;.');
  });
});
