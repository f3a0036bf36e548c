import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { runs } from '../../tests/support/runs.js';
import { canonicalJson, documentDigest } from './digest.js';
import { idSource, newId, seededRandom } from './ids.js';
import { isId } from './attributes.js';
import { fromRoman, fromSuperscript, labelText, spokenLabel, toRoman, toSuperscript } from './label.js';
import { parseDocument } from './parse.js';
import { bylawSchema, findById } from './schema.js';
import { sha256 } from './sha256.js';
import { blankBylaw, blankMemorandum, MEMORANDUM_PARTS } from './templates.js';
import { plainText, wordCount } from './text.js';
import { randomBylaw, randomMemorandum } from './testing/index.js';

type Json = Record<string, unknown> & { content: Json[]; attrs: Record<string, unknown> };
const source = () => idSource(seededRandom(1));
const blank = () => blankBylaw({ issuer: 'Ozolu novada dome', title: 'Par suņiem', newId: source() });
const json = (doc: Node) => JSON.parse(JSON.stringify(doc.toJSON())) as Json;
const codes = (value: unknown) => {
  const parsed = parseDocument(value);
  return parsed.allowed ? [] : parsed.violations.map((one) => one.code);
};
const child = (node: Json, ...path: number[]): Json =>
  path.reduce<Json>((at, index) => at.content[index] as Json, node);

describe('ids', () => {
  it('are 12 characters beginning with a letter, and never repeat from one source', () => {
    const next = idSource(seededRandom(7));
    const ids = Array.from({ length: 2000 }, next);
    expect(ids.every((id) => isId(id) && /^[a-z]/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(2000);
  });

  it('survive extreme random numbers', () => {
    expect(isId(newId(() => 0)) && isId(newId(() => 0.9999999999999999))).toBe(true);
  });
});

describe('labels', () => {
  it('writes and reads Roman numerals and superscripts', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 3999 }), (n) => fromRoman(toRoman(n)) === n));
    fc.assert(fc.property(fc.nat(), (n) => fromSuperscript(toSuperscript(String(n))) === String(n)));
    expect(['IIII', 'VX', 'iv', ''].map(fromRoman)).toEqual([null, null, null, null]);
    expect(() => toRoman(0)).toThrow(RangeError);
  });

  it('prints and speaks', () => {
    expect(labelText({ base: '5', sup: '1' })).toBe('5.¹');
    expect(labelText({ base: 'a', sup: '', printed: 'a)' })).toBe('a)');
    expect(['5.¹', 'III¹', '39.¹ 1.'].map(spokenLabel)).toEqual(['5. prim 1', 'III prim 1', '39. prim 1 1.']);
  });
});

describe('parseDocument', () => {
  it('takes back every generated document unchanged', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        for (const doc of [randomBylaw(seed), randomMemorandum(seed)]) {
          const parsed = parseDocument(json(doc));
          expect(parsed.allowed && parsed.doc.eq(doc)).toBe(true);
        }
      }),
      runs(30),
    );
  });

  it.each([
    ['an unknown kind', (doc: Json) => (doc.attrs['kind'] = 'law'), ['document.unknown-kind']],
    ['an unknown node', (doc: Json) => (child(doc, 1, 0)['type'] = 'article'), ['document.unknown-node']],
    ['an unknown key', (doc: Json) => (child(doc, 1, 0)['extra'] = 1), ['document.unknown-key']],
    [
      'an unknown attribute',
      (doc: Json) => (child(doc, 1, 0).attrs['color'] = 'red'),
      ['document.unknown-attribute'],
    ],
    [
      'a prototype name',
      (doc: Json) => (child(doc, 1, 0)['type'] = 'constructor'),
      ['document.unknown-node'],
    ],
    [
      'a bad label',
      (doc: Json) => (child(doc, 1, 0, 1).attrs['label'] = { base: '5 ', sup: '' }),
      ['document.bad-attribute'],
    ],
    [
      'a label with more',
      (doc: Json) => (child(doc, 1, 0, 1).attrs['label'] = { base: '5', sup: '', x: 1 }),
      ['document.bad-attribute'],
    ],
    ['a missing id', (doc: Json) => delete child(doc, 1, 0, 1).attrs['id'], ['document.missing-id']],
    [
      'a repeated id',
      (doc: Json) => (child(doc, 1, 1).attrs['id'] = child(doc, 1, 0).attrs['id']),
      ['document.repeated-id'],
    ],
    ['no title', (doc: Json) => child(doc, 0).content.splice(1, 1), ['document.incomplete']],
    [
      'a point in a point',
      (doc: Json) => child(doc, 1, 0, 1).content.push(child(doc, 1, 1, 1)),
      ['document.misplaced', 'document.repeated-id'],
    ],
    [
      'an unsafe link',
      (doc: Json) => (child(doc, 0, 1, 0)['marks'] = [{ type: 'link', attrs: { href: 'javascript:x' } }]),
      ['document.bad-attribute'],
    ],
    [
      'an unknown mark',
      (doc: Json) => (child(doc, 0, 1, 0)['marks'] = [{ type: 'blink' }]),
      ['document.unknown-mark'],
    ],
    [
      'a comment on a whole point',
      (doc: Json) => (child(doc, 1, 0, 1)['marks'] = [{ type: 'comment', attrs: { id: 'aaaaaaaaaaaa' } }]),
      ['document.mark-not-allowed'],
    ],
    [
      'a suggestion of an unknown scope',
      (doc: Json) =>
        (child(doc, 1, 0, 1)['marks'] = [
          { type: 'insertion', attrs: { id: 'aaaaaaaaaaaa', scope: 'everything' } },
        ]),
      ['document.bad-attribute'],
    ],
    [
      'a null character',
      (doc: Json) => (child(doc, 0, 1, 0)['text'] = 'a\u0000'),
      ['document.bad-character'],
    ],
    ['empty text', (doc: Json) => (child(doc, 0, 1, 0)['text'] = ''), ['document.empty-text']],
  ])('refuses %s', (_, spoil, expected) => {
    const doc = json(blank());
    spoil(doc);
    expect([...new Set(codes(doc))].sort()).toEqual(expected);
  });

  it('says where, by the nearest id and by path', () => {
    const doc = json(blank());
    const point = child(doc, 1, 0, 1);
    child(point, 0)['marks'] = 'bold';
    const parsed = parseDocument(doc);
    expect(parsed.allowed ? null : parsed.violations).toEqual([
      { code: 'document.not-a-list', params: { path: '1/0/1/0' }, where: child(point, 0).attrs['id'] },
    ]);
  });

  it('refuses endless nesting without exhausting the stack', () => {
    let deep: unknown = { type: 'paragraph', attrs: { id: 'aaaaaaaaaaaa' } };
    for (let level = 0; level < 50_000; level += 1) deep = { type: 'subpoint', content: [deep] };
    expect(codes({ type: 'doc', attrs: { kind: 'bylaw' }, content: [deep] })).toContain('document.too-deep');
  });

  it('refuses what is no document at all', () => {
    for (const value of [null, 5, [], 'x', {}, { type: 'doc' }])
      expect(codes(value)).toEqual(['document.unknown-kind']);
    expect(codes({ type: 'body', attrs: { kind: 'bylaw' } }).length).toBeGreaterThan(0);
  });
});

