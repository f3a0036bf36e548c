import {
  EMPTY_OPINION,
  draftViolations,
  fromFile,
  opinionFields,
  toOpinion,
  withChange,
  withItem,
  withItems,
  withoutItem,
} from './opinion-draft';

const codes = (violations: readonly { code: string }[]) => violations.map(({ code }) => code);

describe("an institution's opinion while it is typed", () => {
  it('is one with objections as soon as a point is objected to', () => {
    const draft = withItem({ ...EMPTY_OPINION, verdict: 'no_objections' }, 'p2');
    expect([draft.verdict, draft.items[0]?.kind]).toEqual(['objections', 'objection']);
  });

  it('stays one with proposals while only proposals are added', () => {
    const draft = withItem({ ...EMPTY_OPINION, verdict: 'proposals' }, 'p2');
    expect([draft.verdict, draft.items[0]?.kind]).toEqual(['proposals', 'proposal']);
  });

  it('follows an item that is made a proposal, and one that is made an objection', () => {
    const objecting = withItem(EMPTY_OPINION, 'p2');
    const proposing = withChange(objecting, 1, { kind: 'proposal' });
    expect(proposing.verdict).toBe('proposals');
    expect(withChange(proposing, 1, { kind: 'objection' }).verdict).toBe('objections');
  });

  it('tells items apart also after one was removed', () => {
    const two = withItem(withItem(EMPTY_OPINION, 'p2'), 'p2');
    const again = withItem(withoutItem(two, 1), 'p3');
    expect(new Set(again.items.map(({ key }) => key)).size).toBe(2);
  });

  it('is sent trimmed, and without items where there are no objections', () => {
    const draft = withChange(withItem(EMPTY_OPINION, ''), 1, { text: ' Par īsu. ', grounds: ' Maz ļaužu. ' });
    expect(toOpinion({ ...draft, approvedBy: ' A. Kalniņš ' })).toEqual({
      verdict: 'objections',
      text: '',
      approvedBy: 'A. Kalniņš',
      items: [
        { kind: 'objection', unitId: null, text: 'Par īsu.', grounds: 'Maz ļaužu.', proposedWording: null },
      ],
    });
    expect(toOpinion({ ...draft, verdict: 'no_objections' }).items).toEqual([]);
  });

  it('asks for a verdict first, then for everything at once', () => {
    expect(codes(draftViolations(EMPTY_OPINION))).toEqual(['coordination.verdict_missing']);
    expect(codes(draftViolations(withItem(EMPTY_OPINION, 'p2')))).toEqual([
      'coordination.approver_missing',
      'coordination.item_text_missing',
      'coordination.grounds_missing',
    ]);
  });

  it('leads from what is wrong to the control', () => {
    const draft = withoutItem(withItem(withItem(EMPTY_OPINION, 'p2'), 'p3'), 1);
    expect(opinionFields(draft)['items.0.grounds']).toBe('item-2-grounds');
  });
});

describe('what somebody else wrote', () => {
  const item = {
    kind: 'objection' as const,
    unitId: null,
    text: 'Termiņš ir par īsu.',
    grounds: 'Nevar izpildīt.',
    proposedWording: null,
  };

  it('comes after what is typed already and says with it what the verdict is', () => {
    const draft = withItems(withItem({ ...EMPTY_OPINION, verdict: 'proposals' }, 'p1'), [item]);
    expect(draft.verdict).toBe('objections');
    expect(draft.items.map(({ key, kind }) => [key, kind])).toEqual([
      [1, 'proposal'],
      [2, 'objection'],
    ]);
    expect(draft.items[1]).toMatchObject({ unitId: '', text: item.text, proposedWording: '' });
  });

  it('replaces the items when it comes in a file, and leaves what the file does not say', () => {
    const typed = { ...withItem(EMPTY_OPINION, 'p1'), approvedBy: 'Andris Kalniņš' };
    const draft = fromFile(typed, {
      form: true,
      foreign: false,
      opinion: { verdict: null, text: 'Kopumā atbalstām.', approvedBy: '', items: [item] },
      documentNo: '',
      unplaced: [],
      paragraphs: [],
    });
    expect(draft).toMatchObject({
      text: 'Kopumā atbalstām.',
      approvedBy: 'Andris Kalniņš',
      verdict: 'objections',
    });
    expect(draft.items.map(({ text }) => text)).toEqual([item.text]);
  });
});
