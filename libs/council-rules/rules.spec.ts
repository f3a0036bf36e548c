import { createCalendar, proposeHolidays } from '#libs/legal-calendar';
import {
  awaitsFinanceCommittee,
  checkAgendaChange,
  checkMatter,
  checkRefusal,
  checkRepeatDay,
  committeeHasQuorum,
  committeeResult,
  correctVotes,
  mayAmend,
  newAgendaRows,
  readAgendaTable,
  readRollCallTable,
  readTable,
  REFUSED_DECISIONS,
  repeatWindow,
  SITTING_CHAIR_OFFICES,
  sittingTerms,
  tallyOf,
  votesNeeded,
  writeTable,
  type RecordedVote,
} from './index.js';

const votes = (inFavour: number, against = 0, abstain = 0, away = 0) => ({
  for: inFavour,
  against,
  abstain,
  notParticipating: away,
});
const vote = (personId: string, choice: RecordedVote['choice'], conflict = false): RecordedVote => ({
  personId,
  choice,
  conflict,
});

describe('majorities', () => {
  it.each([
    [15, 'simple', 8],
    [14, 'simple', 8],
    [1, 'simple', 1],
    [15, 'two_thirds', 10],
    [14, 'two_thirds', 10],
    [13, 'two_thirds', 9],
    [0, 'simple', 1],
    [0, 'two_thirds', 1],
  ] as const)('of %i present %s needs %i', (present, majority, needed) => {
    expect(votesNeeded(present, majority)).toBe(needed);
  });

  it.each([
    [votes(3, 2), 'for', 'adopted', false],
    [votes(2, 2), 'for', 'adopted', true],
    [votes(2, 2), 'against', 'rejected', true],
    [votes(2, 2), 'abstain', 'rejected', false],
    [votes(2, 2), null, 'rejected', false],
    // Four present, two for, two abstain: no equal division of for and against.
    [votes(2, 0, 2), 'for', 'rejected', false],
    [votes(0), null, 'rejected', false],
  ] as const)('a committee with %j and its chair %s: %s', (tally, chair, outcome, byChair) => {
    expect(committeeResult(tally, chair)).toEqual({ outcome, byChair, article: { act: 'PL', ref: '41(6)' } });
  });

  it('a committee works with more than half of its members', () => {
    expect(committeeHasQuorum(3, 5)).toBe(true);
    expect(committeeHasQuorum(3, 6)).toBe(false);
  });
});

describe('changes of the agenda', () => {
  it.each([
    ['add', 'regular', votes(10, 5), []],
    ['add', 'regular', votes(9, 6), ['added_without_two_thirds']],
    ['remove', 'regular', votes(9, 6), ['added_without_two_thirds']],
    ['order', 'regular', votes(8, 7), []],
    ['order', 'regular', votes(7, 7), ['agenda_change_not_carried']],
    ['add', 'extraordinary', votes(15), ['extraordinary_agenda_closed']],
    ['remove', 'extraordinary', votes(8, 7), []],
    ['remove', 'extraordinary', votes(7, 8), ['agenda_change_not_carried']],
  ] as const)('%s in a %s sitting with %j: %j', (change, kind, tally, codes) => {
    expect(checkAgendaChange(change, kind, tally).map(({ code }) => code)).toEqual(codes);
  });
});

