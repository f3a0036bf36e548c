import type { ActPage, ArticleRef, LegalDay, PublicEvent } from '#libs/contracts';

/** A stage of an act's way as the public sees it; its name is `acts.path.<id>`. */
export interface PathStage {
  id: PathStageId;
  state: 'done' | 'now' | 'next' | 'skipped';
  day: LegalDay | null;
  dayMeans: 'on' | 'by' | 'from';
  article: ArticleRef | null;
  /** Code of who holds the stage now; `procedure.actor.<code>`. */
  actor: string | null;
}

/** Names of the stages. */
export type PathStageId =
  'drafting' | 'opinions' | 'council' | 'signature' | 'review' | 'gazette' | 'force' | 'withdrawn';

const WAY: readonly PathStageId[] = [
  'drafting',
  'opinions',
  'council',
  'signature',
  'review',
  'gazette',
  'force',
];

/** The stage that each state of the procedure belongs to. */
const STAGE_OF: Record<string, PathStageId> = {
  draft: 'drafting',
  coordination: 'drafting',
  endorsement: 'drafting',
  opinion_stage: 'opinions',
  opinion_summary: 'opinions',
  council_ready: 'council',
  on_agenda: 'council',
  adopted: 'signature',
  signed: 'gazette',
  review_required: 'review',
  in_review: 'review',
  review_objections: 'review',
  correction: 'review',
  publication_barred: 'review',
  promulgation_ready: 'gazette',
  promulgation_sent: 'gazette',
  promulgated: 'force',
  in_force: 'force',
  repealed: 'force',
  lapsed: 'force',
};

/** The event that ends each stage. */
const ENDS: Partial<Record<PathStageId, readonly string[]>> = {
  opinions: ['closeOpinionStage'],
  council: ['recordAdoption'],
  signature: ['recordSignature'],
  review: ['recordNoObjections', 'recordSilentConsent', 'recordDisagreement'],
  gazette: ['recordPromulgation'],
  force: ['enterIntoForce'],
};

type Facts = Pick<ActPage, 'kind' | 'state' | 'stateSince' | 'timeline' | 'next' | 'act'>;

/**
 * Where the act is. Budget and planning drafts have no opinion stage (PL 46(4)); a ministry's review is on the way only
 * where it was taken (PL 47(2)). A withdrawn draft shows how far it came.
 */
export function actPath(act: Facts): PathStage[] {
  if (act.state === 'withdrawn') return withdrawn(act);
  const way = WAY.filter((id) => id !== 'review' || underReview(act));
  const now = way.indexOf(stageOf(act));
  return way.map((id, index): PathStage => {
    if (id === 'opinions' && act.kind !== 'normal' && index !== now) return stage(id, 'skipped');
    if (index < now) return ended(act, id);
    // What may not be published does not come into force (PL 47(7)).
    if (index > now) return stage(id, act.state === 'publication_barred' ? 'skipped' : 'next');
    return current(act, id);
  });
}

/** Coordination may come before the opinions of the public or after them. */
function stageOf({ state, timeline }: Facts): PathStageId {
  const asked = timeline.some(({ event }) => event === 'closeOpinionStage');
  return state === 'coordination' && asked ? 'opinions' : (STAGE_OF[state] ?? 'drafting');
}

function current(act: Facts, id: PathStageId): PathStage {
  if (['in_force', 'repealed', 'lapsed'].includes(act.state))
    return { ...ended(act, id), state: 'now', dayMeans: 'from' };
  const deadline = act.next?.deadline ?? null;
  return {
    id,
    state: 'now',
    day: deadline?.day ?? act.act?.fromDay ?? null,
    dayMeans: deadline === null || deadline.sense === 'earliest' ? 'from' : 'by',
    article: deadline?.article ?? act.next?.article ?? null,
    actor: act.next?.actor ?? null,
  };
}

function ended(act: Facts, id: PathStageId): PathStage {
  const names = ENDS[id] ?? [];
  const entry = lastOf(act.timeline, names);
  return { ...stage(id, 'done'), day: entry?.day ?? null, article: entry?.article ?? null };
}

function withdrawn(act: Facts): PathStage[] {
  const entry = lastOf(act.timeline, ['withdraw']);
  const last = STAGE_OF[entry?.from ?? 'draft'] ?? 'drafting';
  const passed = WAY.slice(0, WAY.indexOf(last)).filter((id) => id === 'drafting' || ended(act, id).day);
  return [
    ...passed.map((id) => ended(act, id)),
    { ...stage('withdrawn', 'now'), day: entry?.day ?? act.stateSince },
  ];
}

function underReview(act: Facts): boolean {
  return STAGE_OF[act.state] === 'review' || act.timeline.some(({ event }) => event === 'takeTrackB');
}

function lastOf(timeline: readonly PublicEvent[], names: readonly string[]): PublicEvent | undefined {
  return timeline.findLast(({ event }) => names.includes(event));
}

function stage(id: PathStageId, state: PathStage['state']): PathStage {
  return { id, state, day: null, dayMeans: 'on', article: null, actor: null };
}
