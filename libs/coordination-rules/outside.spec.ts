import { createCalendar, proposeHolidays } from '#libs/legal-calendar';
import {
  callViolations,
  closeViolations,
  deliveryViolations,
  linkExpiry,
  linkOpens,
  meetingOutcomes,
  minutesViolations,
  registrationNumber,
  standingOf,
  unansweredItems,
  type ItemFact,
  type MeetingCall,
  type RoundFact,
} from './index.js';

const calendar = createCalendar([2026].flatMap(proposeHolidays));
const codes = (violations: readonly { code: string }[]): string[] => violations.map(({ code }) => code);

describe('the link of a party without an account', () => {
  it('opens a month longer than the term, so that answers can be read, and not once it is taken back', () => {
    const expiresOn = linkExpiry('2026-03-16');
    expect(expiresOn).toBe('2026-04-15');
    expect(linkOpens({ expiresOn, revoked: false }, '2026-04-15')).toBe(true);
    expect(linkOpens({ expiresOn, revoked: false }, '2026-04-16')).toBe(false);
    expect(linkOpens({ expiresOn, revoked: true }, '2026-03-10')).toBe(false);
  });
});

describe('the record of a sending', () => {
  const round = { sentDay: '2026-03-02', ended: false };
  it.each([
    ['2026-03-02', null, false, []],
    ['2026-03-03', '2026-03-05', false, []],
    ['2026-03-01', null, false, ['coordination.sent_before_round']],
    ['2026-03-09', null, false, ['coordination.sent_in_future']],
    ['2026-03-03', '2026-03-02', false, ['coordination.received_before_sending']],
    ['2026-03-03', '2026-03-07', false, ['coordination.received_in_future']],
    ['2026-03-03', null, true, ['coordination.round_ended']],
  ])('sent %s, received %s, round ended %s: %j', (sentOn, receivedOn, ended, expected) =>
    expect(
      codes(
        deliveryViolations(
          { means: 'e_address', sentOn, receivedOn, note: '' },
          { ...round, ended },
          '2026-03-06',
        ),
      ),
    ).toEqual(expected),
  );
});

describe('calling an agreement meeting', () => {
  const call: MeetingCall = {
    today: '2026-03-16',
    day: '2026-03-23',
    time: '10:00',
    place: 'Sēžu zāle',
    reason: null,
    openRound: false,
    calledAlready: false,
    parties: [{ key: 'a', objections: ['1'] }],
    noticeWorkingDays: 5,
  };
  it.each<[string, Partial<MeetingCall>, string[]]>([
    ['five working days before', {}, []],
    ['four, over a weekend', { day: '2026-03-20' }, ['coordination.meeting_notice_short']],
    ['four with a reason', { day: '2026-03-20', reason: 'Institūcijas lūdza' }, []],
    ['no notice is set', { day: '2026-03-16', noticeWorkingDays: 0 }, []],
    ['yesterday', { day: '2026-03-15' }, ['coordination.meeting_in_past']],
    ['nothing is disputed', { parties: [{ key: 'a', objections: [] }] }, ['coordination.nothing_disputed']],
    ['a round runs', { openRound: true }, ['coordination.round_open']],
    ['one is called', { calledAlready: true }, ['coordination.meeting_called']],
    ['no hour', { time: '25:00' }, ['coordination.meeting_time_missing']],
    ['no place', { place: ' ' }, ['coordination.meeting_place_missing']],
  ])('%s', (_why, changes, expected) =>
    expect(codes(callViolations({ ...call, ...changes }, calendar))).toEqual(expected),
  );
});

describe('the minutes of an agreement meeting', () => {
  const parties = [
    { key: 'a', objections: ['a1', 'a2'] },
    { key: 'b', objections: ['b1'] },
  ];
  const minutes = {
    attendance: [
      { party: 'a', present: true, represented: 'Andris Kalniņš' },
      { party: 'b', present: false, represented: '' },
    ],
    results: [
      { item: 'a1', result: 'agreed' as const, note: 'Trīs mēneši' },
      { item: 'a2', result: 'maintained' as const, note: '' },
      { item: 'b1', result: 'maintained' as const, note: 'nobody said so' },
    ],
    text: 'Vienojās.',
    chair: 'Ilze Bērziņa',
    secretary: 'Mārtiņš Egle',
  };
  const meeting = { day: '2026-03-23', parties };

  it('say who came and what became of every objection of those who did', () => {
    expect(minutesViolations(minutes, meeting, '2026-03-23')).toEqual([]);
    expect(codes(minutesViolations(minutes, meeting, '2026-03-22'))).toEqual([
      'coordination.meeting_not_yet',
    ]);
    expect(
      codes(
        minutesViolations(
          {
            attendance: [{ party: 'a', present: true, represented: ' ' }],
            results: [],
            text: '',
            chair: '',
            secretary: '',
          },
          meeting,
          '2026-03-23',
        ),
      ),
    ).toEqual([
      'coordination.representative_missing',
      'coordination.result_missing',
      'coordination.result_missing',
      'coordination.attendance_missing',
      'coordination.minutes_empty',
      'coordination.chair_missing',
      'coordination.secretary_missing',
    ]);
  });

  it('withdraw the objections of whoever did not come, whatever was typed for them', () =>
    expect(meetingOutcomes(minutes, parties)).toEqual([
      { item: 'a1', result: 'agreed', byAbsence: false, note: 'Trīs mēneši' },
      { item: 'a2', result: 'maintained', byAbsence: false, note: '' },
      { item: 'b1', result: 'withdrawn', byAbsence: true, note: '' },
    ]));
});

describe('what a meeting does to where coordination stands', () => {
  const round = (...items: ItemFact[]): RoundFact => ({
    dueDay: '2026-03-16',
    ended: true,
    parties: [{ key: 'a', opinion: { verdict: 'objections', receivedDay: '2026-03-10', items } }],
  });
  const item = (meeting: ItemFact['meeting'], disposition: ItemFact['disposition'] = null): ItemFact => ({
    kind: 'objection',
    disposition,
    meeting,
  });
  it.each([
    ['withdrawn', round(item('withdrawn')), 'agreed', []],
    ['agreed upon', round(item('agreed', 'partly')), 'agreed', []],
    ['maintained', round(item('maintained', 'declined')), 'not_agreed', ['a']],
    ['one of two settled', round(item('agreed', 'accepted'), item(null, 'declined')), 'not_agreed', ['a']],
  ])('%s', (_why, fact, outcome, disputed) =>
    expect(standingOf([fact])).toEqual({ outcome, toConfirm: [], disputed }),
  );

  it('needs no answer to what was withdrawn, but one to what was agreed', () => {
    expect(unansweredItems([round(item('withdrawn'))])).toBe(0);
    expect(unansweredItems([round(item('agreed'))])).toBe(1);
    expect(codes(closeViolations([round(item('withdrawn'))], null))).toEqual([]);
  });
});

describe('registration numbers', () => {
  it.each([
    ['40008000001', '40008000001'],
    ['4000 8000 001', '40008000001'],
    ['LV 40008000001', '40008000001'],
    ['4000800000', null],
    ['32345678901', null],
    ['010190-12345', null],
  ])('"%s" is %s', (typed, expected) => expect(registrationNumber(typed)).toBe(expected));
});
