import fc from 'fast-check';
import type { EventBasis, EventPlan, LegalDay } from '#libs/contracts';
import { EVENT_BASES, EVENT_METHODS, EVENT_SUBJECTS } from '#libs/contracts';
import { addUnits, createCalendar, daysBetween } from '#libs/legal-calendar';
import { runs } from '../../tests/support/runs.js';
import {
  checkAnnouncement,
  checkLength,
  checkMeeting,
  checkRegistration,
  dutiesOf,
  eventTerm,
  lengthRules,
  noticeArticle,
  noticeRules,
} from './index.js';
import { EVENT } from './testing/event.js';

// Made up: only the shape matters, a holiday inside every term.
const calendar = createCalendar([{ day: '2027-05-04', kind: 'holiday', name: 'Svētki' }]);

const RECORD = { article: { act: 'PL', ref: '55(3)' }, from: '2027-03-01', to: '2028-06-01' } as const;

function findings(change: Partial<EventPlan> = {}, more: { earlier?: LegalDay; today?: LegalDay } = {}) {
  return checkAnnouncement({
    event: { ...EVENT, ...change },
    publications: [RECORD],
    earlierApproved: more.earlier ?? null,
    today: more.today ?? '2027-02-23',
    calendar,
  });
}
const codes = (change: Partial<EventPlan> = {}, more = {}): string[] =>
  findings(change, more).violations.map(({ code }) => code);
const discussion = (change: Partial<NonNullable<EventPlan['discussion']>>): Partial<EventPlan> => ({
  discussion: { ...(EVENT.discussion as NonNullable<EventPlan['discussion']>), ...change },
});

describe('the length of an event', () => {
  it.each([
    [['opinion_stage'], 'external_act', ['SN.OPINION_MIN'], '2027-03-15'],
    [['public_discussion'], 'other', ['PA.MIN'], '2027-03-31'],
    [['participation'], 'external_act', ['P.CONSULT_ACT'], '2027-03-15'],
    [['participation'], 'planning_document', ['P.CONSULT_PLAN'], '2027-03-31'],
    [['participation'], 'other', [], '2027-03-01'],
    [['opinion_stage', 'public_discussion'], 'external_act', ['SN.OPINION_MIN', 'PA.MIN'], '2027-03-31'],
    [
      ['opinion_stage', 'participation'],
      'planning_document',
      ['SN.OPINION_MIN', 'P.CONSULT_PLAN'],
      '2027-03-31',
    ],
  ] as const)('of %j about %s rests on %j', (bases, subject, rules, end) => {
    const facts = { bases: [...bases], subject, methods: ['public_discussion' as const] };
    expect(lengthRules(facts)).toEqual(rules);
    const term = eventTerm(facts, '2027-03-01', calendar);
    expect(term.earliestEnd).toBe(end);
    expect(term.strictest?.code ?? null).toBe(rules.at(-1) ?? null);
  });

  const facts = fc.record({
    bases: fc.subarray([...EVENT_BASES], { minLength: 1 }),
    subject: fc.constantFrom(...EVENT_SUBJECTS),
    methods: fc.subarray([...EVENT_METHODS], { minLength: 1 }),
  });
  const day = fc.integer({ min: 0, max: 1200 }).map((n) => addUnits('2026-01-01', n, 'day'));

  it('is never shorter with one basis more, and the strictest term keeps every basis', () => {
    fc.assert(
      fc.property(facts, day, (event, opens) => {
        const all = eventTerm(event, opens, calendar);
        for (const basis of event.bases) {
          const alone = eventTerm({ ...event, bases: [basis] }, opens, calendar);
          expect(alone.earliestEnd <= all.earliestEnd).toBe(true);
        }
        for (const { verdict } of checkLength(event, opens, all.earliestEnd, calendar)) {
          expect(verdict).toBe('kept');
        }
        if (!all.strictest) return;
        const shorter = checkLength(event, opens, addUnits(all.earliestEnd, -3, 'day'), calendar);
        expect(shorter.some(({ verdict }) => verdict !== 'kept')).toBe(true);
        expect(daysBetween(opens, all.earliestEnd)).toBeGreaterThanOrEqual(14);
      }),
      runs(300),
    );
  });
});

