import { noticeForm, summaryForm } from './index.js';
import { EVENT } from './testing/event.js';

describe('the forms of MK639', () => {
  it('form 1 has the ten rows of the annex, filled from the event', () => {
    const form = noticeForm({ ...EVENT, code: '27-LD-VID-1' }, []);
    expect(form.rows).toHaveLength(10);
    expect(form.rows.map(([label]) => label?.[0])).toContain('Dokumenta mērķgrupas un ietekme uz tām');
    expect(JSON.stringify(form)).toContain('2027. gada 1. marts – 2027. gada 1. aprīlis');
    expect(form.rows.at(-1)).toEqual([['Atbildīgā persona'], ['Ilze Bērziņa, 64000001']]);
  });

  it('form 2 lists everybody, and nobody by name who did not want to be named', () => {
    const form = summaryForm(
      EVENT,
      [
        {
          author: null,
          isOrganisation: false,
          text: 'Vairāk soliņu.',
          outcome: 'accepted',
          explanation: 'Būs.',
        },
        { author: null, isOrganisation: true, text: 'Skatuve.', outcome: null, explanation: null },
        {
          author: 'Biedrība „Parks”',
          isOrganisation: true,
          text: 'Takas.',
          outcome: 'partly',
          explanation: 'Daļu.',
        },
      ],
      '2027-04-20',
    );
    expect(form.head).toHaveLength(5);
    expect(form.rows.map(([number, author, , outcome]) => [number?.[0], author?.[0], outcome?.[0]])).toEqual([
      ['1.', 'fiziska persona', 'Ņemts vērā'],
      ['2.', 'juridiska persona', ''],
      ['3.', 'Biedrība „Parks”', 'Ņemts vērā daļēji'],
    ]);
    expect(form.foot[0]).toBe('Datums: 20.04.2027.');
  });
});