describe('templates', () => {
  it('make valid documents', () => {
    expect(codes(json(blank()))).toEqual([]);
    expect(codes(json(blankMemorandum(source())))).toEqual([]);
    expect(MEMORANDUM_PARTS.map((one) => one.part)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('read as a by-law', () => {
    expect(plainText(blank()).split('\n')).toEqual([
      'Ozolu novada dome',
      'Par suņiem',
      'Izdoti saskaņā ar ',
      'I. Vispārīgie jautājumi',
      '1. Saistošie noteikumi (turpmāk – noteikumi) nosaka ',
      'Noslēguma jautājums',
      '2.',
    ]);
    expect(wordCount(blank())).toBe(3 + 2 + 3 + 2 + 5 + 2);
  });

  it('finds nodes by id', () => {
    const doc = blank();
    const id = String(doc.child(1).child(0).child(1).attrs['id']);
    const found = findById(doc, id);
    expect(found && doc.nodeAt(found.pos)?.type.name).toBe('point');
    expect(findById(doc, 'zzzzzzzzzzzz')).toBeNull();
  });
});

describe('digest', () => {
  // The first four are the examples of FIPS 180-4; the lengths around 64 bytes try every padding.
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
    ['a'.repeat(55), '9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318'],
    ['a'.repeat(56), 'b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a'],
    ['a'.repeat(63), '7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34'],
    ['a'.repeat(64), 'ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb'],
    ['„Ādažu novads” 𝄞 €', '019a23dd77c84994323d51b12fe43dc17926e0c9e05bfac275bc9c6e1e46f43b'],
    ['\ud800', '83d544ccc223c057d2bf80d3f2a32982c32c3c0db8e2674820da5064783fb097'],
  ])('is SHA-256 of the UTF-8 text', (text, expected) => expect(sha256(text)).toBe(expected));

  it('sorts keys', () =>
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe(
      '{"b":[1,{"c":"x","d":null}]}',
    ));

  it('survives storage and sees every change of text, mark, label and id', () => {
    const doc = randomBylaw(3);
    const parsed = parseDocument(json(doc));
    expect(parsed.allowed && documentDigest(parsed.doc)).toBe(documentDigest(doc));
    const spoil = (change: (value: Json) => void) => {
      const value = json(doc);
      change(value);
      return documentDigest(bylawSchema.nodeFromJSON(value));
    };
    const title = (value: Json) => child(value, 0, 2);
    const digests = [
      documentDigest(doc),
      spoil((value) => (child(title(value), 0)['text'] = 'Cits')),
      spoil((value) => (child(title(value), 0)['marks'] = [{ type: 'em' }])),
      spoil((value) => (title(value).attrs['id'] = 'zzzzzzzzzzzz')),
      spoil((value) => (child(value, 1, 0).attrs['label'] = { base: '9', sup: '' })),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });
});
