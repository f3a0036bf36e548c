import type { Node } from 'prosemirror-model';
import {
  blankBylaw,
  blankMemorandum,
  bylawSchema,
  idSource,
  memorandumSchema,
  seededRandom,
} from '#libs/bylaw-document';
import { answeredParts, memorandumGuidance, reviewMemorandum, type MemorandumContext } from './index.js';

const newId = idSource(seededRandom(5));

/** A memorandum of the given texts; a part that is left out stays empty. */
function memorandum(texts: Partial<Record<number, string>>): Node {
  const doc = blankMemorandum(newId);
  return doc.copy(
    memorandumSchema.node(
      'doc',
      null,
      doc.children.map((part) => {
        const text = texts[Number(part.attrs['part'])];
        const paragraph = memorandumSchema.node(
          'paragraph',
          { id: newId() },
          text === undefined ? [] : [memorandumSchema.text(text)],
        );
        return part.type.create(part.attrs, [paragraph]);
      }),
    ).content,
  );
}

const bylaw = bylawSchema.nodeFromJSON(
  JSON.parse(
    JSON.stringify(blankBylaw({ issuer: 'Vidzāles novada dome', title: 'Par pagalmiem', newId }).toJSON()),
  ),
);

const context = (changes: Partial<MemorandumContext> = {}): MemorandumContext => ({
  kind: 'normal',
  isFees: false,
  amends: false,
  bylaw,
  calculations: {},
  part8Current: true,
  ...changes,
});

/** The good examples that the product itself gives. */
const GOOD = Object.fromEntries(
  memorandumGuidance({ kind: 'normal', isFees: false, amends: false }).map(({ part, good }) => [part, good]),
);
const BAD = Object.fromEntries(
  memorandumGuidance({ kind: 'normal', isFees: false, amends: false }).map(({ part, bad }) => [part, bad]),
);

const found = (texts: Partial<Record<number, string>>, changes: Partial<MemorandumContext> = {}): string[] =>
  reviewMemorandum(memorandum(texts), context(changes)).map(({ part, code, question }) =>
    [part, code.replace('memorandum.', ''), question].filter((one) => one !== undefined).join(' '),
  );

