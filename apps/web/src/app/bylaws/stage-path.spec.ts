import type { DossierView, TimelineEntry } from '#libs/contracts';
import { stagePath } from './stage-path';

const entry = (
  seq: number,
  event: string,
  from: string | null,
  to: string | null,
  day: string,
): TimelineEntry => ({
  seq,
  event,
  from,
  to,
  day,
  at: `${day}T08:00:00.000Z`,
  actor: null,
  article: null,
  documents: [],
  details: {},
  isPublic: false,
});

const dossier = (change: Partial<DossierView>) =>
  ({
    kind: 'normal',
    state: 'endorsement',
    stateSince: '2027-02-01',
    track: null,
    deadlines: [],
    nextStep: null,
    availableEvents: [],
    timeline: [
      entry(1, 'start', null, 'draft', '2027-01-04'),
      entry(2, 'sendForEndorsement', 'draft', 'endorsement', '2027-01-11'),
      entry(3, 'returnToDraft', 'endorsement', 'draft', '2027-01-18'),
      entry(4, 'sendForEndorsement', 'draft', 'endorsement', '2027-02-01'),
      entry(5, 'endorseLegal', 'endorsement', 'endorsement', '2027-02-02'),
    ],
    ...change,
  }) as DossierView;

const shown = (view: DossierView) =>
  stagePath(view).map(({ state, is, day }) => `${state} ${is} ${day ?? '-'}`);

describe('the way of a dossier', () => {
  it('tells the last entry into each stage and where the dossier is now', () => {
    expect(shown(dossier({})).slice(0, 4)).toEqual([
      'draft done 2027-01-18',
      'endorsement now 2027-02-01',
      'opinion_stage next -',
      'opinion_summary next -',
    ]);
  });

  it('leaves the stages ahead open after a return', () => {
    const back = dossier({ state: 'draft', stateSince: '2027-01-18' });
    expect(shown(back).slice(0, 2)).toEqual(['draft now 2027-01-18', 'endorsement next -']);
  });

  it('skips the opinion stage of a budget', () => {
    const stages = stagePath(dossier({ kind: 'budget' }));
    expect(stages.filter((one) => one.is === 'skipped').map((one) => one.state)).toEqual([
      'opinion_stage',
      'opinion_summary',
    ]);
  });

  it('has coordination where the draft was sent from, while it is there', () => {
    const coordinated = (from: string) =>
      stagePath(
        dossier({
          state: 'coordination',
          stateSince: '2027-02-08',
          timeline: [
            entry(1, 'sendForEndorsement', 'draft', 'endorsement', '2027-02-01'),
            entry(2, 'sendForCoordination', from, 'coordination', '2027-02-08'),
          ],
        }),
      ).map(({ state, is }) => `${state} ${is}`);
    expect(coordinated('endorsement').slice(1, 4)).toEqual([
      'endorsement done',
      'coordination now',
      'opinion_stage next',
    ]);
    expect(coordinated('opinion_summary').slice(3, 6)).toEqual([
      'opinion_summary done',
      'coordination now',
      'council_ready next',
    ]);
    expect(stagePath(dossier({})).map(({ state }) => state)).not.toContain('coordination');
  });

  it('has the review of the ministry only where the content needs it', () => {
    const states = (view: DossierView) => stagePath(view).map((one) => one.state);
    expect(states(dossier({}))).not.toContain('review_required');
    expect(states(dossier({ track: 'B' }))).toEqual(
      expect.arrayContaining(['review_required', 'in_review', 'promulgation_ready']),
    );
    for (const detour of ['review_objections', 'correction', 'publication_barred']) {
      expect(states(dossier({ track: 'B' }))).not.toContain(detour);
      expect(states(dossier({ track: 'B', state: detour }))).toContain(detour);
    }
  });

  it('shows the term of the next step at the stage it leads to', () => {
    const deadline = {
      code: 'SN.SIGN_DECISION',
      article: { act: 'PL' as const, ref: '37(5)' },
      from: '2027-03-01',
      day: '2027-03-08',
      sense: 'due' as const,
      workingDaysLeft: 5,
      overdue: false,
      explanation: [],
    };
    const stages = stagePath(
      dossier({
        state: 'adopted',
        nextStep: {
          event: 'recordSignature',
          actor: 'sitting_chair',
          takenBy: 'sitting_chair',
          article: null,
          ready: true,
          waitsFor: [],
          deadline,
        },
        availableEvents: [
          {
            event: 'recordSignature',
            to: 'signed',
            kind: 'forward',
            actor: 'sitting_chair',
            permitted: true,
            article: null,
            violations: [],
            warnings: [],
          },
        ],
      }),
    );
    const signed = stages.find((one) => one.state === 'signed');
    expect(signed).toMatchObject({ is: 'next', day: '2027-03-08', dayMeans: 'by' });
    expect(stages.filter((one) => one.is === 'next' && one.day)).toHaveLength(1);
  });

  it.each(['repealed', 'lapsed'])('ends in %s after force, and shows no other end', (state) => {
    const ended = dossier({ state, stateSince: '2029-01-01' });
    expect(shown(ended).slice(-2)).toEqual(['in_force done -', `${state} now 2029-01-01`]);
    expect(stagePath(dossier({ state: 'in_force' })).at(-1)?.state).toBe('in_force');
  });

  it('ends where the draft was withdrawn', () => {
    const timeline = [
      ...dossier({}).timeline,
      entry(6, 'withdraw', 'endorsement', 'withdrawn', '2027-02-05'),
    ];
    expect(shown(dossier({ state: 'withdrawn', stateSince: '2027-02-05', timeline }))).toEqual([
      'draft done 2027-01-18',
      'endorsement done 2027-02-01',
      'withdrawn now 2027-02-05',
    ]);
  });
});
