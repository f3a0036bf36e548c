import type { DossierState } from '#libs/bylaw-procedure';
import type { DossierView, LegalDay, TimelineEntry } from '#libs/contracts';

/** A stage of a dossier's way; its name is `procedure.state.<state>`. */
export interface Stage {
  state: string;
  is: 'done' | 'now' | 'next' | 'skipped';
  day: LegalDay | null;
  dayMeans: 'on' | 'by' | 'from';
  /** What led into it, where it was entered. */
  entry: TimelineEntry | null;
}

const DRAFTING: readonly DossierState[] = ['draft', 'endorsement'];
const OPINIONS: readonly DossierState[] = ['opinion_stage', 'opinion_summary'];
const COUNCIL: readonly DossierState[] = ['council_ready', 'on_agenda', 'adopted', 'signed'];
const REVIEW: readonly DossierState[] = [
  'review_required',
  'in_review',
  'review_objections',
  'correction',
  'publication_barred',
];
/** Stages that not everybody passes: on the way only while the dossier stands there. */
const DETOURS: readonly string[] = [
  'review_objections',
  'correction',
  'publication_barred',
  'repealed',
  'lapsed',
];
const PROMULGATION: readonly DossierState[] = [
  'promulgation_ready',
  'promulgation_sent',
  'promulgated',
  'in_force',
  'repealed',
  'lapsed',
];

type Facts = Pick<
  DossierView,
  'kind' | 'state' | 'stateSince' | 'track' | 'timeline' | 'deadlines' | 'nextStep' | 'availableEvents'
>;

/**
 * The whole way of the dossier with where it is now. Budget and planning drafts have no opinion stage; the ministry's
 * review is on the way only when the content needs it. A withdrawn dossier shows how far it came.
 */
export function stagePath(dossier: Facts): Stage[] {
  const last = lastEntries(dossier.timeline);
  if (dossier.state === 'withdrawn') return withdrawn(dossier, last);
  const states = wayOf(dossier);
  const now = states.indexOf(dossier.state);
  const ahead = dossier.nextStep && leadsTo(dossier, dossier.nextStep.event);
  return states.map((state, index): Stage => {
    const entry = last.get(state) ?? null;
    const missed = !entry && leftOut(dossier.kind).includes(state);
    if (missed) return { state, is: 'skipped', day: null, dayMeans: 'on', entry: null };
    if (index < now) return { state, is: 'done', day: entry?.day ?? null, dayMeans: 'on', entry };
    if (index === now) return { state, is: 'now', day: dossier.stateSince, dayMeans: 'from', entry };
    const deadline = state === ahead ? dossier.nextStep?.deadline : null;
    const means = deadline?.sense === 'due' ? 'by' : 'from';
    return { state, is: 'next', day: deadline?.day ?? null, dayMeans: means, entry: null };
  });
}

/** Article 46 leaves out the budget and spatial planning (PL 46(4)); of the latter only a record is kept (PL 48(3)). */
function leftOut(kind: Facts['kind']): readonly string[] {
  if (kind === 'normal') return [];
  return kind === 'spatial_planning' ? ['endorsement', ...OPINIONS] : OPINIONS;
}

function wayOf(dossier: Facts): string[] {
  const inReview = (REVIEW as readonly string[]).includes(dossier.state);
  const review = dossier.track === 'B' || inReview ? REVIEW : [];
  const [before, after] = coordinationOf(dossier);
  return [...DRAFTING, ...before, ...OPINIONS, ...after, ...COUNCIL, ...review, ...PROMULGATION].filter(
    (state) => !DETOURS.includes(state) || dossier.state === state,
  );
}

/** Coordination stands before the opinion stage or after it, depending on where the draft was sent from. */
function coordinationOf({ state, timeline }: Facts): [DossierState[], DossierState[]] {
  if (state !== 'coordination') return [[], []];
  const sent = timeline.findLast(({ from, to }) => to === 'coordination' && from !== 'coordination');
  return sent?.from === 'opinion_summary' ? [[], ['coordination']] : [['coordination'], []];
}

function withdrawn(dossier: Facts, last: Map<string, TimelineEntry>): Stage[] {
  const from = last.get('withdrawn')?.from ?? 'draft';
  const states = wayOf({ ...dossier, state: from });
  const passed = states.slice(0, states.indexOf(from) + 1).filter((state) => last.has(state));
  return [
    ...passed.map((state): Stage => {
      const entry = last.get(state) ?? null;
      return { state, is: 'done', day: entry?.day ?? null, dayMeans: 'on', entry };
    }),
    {
      state: 'withdrawn',
      is: 'now',
      day: dossier.stateSince,
      dayMeans: 'on',
      entry: last.get('withdrawn') ?? null,
    },
  ];
}

/** How each state was entered last; records that leave the state are no entry. */
function lastEntries(timeline: readonly TimelineEntry[]): Map<string, TimelineEntry> {
  const entered = new Map<string, TimelineEntry>();
  for (const entry of timeline) if (entry.to && entry.to !== entry.from) entered.set(entry.to, entry);
  return entered;
}

function leadsTo(dossier: Facts, event: string): string | null {
  return dossier.availableEvents.find((offer) => offer.event === event)?.to ?? null;
}
