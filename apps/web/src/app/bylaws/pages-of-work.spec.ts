import { EVENTS, FINAL_STATES, STATES, transition, TRANSITIONS } from '#libs/bylaw-procedure';
import lv from '../../i18n/lv';
import { COLUMNS, fillColumns } from './board-columns';
import { pageOfEvent, pageOfGuard, pageOfWork, TABS } from './pages-of-work';
import { shownChecklist } from './shown-checklist';

/** Met on the overview itself. */
const AT_HOME = [
  'endorsedByLegal',
  'endorsedByHead',
  'reasonGiven',
  'article46Applies',
  'lateCorrectionAllowed',
  'correctionUnderWay',
  'notInCorrection',
  'legalInTurn',
  'headInTurn',
  'ownEndorsersAsked',
  'ownInTurn',
  'endorsedByOthers',
  'noReexaminationPending',
  'planningRecordLinked',
  'notSpatialPlanning',
  'isSpatialPlanning',
  'committeesAsked',
  'committeesHeard',
  'exPostConcluded',
  'repealedByNow',
  'basisLapsedByNow',
  'ownTermOver',
  'voidedByNow',
];

describe('where work is done', () => {
  const guards = [...new Set(TRANSITIONS.flatMap((row) => row.guards as readonly string[]))];

  it.each(guards)('the condition %s is met on a page that exists', (guard) => {
    const page = pageOfGuard(guard);
    if (AT_HOME.includes(guard)) expect(page).toBe('');
    else expect([...TABS.filter(Boolean), 'jautajumi']).toContain(page);
  });

  it('every page that work leads to has the words of its link', () => {
    const pages = guards.map(pageOfGuard).filter(Boolean);
    expect(pages.filter((page) => !(page in lv.bylaws.goTo))).toEqual([]);
  });

  it('events that record something happen where it is recorded', () => {
    const at = (page: string) => EVENTS.filter((event) => pageOfEvent(event) === page);
    expect(at('viedokli')).toContain('openOpinionStage');
    expect(at('dome').every((event) => transition(event).requires.startsWith('council.'))).toBe(true);
    expect(at('izsludinasana').every((event) => transition(event).requires === 'promulgation.manage')).toBe(
      true,
    );
    expect(at('atzinums')).toEqual(expect.arrayContaining(['sendForReview', 'recordSilentConsent']));
    expect(pageOfEvent('sendForEndorsement')).toBe('');
  });

  it('begins at the first condition, else at the event', () => {
    expect(pageOfWork({ event: 'putOnAgenda', waitsFor: ['questionnaireComplete', 'hasTitle'] })).toBe(
      'jautajumi',
    );
    expect(pageOfWork({ event: 'putOnAgenda', waitsFor: [] })).toBe('dome');
  });

  it('every event has its words for the history', () => {
    expect(EVENTS.filter((event) => !(event in lv.bylaws.event))).toEqual([]);
  });
});

describe('the board', () => {
  it('has a column for every state but those in which all is over, each state in one', () => {
    const states = COLUMNS.flatMap((column) => column.states);
    expect([...states].sort()).toEqual(STATES.filter((state) => !FINAL_STATES.includes(state)).sort());
  });

  it('counts also what was not loaded', () => {
    const columns = fillColumns([], { adopted: 2, on_agenda: 3, withdrawn: 9 });
    expect(columns.map((column) => column.total)).toEqual([0, 0, 0, 5, 0, 0, 0]);
  });
});

describe('the checklist of an event', () => {
  it('speaks of own steps only where the municipality has them, or where something is wrong', () => {
    const steps = {
      endorsers: [{ code: 'legal', name: '', people: [], mine: false }],
      endorseInOrder: false,
      committees: [{ code: 'social', name: 'Sociālo lietu komiteja' }],
    };
    const plain = { steps: { ...steps, committees: [] } };
    const list = ['endorsedByOthers', 'committeesHeard', 'ownSigningTerm'].map((code) => entry(code, true));
    const codes = (life: typeof plain, unmet: string[] = []) =>
      shownChecklist(
        list.map((one) => ({ ...one, met: !unmet.includes(one.code) })),
        'openOpinionStage',
        { amends: false, life },
      ).map((one) => one.code);
    expect(codes(plain)).toEqual([]);
    expect(codes({ steps })).toEqual(['committeesHeard']);
    expect(codes(plain, ['ownSigningTerm'])).toEqual(['ownSigningTerm']);
  });

  const entry = (code: string, met: boolean, event = 'openOpinionStage') => ({
    code,
    met,
    events: [event],
    article: null,
    actor: 'lawyer',
    violations: [],
  });
  const shown = (...entries: ReturnType<typeof entry>[]) =>
    shownChecklist(entries, 'openOpinionStage').map((one) => one.code);

  it('leaves out what holds only because there is nothing it could be about', () => {
    const term = entry('opinionTermLongEnough', true);
    expect(shown(entry('opinionPublicationRecorded', false), term)).toEqual(['opinionPublicationRecorded']);
    expect(shown(entry('opinionPublicationRecorded', true), term)).toHaveLength(2);
  });

  it('never leaves out what is not met, and keeps to the event', () => {
    const term = entry('opinionTermLongEnough', false);
    expect(shown(entry('opinionPublicationRecorded', false), term)).toHaveLength(2);
    expect(shown(entry('hasTitle', true, 'submitToCouncil'))).toEqual([]);
  });
});