describe('the guidance', () => {
  it('has all eight parts with questions, examples and readers', () => {
    const parts = memorandumGuidance({ kind: 'normal', isFees: false, amends: false });
    expect(parts.map(({ part }) => part)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const { questions, good, bad, why, readers, article } of parts) {
      expect(questions.length).toBeGreaterThan(1);
      expect([good, bad, why.lv, why.en, readers.lv, readers.en].every((text) => text.length > 15)).toBe(
        true,
      );
      expect(article).toEqual({ act: 'PL', ref: '46(1)' });
    }
    const ids = parts.flatMap(({ questions }) => questions.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leaves part 2 out for municipal fees', () =>
    expect(
      memorandumGuidance({ kind: 'normal', isFees: true, amends: false })
        .filter(({ state }) => state === 'exempt')
        .map(({ part, article }) => [part, article.ref]),
    ).toEqual([[2, '46(2)']]));

  it.each(['budget', 'spatial_planning'] as const)('has nothing for %s drafts', (kind) =>
    expect(memorandumGuidance({ kind, isFees: false, amends: false })).toEqual([]),
  );

  it('asks amending by-laws what they change', () =>
    expect(
      memorandumGuidance({ kind: 'normal', isFees: false, amends: true })[0]?.questions.map(({ id }) => id),
    ).toContain('amended'));
});

describe('the completeness check', () => {
  it('finds every part of a blank memorandum empty', () =>
    expect(found({})).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((part) => `${part} part_empty`)));

  it('finds nothing in the good examples', () => {
    const good = { ...GOOD, 8: String(GOOD[8]).replace(' (projekta 8. punkts)', '') };
    expect(found(good)).toEqual([]);
  });

  it('finds something in every bad example', () => {
    const parts = reviewMemorandum(memorandum(BAD), context()).map(({ part }) => part);
    expect([...new Set(parts)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it.each(['–', '…', 'xxx', 'TODO', '[norādīt mērķi]', 'Jāaizpilda vēlāk'])(
    'takes %s for an empty part',
    (text) => {
      expect(found({ ...GOOD, 1: text })).toContain('1 part_empty');
      expect(answeredParts(memorandum({ 1: text, 2: GOOD[2] }))).toEqual([2]);
    },
  );

  it.each<[string, number, string]>([
    ['1 unanswered alternatives', 1, 'Mērķis ir sakopti pagalmi, par kuriem pērn saņemtas 64 sūdzības.'],
    ['2 no_calculation', 2, 'Izdevumi tiks segti no pašvaldības budžeta esošo līdzekļu ietvaros.'],
    ['3 unanswered competition', 3, String(GOOD[3]).replace(/Konkurence.*$/, '')],
    ['3 unanswered health', 3, String(GOOD[3]).replace(/Veselība[^.]*\./, '')],
    ['4 unanswered institutions', 4, String(GOOD[4]).replace(/Budžeta institūcijām.*$/, '')],
    ['5 no_reason', 5, 'Pašvaldības funkcijas nemainās.'],
    ['7 too_short', 7, 'Noteikumi ir samērīgi.'],
  ])('finds %s', (expected, part, text) => expect(found({ ...GOOD, [part]: text })).toContain(expected));

  it('takes "none" with a reason for an answer', () => {
    const third = (text: string) => found({ ...GOOD, 3: text }).filter((one) => one.startsWith('3'));
    expect(third('Ietekmes uz visām jomām nav, jo precizēts tikai iestādes nosaukums.')).toEqual([]);
    expect(third('Ietekmes uz visām jomām nav.')).toEqual(['3 no_reason']);
  });

  it('does not ask fees for part 2', () =>
    expect(found({ ...GOOD, 2: undefined }, { isFees: true })).not.toContain('2 part_empty'));

  it('takes a calculation for the figures of part 2', () => {
    const text = { ...GOOD, 2: 'Izdevumi un to avoti redzami tabulā zemāk, kur tie arī izskaidroti.' };
    expect(found(text)).toContain('2 no_calculation');
    expect(found(text, { calculations: { fiscal: 'current' } })).not.toContain('2 no_calculation');
  });

  it('says when text and calculation went apart, and when part 8 is old', () =>
    expect(
      found(
        { ...GOOD },
        { calculations: { fiscal: 'changed', administrative: 'missing' }, part8Current: false },
      ),
    ).toEqual(expect.arrayContaining(['2 calculation_changed', '4 calculation_gone', '8 part8_stale'])));

  it('finds names of natural persons with their place', () => {
    const doc = memorandum({ ...GOOD, 8: `${GOOD[8]} Anna Zariņa lūdza pagarināt termiņu.` });
    const finding = reviewMemorandum(doc, context()).find(({ code }) => code === 'memorandum.personal_data');
    expect(finding).toMatchObject({
      part: 8,
      params: { part: 8, found: 'Anna Zariņa' },
      article: { act: 'OPL', ref: '11(1)' },
    });
    expect(finding?.position).not.toBeNull();
  });

  it('finds points that the by-law does not have', () => {
    const text = { ...GOOD, 6: `${GOOD[6]} Uzraudzību nosaka noteikumu 1. punkts un noteikumu 47. punkts.` };
    expect(found(text).filter((one) => one.startsWith('6'))).toEqual(['6 reference_unknown']);
    expect(found(text, { bylaw: null }).filter((one) => one.startsWith('6'))).toEqual([]);
  });

  it('leaves places of laws alone', () => {
    const text = { ...GOOD, 6: `${GOOD[6]} Skatīt Pašvaldību likuma 46. panta pirmās daļas 8. punktu.` };
    expect(found(text).filter((one) => one.startsWith('6'))).toEqual([]);
  });

  it('has nothing to say of budget drafts', () => expect(found({}, { kind: 'budget' })).toEqual([]));
});