describe('days around a sitting', () => {
  const calendar = createCalendar(proposeHolidays(2026));

  it('a regular sitting without quorum is held again in seven to fourteen days, an extraordinary one at once', () => {
    expect(repeatWindow('regular', '2026-03-05', calendar)).toMatchObject({
      earliest: '2026-03-13',
      latest: '2026-03-19',
    });
    // Thursday before Good Friday: the next working day is the Tuesday after Easter.
    expect(repeatWindow('extraordinary', '2026-04-02', calendar).latest).toBe('2026-04-07');
    const failed = { kind: 'regular', day: '2026-03-05', repeatLevel: 0 } as const;
    expect(checkRepeatDay(failed, { kind: 'regular', day: '2026-03-16' }, calendar)).toEqual([]);
    expect(checkRepeatDay(failed, { kind: 'regular', day: '2026-03-10' }, calendar)).toMatchObject([
      { code: 'repeat_outside_window', article: { act: 'PL', ref: '32(1)1' } },
    ]);
    expect(checkRepeatDay(failed, { kind: 'extraordinary', day: '2026-03-16' }, calendar)).toMatchObject([
      { code: 'repeat_of_other_kind' },
    ]);
  });

  it('tells what is to be done afterwards, by when, and what was late', () => {
    const record = {
      day: '2026-03-05',
      ofCommittee: false,
      minutesSignedOn: '2026-03-13',
      minutesPublishedOn: '2026-03-18',
      recordingPublishedOn: null,
      recordingRemovedOn: null,
      decisionsSignedOn: '2026-03-10',
      decisionsPublishedOn: null,
    };
    const terms = sittingTerms(record, '2026-03-16', calendar).map(({ what, due, state, article }) => [
      what,
      due,
      state,
      article.ref,
    ]);
    expect(terms).toEqual([
      ['signMinutes', '2026-03-12', 'done_late', '38(4)'],
      ['publishRecording', '2026-03-12', 'late', '38(6)'],
      ['publishMinutes', '2026-03-18', 'done', '38(6)'],
      ['councillorViews', '2026-03-20', 'running', '38(5)'],
      ['publishDecisions', '2026-03-13', 'late', '38(6)'],
    ]);
    const committee = sittingTerms({ ...record, ofCommittee: true }, '2026-03-16', calendar);
    expect(committee.map(({ what, article }) => [what, article.ref])).toEqual([['publishMinutes', '41(8)']]);
  });
});

describe('corrections of a recorded vote', () => {
  const recorded = [vote('a', 'for'), vote('b', 'for'), vote('c', 'against'), vote('d', 'abstain')];

  it('may change who voted how, never what was decided', () => {
    const swapped = correctVotes(
      [...recorded, vote('e', 'for')],
      [vote('c', 'abstain'), vote('d', 'against')],
    );
    expect(swapped.violations).toEqual([]);
    expect(tallyOf(swapped.votes.map(({ choice }) => choice))).toEqual(votes(3, 1, 1));
    const turned = correctVotes(recorded, [vote('d', 'not_participating')]);
    expect(turned.violations).toMatchObject([{ code: 'correction_turns_result' }]);
  });

  it('name councillors of that roll call and change something', () => {
    const codes = (changes: RecordedVote[]) =>
      correctVotes(recorded, changes).violations.map(({ code }) => code);
    expect(codes([vote('z', 'for')])).toEqual(['vote_not_in_roll_call']);
    expect(codes([vote('a', 'for', true)])).toEqual(['vote_despite_conflict']);
    expect(codes([vote('a', 'for')])).toEqual(['correction_changes_nothing']);
  });
});

