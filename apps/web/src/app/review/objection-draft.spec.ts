import {
  EMPTY_OPINION,
  neededFields,
  normsOf,
  toOpinion,
  withChange,
  withObjection,
  withoutObjection,
} from './objection-draft';

const UNITS = [
  { id: 'a', label: '5. punkts', text: 'Tirgoties drīkst …' },
  { id: 'b', label: '5.2. apakšpunkts', text: 'ar atļauju …' },
];

describe('an opinion of the ministry while it is typed', () => {
  it('becomes an opinion with objections as soon as a norm is objected to', () => {
    const draft = withObjection({ ...EMPTY_OPINION, outcome: 'no_objections' }, 'b');
    expect(draft.outcome).toBe('objections_partial');
    expect(withObjection({ ...draft, outcome: 'objections_whole' }, 'a').outcome).toBe('objections_whole');
  });

  it('keeps objections to the same norm apart, also after one was removed', () => {
    const two = withObjection(withObjection(EMPTY_OPINION, 'b'), 'b');
    const [first] = two.objections;
    const again = withObjection(withoutObjection(two, first?.key ?? 0), 'b');
    expect(new Set(again.objections.map((one) => one.key)).size).toBe(2);
  });

  it('asks for reasons and grounds of every objection, and for none when there are none', () => {
    const draft = withChange(withObjection(EMPTY_OPINION, 'b'), 1, { text: 'Nav pilnvarojuma.' });
    const missing = neededFields(draft).filter((field) => !field.value);
    expect(missing.map((field) => field.where)).toEqual(['conclusion', 'objection-1-grounds']);
    const lawful = neededFields({ ...draft, outcome: 'no_objections' });
    expect(lawful.map((field) => field.where)).toEqual(['outcome', 'conclusion']);
  });

  it('is sent with the unit as printed; an unknown one is the whole by-law', () => {
    const draft = withChange(withObjection(withObjection(EMPTY_OPINION, 'b'), 'zudis'), 1, {
      text: ' Nav pilnvarojuma. ',
      grounds: 'PL 44. pants',
    });
    const sent = toOpinion({ ...draft, conclusion: ' Iebildumi. ', number: ' ' }, UNITS);
    expect(sent).toMatchObject({ outcome: 'objections_partial', number: null, conclusion: 'Iebildumi.' });
    expect(sent.objections.map(({ unitId, unitLabel, text }) => [unitId, unitLabel, text])).toEqual([
      ['b', '5.2. apakšpunkts', 'Nav pilnvarojuma.'],
      [null, '', ''],
    ]);
  });

  it('leaves objections out of an opinion without objections', () => {
    const draft = { ...withObjection(EMPTY_OPINION, 'b'), outcome: 'no_objections' as const };
    expect(toOpinion(draft, UNITS).objections).toEqual([]);
  });

  it('names the norms in the order of the text, each once', () => {
    const draft = withObjection(withObjection(withObjection(EMPTY_OPINION, 'b'), 'a'), 'b');
    expect(normsOf(draft, UNITS)).toEqual(['5. punkts', '5.2. apakšpunkts']);
  });
});
