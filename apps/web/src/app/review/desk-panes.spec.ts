import { firstPanes, panesOf, togglePane, type DeskPaneKind } from './desk-panes';

const NOTHING = { comparison: null, earlier: [], base: null, memorandum: null };

describe('the panes of a reviewer’s desk', () => {
  it('offers what there is', () => {
    expect(panesOf(NOTHING)).toEqual(['text', 'opinions', 'earlier']);
    expect(panesOf({ ...NOTHING, comparison: {}, base: {} as never, memorandum: {} as never })).toEqual([
      'changes',
      'base',
      'effect',
      'text',
      'memorandum',
      'opinions',
      'earlier',
    ]);
  });

  it.each([
    [['text', 'memorandum', 'opinions'], true, ['text', 'memorandum']],
    [['text', 'memorandum', 'opinions'], false, ['text']],
    [['base', 'effect', 'text', 'memorandum'], true, ['text', 'effect']],
    [['changes', 'text', 'memorandum'], true, ['changes', 'text']],
    [['text', 'opinions'], true, ['text']],
  ] as [DeskPaneKind[], boolean, DeskPaneKind[]][])(
    'of %j, wide %s, first shows %j',
    (choices, wide, shown) => {
      expect(firstPanes(choices, wide)).toEqual(shown);
    },
  );

  it.each([
    [['text'], 'memorandum', ['text', 'memorandum']],
    [['text', 'memorandum'], 'text', ['memorandum']],
    [['text'], 'text', ['text']],
    [['text', 'memorandum', 'opinions'], 'earlier', ['memorandum', 'opinions', 'earlier']],
  ] as [DeskPaneKind[], DeskPaneKind, DeskPaneKind[]][])(
    'from %j, choosing %s leaves %j',
    (shown, kind, then) => {
      expect(togglePane(shown, kind)).toEqual(then);
    },
  );
});
