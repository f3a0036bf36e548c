import { citationTip, readCitationTip, readReferenceTip, referenceTip } from './tips.js';

describe('tooltips of references', () => {
  it.each([
    { act: 'PL', ref: '46(3)' },
    { act: '336956', ref: '' },
    { act: 'MK noteikumi: 100 %', ref: '2.: a, b' },
  ])('carry the citation %j', (attrs) => expect(readCitationTip(citationTip(attrs))).toEqual(attrs));

  it.each([
    { unit: 'point', inflection: 'loc', form: 'full', printed: '' },
    { unit: 'annex', inflection: 'gen', form: 'number', printed: '2. pielikuma' },
  ])('carry the reference %j', (attrs) => expect(readReferenceTip(referenceTip(attrs))).toEqual(attrs));

  it.each(['', 'Atsauce', 'Ctrl+Click to follow link'])('are told from others (%s)', (tip) => {
    expect(readCitationTip(tip)).toBeNull();
    expect(readReferenceTip(tip)).toBeNull();
  });
});