describe('matters', () => {
  it('closed ones need ground and essence; by-laws are never closed', () => {
    const matter = {
      closedGround: 'adoption',
      essence: 'Par adopciju',
      unbudgeted: false,
      isBylaw: false,
    } as const;
    expect(checkMatter(matter)).toEqual([]);
    expect(checkMatter({ ...matter, essence: ' ' })).toMatchObject([{ code: 'essence_missing' }]);
    expect(checkMatter({ ...matter, isBylaw: true })).toMatchObject([{ code: 'bylaw_cannot_be_closed' }]);
  });

  it('cost outside the budget waits for the finance committee; a minister’s draft is not amended', () => {
    expect(awaitsFinanceCommittee({ unbudgeted: true }, [{ ofFinance: false, outcome: 'adopted' }])).toBe(
      true,
    );
    expect(awaitsFinanceCommittee({ unbudgeted: true }, [{ ofFinance: true, outcome: 'rejected' }])).toBe(
      false,
    );
    expect(awaitsFinanceCommittee({ unbudgeted: false }, [])).toBe(false);
    expect([mayAmend('minister'), mayAmend('cabinet'), mayAmend('committee'), mayAmend(null)]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('tables', () => {
  it('are read back as they were written, whatever stands in them', () => {
    const rows = [
      ['Par "Ievām", 5', 'viens;divi'],
      ['rinda\nrinda', ''],
    ];
    expect(readTable(writeTable(['a', 'b'], rows))).toEqual([['a', 'b'], ...rows]);
    expect(writeTable(['a'], [['=1+1']])).toContain(`'=1+1`);
  });

  it('give an agenda by the names of their columns', () => {
    const text =
      'Reģ. nr.;Nosaukums;Ziņotājs;Būtība\n1.1-5/12;Par telpu nomu;A. Kalniņš;\n;Par adopciju;;Par bērna interesēm\n';
    expect(readAgendaTable(text).rows).toEqual([
      { title: 'Par telpu nomu', rapporteur: 'A. Kalniņš', registerNumber: '1.1-5/12', essence: null },
      { title: 'Par adopciju', rapporteur: null, registerNumber: null, essence: 'Par bērna interesēm' },
    ]);
    expect(readAgendaTable('a;b\n1;2').violations).toMatchObject([{ code: 'table_without_title_column' }]);
    expect(readAgendaTable('nosaukums;ziņo\n;x').violations).toMatchObject([
      { code: 'table_line_without_title', params: { line: 2 } },
    ]);
  });

  it('add to an agenda only what is not on it, by number or else by title', () => {
    const row = (title: string, registerNumber: string | null = null) => ({ title, registerNumber });
    const present = [row('Par telpu nomu', '1.1-5/12'), row('Par adopciju')];
    const fresh = [row('Par telpu nomu', '1.1-5/13'), row('Par ielu'), row('Par adopciju', '7')];
    const known = [row('Par telpām', '1.1-5/12'), row('PAR ADOPCIJU'), row('par ielu')];
    expect(newAgendaRows([...fresh, ...known], present)).toEqual(fresh);
    expect(newAgendaRows(fresh, fresh)).toEqual([]);
  });

  it('give a roll call with names in either order and tell what cannot be read', () => {
    const councillors = [
      { personId: 'a', name: 'Anna Ozola' },
      { personId: 'b', name: 'Jānis Bērzs' },
    ];
    const read = readRollCallTable(
      'Deputāts,Balsojums\nOzola Anna,Par\nJānis Bērzs,Nav piedalījies',
      councillors,
    );
    expect(read).toEqual({
      rows: [
        { personId: 'a', choice: 'for' },
        { personId: 'b', choice: 'not_participating' },
      ],
      violations: [],
    });
    const bad = readRollCallTable(
      'Anna Ozola;par\nAnna Ozola;pret\nNav Tāda;par\nJānis Bērzs;varbūt',
      councillors,
    );
    expect(bad.violations).toEqual([
      { code: 'table_councillor_twice', params: { line: 2 }, where: 'file' },
      { code: 'table_unknown_councillor', params: { line: 3 }, where: 'file' },
      { code: 'table_unknown_choice', params: { line: 4 }, where: 'file' },
    ]);
  });
});

describe('a refusal to sign (PL 37(6))', () => {
  it('is barred to the chair of the council and the deputy for decisions about themselves, and for nothing else', () => {
    const barred = SITTING_CHAIR_OFFICES.flatMap((office) =>
      REFUSED_DECISIONS.filter((decision) => checkRefusal(decision, office).length > 0).map((decision) => [
        office,
        decision,
      ]),
    );
    expect(barred).toEqual([
      ['council_chair', 'chairs_order_repealed'],
      ['council_chair', 'chair_appointed_or_dismissed'],
      ['deputy_chair', 'chairs_order_repealed'],
      ['deputy_chair', 'chair_appointed_or_dismissed'],
    ]);
    expect(checkRefusal('chairs_order_repealed', 'deputy_chair')).toEqual([
      {
        code: 'refusal_to_sign_barred',
        article: { act: 'PL', ref: '37(6)' },
        where: 'decision',
        params: { decision: 'chairs_order_repealed' },
      },
    ]);
  });
});
