import { STATES } from '#libs/bylaw-procedure';
import type { ActPage, PublicEvent } from '#libs/contracts';
import { actPath } from './act-path';

const event = (name: string, day: string, from = 'draft', to = 'draft'): PublicEvent => ({
  seq: 1,
  event: name,
  from,
  to,
  day,
  actor: 'lawyer',
  article: { act: 'PL', ref: '46(3)' },
  versionIds: [],
});

const act = (over: Partial<ActPage>): ActPage =>
  ({
    kind: 'normal',
    state: 'draft',
    stateSince: '2027-01-01',
    timeline: [],
    next: null,
    act: null,
    ...over,
  }) as ActPage;

const short = (page: ActPage) => actPath(page).map(({ id, state }) => `${id} ${state}`);

describe('the way of an act', () => {
  it('has exactly one present stage in every state', () => {
    for (const kind of ['normal', 'budget'] as const) {
      for (const state of STATES) {
        const now = actPath(act({ kind, state })).filter((stage) => stage.state === 'now');
        expect({ state, kind, now: now.length }).toEqual({ state, kind, now: 1 });
      }
    }
  });

  it('shows what is behind, what is now with its last day, and what is ahead', () => {
    const stages = actPath(
      act({
        state: 'opinion_stage',
        next: {
          event: 'closeOpinionStage',
          actor: 'system',
          article: { act: 'PL', ref: '46(3)' },
          deadline: {
            code: 'SN.OPINION_MIN',
            day: '2027-02-10',
            sense: 'passes',
            article: { act: 'PL', ref: '46(3)' },
          },
        },
      }),
    );
    expect(stages.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'drafting done',
      'opinions now',
      'council next',
      'signature next',
      'gazette next',
      'force next',
    ]);
    expect(stages[1]).toMatchObject({ day: '2027-02-10', dayMeans: 'by', actor: 'system' });
  });

  it('passes by the opinion stage for the budget', () => {
    expect(short(act({ kind: 'budget', state: 'on_agenda' })).slice(0, 3)).toEqual([
      'drafting done',
      'opinions skipped',
      'council now',
    ]);
  });

  it('has the ministry on the way only where the content needs it', () => {
    expect(short(act({ state: 'in_review' }))).toContain('review now');
    const after = act({ state: 'promulgation_ready', timeline: [event('takeTrackB', '2027-02-20')] });
    expect(short(after)).toContain('review done');
    expect(short(act({ state: 'promulgation_ready' }))).not.toContain('review done');
  });

  it('stays with the ministry while the by-law is corrected or barred', () => {
    for (const state of ['review_objections', 'correction', 'publication_barred'])
      expect(short(act({ state }))).toContain('review now');
  });

  it('is coordinated while it is drafted, or after the public was heard', () => {
    expect(short(act({ state: 'coordination' }))).toContain('drafting now');
    const heard = act({ state: 'coordination', timeline: [event('closeOpinionStage', '2027-02-01')] });
    expect(short(heard)).toContain('opinions now');
  });

  it('says since when it is in force, and the last day of each stage before', () => {
    const stages = actPath(
      act({
        state: 'in_force',
        timeline: [event('recordAdoption', '2027-03-01'), event('enterIntoForce', '2027-03-12')],
      }),
    );
    expect(stages.find(({ id }) => id === 'council')).toMatchObject({ state: 'done', day: '2027-03-01' });
    expect(stages.at(-1)).toMatchObject({ id: 'force', state: 'now', day: '2027-03-12', dayMeans: 'from' });
  });

  it('ends where a draft was withdrawn', () => {
    const page = act({
      state: 'withdrawn',
      timeline: [
        event('closeOpinionStage', '2027-02-01'),
        event('withdraw', '2027-02-05', 'council_ready', 'withdrawn'),
      ],
    });
    expect(short(page)).toEqual(['drafting done', 'opinions done', 'withdrawn now']);
  });
});
