import { unzipSync } from 'fflate';
import { Fragment, Slice } from 'prosemirror-model';
import { SaxesParser } from 'saxes';
import { exportDocx } from '../../index.js';
import { partsOf } from '../testing/word-file.js';
import { wordAct } from '../testing/word-act.js';
import { imageSize } from './image-size.js';
import { nameGap } from './bylaw-writer.js';

/** Every element of a part with its attributes; throws where the part is not well-formed. */
function elements(xml: string): { name: string; attributes: Record<string, string> }[] {
  const parser = new SaxesParser({ xmlns: false });
  const found: { name: string; attributes: Record<string, string> }[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => void found.push({ name, attributes }));
  parser.write(xml).close();
  return found;
}

const act = wordAct(17, { points: 30 });
const bytes = await exportDocx(act.doc, act);
const parts = partsOf(bytes);
const part = (path: string) => elements(parts.get(path) ?? '');
const values = (path: string, name: string, attribute: string) =>
  part(path).flatMap((element) => (element.name === name ? [element.attributes[attribute] ?? ''] : []));

describe('the package of a Word file', () => {
  it('has only well-formed parts', () => {
    expect([...parts.keys()]).toEqual(
      expect.arrayContaining(['word/document.xml', 'word/comments.xml', 'customXml/itemProps1.xml']),
    );
    for (const xml of parts.values()) expect(elements(xml).length).toBeGreaterThan(0);
  });

  it('knows the type of every part and has a part behind every relationship', () => {
    const extensions = new Set(values('[Content_Types].xml', 'Default', 'Extension'));
    const files = new Set(Object.keys(unzipSync(bytes)));
    for (const name of values('[Content_Types].xml', 'Override', 'PartName'))
      expect(files.has(name.slice(1))).toBe(true);
    for (const file of files) expect(extensions.has(file.slice(file.lastIndexOf('.') + 1))).toBe(true);
    for (const path of [...files].filter((name) => name.endsWith('.rels'))) {
      const folder = path.replace(/_rels\/[^/]*$/, '');
      for (const { name, attributes } of part(path)) {
        if (name !== 'Relationship' || attributes['TargetMode'] === 'External') continue;
        const target = new URL(attributes['Target'] ?? '', `file:///${folder}`).pathname.slice(1);
        expect([path, target, files.has(target)]).toEqual([path, target, true]);
      }
    }
  });

  it('refers only to relationships, styles, lists, notes and comments that there are', () => {
    const within = (used: string[], known: string[]) => {
      expect(used.length).toBeGreaterThan(0);
      expect(used.filter((one) => !known.includes(one))).toEqual([]);
    };
    const text = part('word/document.xml');
    const relations = text.flatMap(({ attributes }) => [attributes['r:id'], attributes['r:embed']]);
    within(
      relations.filter((id) => id !== undefined),
      values('word/_rels/document.xml.rels', 'Relationship', 'Id'),
    );
    const styles = values('word/styles.xml', 'w:style', 'w:styleId');
    for (const name of ['w:pStyle', 'w:rStyle', 'w:tblStyle'])
      within(values('word/document.xml', name, 'w:val'), styles);
    within(values('word/styles.xml', 'w:basedOn', 'w:val'), styles);
    const lists = values('word/numbering.xml', 'w:num', 'w:numId');
    within(values('word/document.xml', 'w:numId', 'w:val'), [...lists, '0']);
    within(values('word/styles.xml', 'w:numId', 'w:val'), lists);
    within(
      values('word/document.xml', 'w:footnoteReference', 'w:id'),
      values('word/footnotes.xml', 'w:footnote', 'w:id'),
    );
    within(
      values('word/document.xml', 'w:commentReference', 'w:id'),
      values('word/comments.xml', 'w:comment', 'w:id'),
    );
  });

  it('gives every annotation an id and every bookmark a name of its own, and closes what it opens', () => {
    const unique = (list: string[]) => expect(new Set(list).size).toBe(list.length);
    unique(values('word/document.xml', 'w:bookmarkStart', 'w:name'));
    const changes = ['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:bookmarkStart'];
    unique(changes.flatMap((name) => values('word/document.xml', name, 'w:id')));
    for (const range of ['bookmark', 'commentRange', 'moveFromRange', 'moveToRange'])
      expect(values('word/document.xml', `w:${range}Start`, 'w:id').sort()).toEqual(
        values('word/document.xml', `w:${range}End`, 'w:id').sort(),
      );
    unique(values('word/comments.xml', 'w:p', 'w14:paraId'));
  });

  it('measures in whole numbers only', () => {
    const measures = ['w:left', 'w:hanging', 'w:before', 'w:after', 'w:w', 'w:pos', 'w:sz', 'cx', 'cy'];
    for (const path of parts.keys())
      for (const { name, attributes } of part(path))
        for (const measure of measures)
          if (attributes[measure] !== undefined)
            expect([path, name, attributes[measure]]).toEqual([path, name, expect.stringMatching(/^\d+$/)]);
  });

  it('gives the ranges of moves a time, which Word asks for', async () => {
    const units = wordAct(3, { points: 12, workspace: false }).doc;
    const body = units.child(1);
    const chapters = body.children.filter(({ type }) => type.name === 'chapter');
    const others = body.children.filter((child) => child !== chapters[0]);
    const moved = units.replace(
      1 + units.child(0).nodeSize,
      units.child(0).nodeSize + body.nodeSize - 1,
      new Slice(Fragment.from([...others, ...chapters.slice(0, 1)]), 0, 0),
    );
    const xml = partsOf(await exportDocx(moved, { against: units })).get('word/document.xml') ?? '';
    const ranges = elements(xml).filter(({ name }) => /^w:move(From|To)RangeStart$/.test(name));
    expect(ranges).toHaveLength(2);
    for (const { attributes } of ranges) expect(attributes['w:date']).toMatch(/^\d{4}-/);
  });

  it('says nothing of the time it was made', () => {
    expect(parts.get('docProps/core.xml')).not.toMatch(/created|modified/);
  });

  it('keeps bookmarks short enough for Word', () => {
    for (const name of values('word/document.xml', 'w:bookmarkStart', 'w:name')) {
      expect(name.length).toBeLessThanOrEqual(40);
      expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/);
    }
  });
});

describe('small things', () => {
  it.each([
    ['Domes priekšsēdētāja A. Priede', 'Domes priekšsēdētāja'],
    ['Rīgas domes priekšsēdētājs Jānis Bērziņš', 'Rīgas domes priekšsēdētājs'],
    ['Domes priekšsēdētājs J. K. Vītols-Kalns', 'Domes priekšsēdētājs'],
    ['Veselības ministrs G.Bērziņš', 'Veselības ministrs'],
  ])('sets the name apart in the signature %s', (text, office) =>
    expect(text.slice(0, nameGap(text))).toBe(office),
  );

  it.each(['Domes priekšsēdētājs', 'Noteikumi stājas spēkā rīt.', ''])('leaves %s as it is', (text) =>
    expect(nameGap(text)).toBe(-1),
  );

  it('reads the size of images', () => {
    const jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 30, 3, 0, 0];
    expect(imageSize(Uint8Array.from(jpeg))).toEqual({ width: 30, height: 20 });
    const gif = [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 5, 0, 7, 0];
    expect(imageSize(Uint8Array.from(gif))).toEqual({ width: 5, height: 7 });
    for (const broken of [[], [0xff, 0xd8], jpeg.slice(0, 11), [1, 2, 3, 4]])
      expect(imageSize(Uint8Array.from(broken))).toBeNull();
  });
});
