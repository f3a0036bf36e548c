import { createCalendar, proposeHolidays, rigaInstant } from '#libs/legal-calendar';
import type { LegalCalendar } from '#libs/legal-calendar';
import type {
  CouncilSlice,
  DisagreementFact,
  DossierFacts,
  OpinionStageSlice,
  PromulgationSlice,
  ReviewSlice,
} from '../facts.js';
import { requiredMemorandumParts } from '../memorandum.js';
import { TRACK_QUESTIONS } from '../questionnaire.js';
import type { TrackAnswers, TrackQuestionCode } from '../questionnaire.js';
import type { DossierState } from '../states.js';

/** The proposed holidays of 2026 and 2027. */
export const CALENDAR: LegalCalendar = createCalendar([...proposeHolidays(2026), ...proposeHolidays(2027)]);

const SITE = 'https://www.liepkalne.example';

/** All questions answered with no, except the given ones. */
export function answers(...yes: TrackQuestionCode[]): TrackAnswers {
  const all = TRACK_QUESTIONS.map((q) => [q.code, yes.includes(q.code)] as const);
  return { answers: Object.fromEntries(all), namedMinistry: null };
}

/** An opinion stage from Tuesday 3 March to Tuesday 17 March 2026, all opinions answered. */
export const OPINION_STAGE: OpinionStageSlice = {
  publications: [
    {
      article: { act: 'PL', ref: '46(3)' },
      url: `${SITE}/sabiedribas-lidzdaliba/sn-12`,
      from: '2026-03-03',
      to: '2026-03-17',
      publishedAt: rigaInstant('2026-03-03', '09:00'),
      means: 'manual',
    },
  ],
  opens: '2026-03-03',
  closes: '2026-03-17',
  interruptedOn: null,
  question: 'Vai suņiem parkā vajadzīgs pavadiņš?',
  responsiblePerson: 'Ilze Ozola',
  opinionsTotal: 2,
  unanswered: 0,
  unmoderated: 0,
  part8Current: true,
  versionDigest: 'text-1',
  memorandumDigest: 'memo-1',
};

/** A regular sitting on Thursday 26 March 2026 that adopted the draft with 8 of 13 present. */
export const COUNCIL: CouncilSlice = {
  sitting: { kind: 'regular', day: '2026-03-26', startsAt: rigaInstant('2026-03-26', '10:00'), repeat: 0 },
  materialsAvailableFrom: rigaInstant('2026-03-20', '16:00'),
  agendaNoticePublication: {
    article: { act: 'PL', ref: '28(3)' },
    url: `${SITE}/dome/sedes/2026-03-26`,
    from: '2026-03-20',
    to: null,
    publishedAt: rigaInstant('2026-03-20', '16:00'),
    means: 'manual',
  },
  draftDecisionPublication: {
    article: { act: 'PL', ref: '28(4)' },
    url: `${SITE}/dome/sedes/2026-03-26/projekti`,
    from: '2026-03-20',
    to: null,
    publishedAt: rigaInstant('2026-03-20', '16:00'),
    means: 'manual',
  },
  addedAtSitting: null,
  quorum: { councilSize: 15, present: 13 },
  vote: { for: 8, against: 3, abstain: 1, notParticipating: 1 },
  decision: { number: '78', date: '2026-03-26' },
  firstAdoptedOn: null,
  minutesRef: 'prot. Nr. 4, 12. p.',
  adoptedDigest: 'text-1',
  adoptedMemorandumDigest: 'memo-1',
};

/** Sent on Tuesday 31 March, published on Thursday 2 April 2026. */
export const PROMULGATION: PromulgationSlice = {
  packageDigest: 'text-1',
  packageMemorandumDigest: 'memo-1',
  personalDataChecked: true,
  sentOn: '2026-03-31',
  ministryInformedOn: null,
  official: { number: '2026/64.12', url: 'https://www.vestnesis.lv/op/2026/64.12', day: '2026-04-02' },
  ownEntryIntoForce: null,
};

/** Facts of a dossier with which nothing is wrong at any stage. */
export function lawfulFacts(state: DossierState): DossierFacts {
  return {
    dossier: {
      kind: 'normal',
      state,
      title: 'Par suņu turēšanu parkos',
      isFees: false,
      isStatutes: false,
      reason: null,
    },
    municipality: {
      officialDomain: 'www.liepkalne.example',
      councilSize: 15,
      numberPattern: '{n}/{yyyy}',
      lateCorrectionAllowed: false,
      receiptPresumptionWorkingDays: 2,
    },
    document: { currentDigest: 'text-1', hasTitle: true, hasBasis: true, pointCount: 7, lintErrors: 0 },
    memorandum: {
      currentDigest: 'memo-1',
      filledParts: [1, 2, 3, 4, 5, 6, 7, 8],
      requiredParts: requiredMemorandumParts('normal', false),
    },
    endorsements: [
      { role: 'legal', digest: 'text-1', memorandumDigest: 'memo-1', by: 'p-1', at: 0 },
      { role: 'head', digest: 'text-1', memorandumDigest: 'memo-1', by: 'p-2', at: 0 },
    ],
    opinionStage: OPINION_STAGE,
    council: COUNCIL,
    signature: {
      by: 'Jānis Bērziņš',
      capacity: 'sitting_chair',
      day: '2026-03-27',
      means: 'paper',
      containerDigest: null,
      paperReference: '1-9/26/12',
    },
    number: '12/2026',
    trackAnswers: answers(),
    promulgation: PROMULGATION,
    coordination: null,
    review: null,
    amendment: null,
    memorandumReview: { findings: 0, parts: [] },
    contacts: { stated: true },
    committees: null,
    end: null,
    exPost: null,
    repeals: null,
  };
}

/** Sent to the ministry on Monday 30 March 2026 and received the next day; its month ends on Thursday 30 April. */
export const REVIEW: ReviewSlice = {
  round: 1,
  bylawDigest: 'text-1',
  memorandumDigest: 'memo-1',
  sentOn: '2026-03-30',
  electronic: true,
  receivedOn: '2026-03-31',
  opinion: null,
  silenceCheckedOn: null,
  disagreement: null,
};

/** An opinion given and received on Monday 20 April 2026: two months end on Monday 22 June. */
export const OBJECTIONS: ReviewSlice['opinion'] = {
  outcome: 'objections_partial',
  issuedOn: '2026-04-20',
  receivedOn: '2026-04-20',
  objections: 2,
};

/** A regular sitting on Thursday 28 May 2026 disagreed; signed on Friday, sent to both ministries on Monday 1 June. */
export const DISAGREEMENT: DisagreementFact = {
  reasons: 'Dome iebildumam nepiekrīt, jo likums deleģējumu dod.',
  sitting: { kind: 'regular', day: '2026-05-28', startsAt: rigaInstant('2026-05-28', '10:00'), repeat: 0 },
  quorum: { councilSize: 15, present: 13 },
  vote: { for: 9, against: 3, abstain: 1, notParticipating: 0 },
  decision: { number: '141', date: '2026-05-28' },
  signedOn: '2026-05-29',
  sentToMinistryOn: '2026-06-01',
  sentToVaramOn: '2026-06-01',
};

/** The lawful facts of a by-law whose content needs an opinion, with the review as far as given. */
export function reviewedFacts(state: DossierState, change: Partial<ReviewSlice> | null = {}): DossierFacts {
  return {
    ...lawfulFacts(state),
    trackAnswers: answers('fee_rates'),
    review: change && { ...REVIEW, ...change },
  };
}
