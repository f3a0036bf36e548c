import type {
  LegalDay,
  SubmissionEvent,
  SubmissionState,
  SubmissionStep,
  SubmissionTerm,
} from '#libs/contracts';
import type { StatusTone } from '../ui/status-badge';
import type { TimelineStage } from '../ui/timeline';

/** What each state means for the reader. */
export const STATE_TONES: Record<SubmissionState, StatusTone> = {
  draft: 'idle',
  collecting: 'good',
  submitted: 'info',
  accepted: 'info',
  on_agenda: 'info',
  decided: 'info',
  reported: 'info',
  concluded: 'good',
  refused: 'warn',
  answered: 'idle',
  withdrawn: 'idle',
  stopped: 'bad',
};

/** Stages of the way, with the step that ends each. */
const WAY: readonly { id: string; done: SubmissionEvent; code?: string }[] = [
  { id: 'collecting', done: 'submit' },
  { id: 'examining', done: 'accept', code: 'KI.CHECK' },
  { id: 'council', done: 'recordDecision' },
  { id: 'report', done: 'recordReport', code: 'KI.REPORT' },
  { id: 'result', done: 'conclude' },
];
const REFUSED: readonly { id: string; done: SubmissionEvent; code?: string }[] = [
  { id: 'examining', done: 'refuse', code: 'KI.CHECK' },
  { id: 'answer', done: 'answer', code: 'KI.ANSWER' },
];

/** The way of a submission as a drawn path; one that came complete has not been signed here. */
export function stagesOf(
  submission: {
    state: SubmissionState;
    origin: string;
    steps: readonly SubmissionStep[];
    terms: readonly SubmissionTerm[];
    sitting: { day: LegalDay } | null;
  },
  label: (id: string) => string,
): TimelineStage[] {
  const { state, origin, steps, terms, sitting } = submission;
  const isRefused = state === 'refused' || state === 'answered';
  const collected = WAY.filter(({ id }) => id !== 'collecting' || origin === 'here');
  const way = isRefused ? [...collected.filter(({ id }) => id === 'collecting'), ...REFUSED] : collected;
  const dayOf = (event: SubmissionEvent) => steps.find((one) => one.event === event)?.day ?? null;
  const now = way.findIndex(({ done }) => dayOf(done) === null);
  return way.map(({ id, done, code }, index) => {
    const day = dayOf(done);
    const term = terms.find((one) => one.code === code);
    const ahead = id === 'council' && sitting ? sitting.day : (term?.day ?? null);
    const means = id === 'council' && sitting ? 'on' : 'by';
    return {
      id,
      label: label(id),
      state: day ? 'done' : index === now ? 'now' : 'next',
      day: day ?? ahead,
      dayMeans: day ? 'on' : means,
      article: term?.article ?? null,
    };
  });
}