describe('announcing', () => {
  it('lets through what has everything, five days after the notice went to the gazette', () => {
    expect(findings()).toEqual({ violations: [], warnings: [] });
  });

  it.each<[string, Partial<EventPlan>, string]>([
    ['no title', { title: ' ' }, 'event.title_missing'],
    ['no basis', { bases: [] }, 'event.basis_missing'],
    ['no question', { question: '' }, 'event.question_missing'],
    ['no grounds', { grounds: '' }, 'event.grounds_missing'],
    ['no aim', { aim: '' }, 'event.aim_missing'],
    ['nobody responsible', { responsible: { name: '', phone: '', email: '' } }, 'event.responsible_missing'],
    ['no contact', { responsible: { name: 'A', phone: '', email: '' } }, 'event.contact_missing'],
    ['no group', { groups: [] }, 'event.groups_missing'],
    ['no end', { closes: null }, 'event.term_missing'],
    ['turned round', { closes: '2027-02-01' }, 'event.term_turned'],
    ['28 days', { closes: '2027-03-29' }, 'event.term_too_short'],
    ['no place', { places: [] }, 'event.places_missing'],
    ['no decision', discussion({ decisionNo: '' }), 'event.decision_missing'],
    ['decision later', discussion({ decisionDay: '2027-03-02' }), 'event.decision_after_start'],
    ['no initiator', discussion({ initiator: null }), 'event.initiator_missing'],
    ['exclusions not looked at', discussion({ excluded: null }), 'event.exclusions_unchecked'],
    ['about the budget', discussion({ excluded: ['budget'] }), 'event.subject_excluded'],
    ['no notice', discussion({ gazetteSent: null }), 'event.gazette_not_sent'],
    ['late notice', discussion({ gazetteSent: '2027-02-25' }), 'event.gazette_too_late'],
    ['without its facts', { discussion: null }, 'event.decision_missing'],
  ])('is refused: %s', (_name, change, code) => {
    expect(codes(change)).toContain(code);
  });

  it.each([
    ['2027-02-22', []],
    ['2027-02-23', []],
    ['2027-02-24', ['event.notice_counted_inclusively']],
  ])('counts three whole working days from a notice sent on %s', (gazetteSent, warnings) => {
    const { violations, warnings: found } = findings(discussion({ gazetteSent }));
    expect(violations).toEqual([]);
    expect(found.map(({ code }) => code)).toEqual(warnings);
  });

  it('warns of an inclusive month and of an end on a free day', () => {
    expect(findings({ closes: '2027-03-30' }).warnings.map(({ code }) => code)).toEqual([
      'event.term_counted_inclusively',
    ]);
    const onSunday = findings({ opens: '2027-03-05', closes: '2027-04-04' });
    expect(onSunday.warnings.map(({ code }) => code)).toEqual(['event.term_ends_on_free_day']);
  });

  it('waits a year after the summary of an earlier discussion was approved', () => {
    expect(codes({}, { earlier: '2026-03-02' })).toContain('event.repeated_too_early');
    expect(codes({}, { earlier: '2026-02-28' })).not.toContain('event.repeated_too_early');
  });

  it('asks for the publication under the article of its basis, over the whole term', () => {
    expect(noticeArticle(['participation'])).toEqual({ act: 'MK639', ref: '7' });
    const asked = (bases: EventBasis[], to: LegalDay | null) =>
      checkAnnouncement({
        event: { ...EVENT, bases },
        publications: [{ ...RECORD, to }],
        earlierApproved: null,
        today: '2027-02-01',
        calendar,
      }).violations.map(({ code }) => code);
    expect(asked(['participation'], null)).toEqual(['event.publication_missing']);
    expect(asked(['public_discussion'], '2027-03-20')).toEqual(['event.publication_too_short']);
    expect(asked(['public_discussion'], null)).toEqual([]);
  });

  it('asks 14 days before a survey that rests on MK639 alone', () => {
    const survey: Partial<EventPlan> = { bases: ['participation'], methods: ['survey'] };
    expect(noticeRules({ ...EVENT, ...survey })).toEqual(['P.NOTICE']);
    expect(codes(survey, { today: '2027-02-20' })).toContain('event.notice_too_late');
    expect(codes(survey, { today: '2027-02-12' })).not.toContain('event.notice_too_late');
  });
});

describe('what follows a public discussion', () => {
  it('is told with its days', () => {
    const duties = dutiesOf(
      {
        event: EVENT,
        outcome: { approvedDay: '2027-04-30', publishedDay: '2027-05-10', decidedDay: null },
        today: '2027-05-20',
      },
      calendar,
    );
    expect(duties.map(({ code, day, late }) => [code, day, late])).toEqual([
      ['PA.NOTICE', '2027-02-23', false],
      ['PA.SUMMARY_PUB', '2027-05-06', true],
      ['PA.DECIDE', '2027-05-31', false],
      ['PA.KEEP', '2028-05-01', false],
      ['PA.REPEAT', '2028-05-01', false],
    ]);
  });

  it('is nothing where there is no discussion', () => {
    const outcome = { approvedDay: '2027-04-30', publishedDay: null, decidedDay: null };
    const event = { ...EVENT, bases: ['participation' as const] };
    expect(dutiesOf({ event, outcome, today: '2027-05-20' }, calendar)).toEqual([]);
  });
});

describe('a gathering', () => {
  const meeting = {
    kind: 'meeting',
    topic: 'Parka nākotne',
    day: '2027-03-18',
    begins: '18:00',
    ends: '20:00',
    format: 'in_person',
    place: 'Vidzāles kultūras nams',
    link: '',
    capacity: 2,
    registerBy: null,
  } as const;

  it.each([
    ['2027-03-03', [], []],
    ['2027-03-04', [], ['event.notice_counted_inclusively']],
    ['2027-03-05', ['meeting.announced_too_late'], []],
  ])('announced on %s', (announced, violations, warnings) => {
    const found = checkMeeting(meeting, announced, calendar);
    expect(found.violations.map(({ code }) => code)).toEqual(violations);
    expect(found.warnings.map(({ code }) => code)).toEqual(warnings);
  });

  it('is told with its place or its link, and ends after it begins', () => {
    const wrong = { ...meeting, format: 'combined' as const, place: '', ends: '18:00', topic: '' };
    const found = checkMeeting({ ...wrong, registerBy: '2027-03-19' }, '2027-02-01', calendar);
    expect(found.violations.map(({ code }) => code)).toEqual([
      'meeting.topic_missing',
      'meeting.place_missing',
      'meeting.link_missing',
      'meeting.ends_before_it_begins',
      'meeting.registration_after',
    ]);
  });

  it('takes registrations while it is planned, has room and its day has not passed', () => {
    const planned = { ...meeting, state: 'planned' };
    expect(checkRegistration(planned, 1, '2027-03-18')).toEqual([]);
    expect(checkRegistration(planned, 2, '2027-03-18')).toEqual([{ code: 'meeting.full' }]);
    expect(checkRegistration(planned, 0, '2027-03-19')).toEqual([{ code: 'meeting.registration_over' }]);
    expect(checkRegistration({ ...planned, state: 'cancelled' }, 0, '2027-03-01')).toEqual([
      { code: 'meeting.not_planned' },
    ]);
  });
});
