import type { DeskAdvisoryCouncil } from './advisory-councils.js';
import type { ArticleRef, LegalDay, Violation } from './decision.js';
import type { AccessRequest, DeskMeeting, PublicMeeting } from './participation-gatherings.js';
import type { DeskOpinion } from './participation-desk.js';
import type { PublicationCheckView } from './publication-checks.js';
import type { DeskSurvey, SurveyListItem } from './participation-surveys.js';
import type { OpinionCounts, PublicationView, PublicOpinion, ResponsiblePerson } from './participation.js';

/**
 * Legal bases of a participation event; one event may rest on several: the opinion stage (PL 46(3)), a public
 * discussion (PL 54–55), participation in planning and drafting (MK639).
 */
export const EVENT_BASES = ['opinion_stage', 'public_discussion', 'participation'] as const;
/** One of {@link EVENT_BASES}. */
export type EventBasis = (typeof EVENT_BASES)[number];

/** What the event is about, as far as terms differ by it (MK639 18.1). */
export const EVENT_SUBJECTS = ['external_act', 'planning_document', 'other'] as const;
/** One of {@link EVENT_SUBJECTS}. */
export type EventSubject = (typeof EVENT_SUBJECTS)[number];

/** Stages of a draft in which people take part (MK639 12.1–12.6). */
export const EVENT_STAGES = [
  'initiation',
  'drafting',
  'decision',
  'implementation',
  'monitoring',
  'revision',
] as const;
/** One of {@link EVENT_STAGES}. */
export type EventStage = (typeof EVENT_STAGES)[number];

/** Ways of taking part (MK639 13, 14). */
export const EVENT_METHODS = [
  'working_group',
  'advisory_council',
  'meeting',
  'public_discussion',
  'dialogue_circle',
  'focus_group',
  'conference',
  'survey',
  'other',
] as const;
/** One of {@link EVENT_METHODS}. */
export type EventMethod = (typeof EVENT_METHODS)[number];

/** Who may ask for a public discussion (PL 54(2)). */
export const DISCUSSION_INITIATORS = ['residents', 'residents_council', 'council', 'chair'] as const;
/** One of {@link DISCUSSION_INITIATORS}. */
export type DiscussionInitiator = (typeof DISCUSSION_INITIATORS)[number];

/** Matters about which no public discussion is held (PL 54(5)). */
export const EXCLUDED_SUBJECTS = [
  'budget',
  'rates',
  'appointments',
  'internal_organisation',
  'other_institution',
] as const;
/** One of {@link EXCLUDED_SUBJECTS}. */
export type ExcludedSubject = (typeof EXCLUDED_SUBJECTS)[number];

/** Life of an event. Whether it runs is told by its days. */
export type EventState = 'preparing' | 'announced' | 'summarised' | 'concluded' | 'cancelled';

/** A group of people that the matter concerns (MK639 22.1), how it was invited and how many of it took part. */
export interface TargetGroup {
  id: string;
  name: string;
  /** What the document means for the group. */
  impact: string;
  invitedDay: LegalDay | null;
  /** By what means, in words: a letter to the association, a notice in the library. */
  invitedBy: string;
  /** How many people the invitation went to, as far as known. */
  invitedCount: number | null;
}

/** A target group with what came of the invitation. */
export interface ReachedGroup extends TargetGroup {
  registered: number;
  contributed: number;
}

/** What the organiser writes down about an event; the notice (form 1 of MK639) is made from it. */
export interface EventPlan {
  title: string;
  bases: EventBasis[];
  subject: EventSubject;
  stage: EventStage;
  methods: EventMethod[];
  /** Name and number of the document, if there is one. */
  documentTitle: string;
  /** The question that is asked, in plain words. */
  question: string;
  /** Why it is asked (PL 55(1)). */
  grounds: string;
  aim: string;
  problem: string;
  policyArea: string;
  territory: string;
  information: string;
  responsible: ResponsiblePerson;
  opens: LegalDay | null;
  closes: LegalDay | null;
  /** Where the documents lie on paper (PL 55(3)). */
  places: string[];
  groups: (Omit<TargetGroup, 'id'> & { id?: string })[];
  discussion: DiscussionFacts | null;
}

/** What only a public discussion of PL 54–55 has. */
export interface DiscussionFacts {
  initiator: DiscussionInitiator | null;
  /** How many residents asked for it, where they did. */
  initiators: number | null;
  /** The council's decision it rests on. */
  decisionNo: string;
  decisionDay: LegalDay | null;
  /** What of PL 54(5) it touches; `null` until somebody has looked. */
  excluded: ExcludedSubject[] | null;
  /** The day the notice was sent to "Latvijas Vēstnesis". */
  gazetteSent: LegalDay | null;
  gazetteReference: string;
  /** The earlier discussion of the same document, if any. */
  repeats: string | null;
}

/** A decision of the council that a discussion may be said to rest on. */
export interface CouncilDecisionChoice {
  number: string;
  day: LegalDay;
  title: string;
}

/** One duty with its day. */
export interface EventDuty {
  /** Code of the deadline table. */
  code: string;
  article: ArticleRef;
  day: LegalDay;
  sense: 'not_after' | 'not_before' | 'kept_until';
  doneDay: LegalDay | null;
  late: boolean;
}

/** The length that the bases ask for. */
export interface EventTerm {
  opens: LegalDay;
  /** The earliest lawful last day by the strictest basis. */
  earliestEnd: LegalDay;
  strictest: { code: string; article: ArticleRef } | null;
  all: { code: string; article: ArticleRef; earliestEnd: LegalDay }[];
}

/** The summary and what followed it. */
export interface EventOutcome {
  summary: string;
  approvedDay: LegalDay | null;
  /** Who approved it: the council, or the body it authorised (PL 55(5)). */
  approvedBy: string;
  publishedDay: LegalDay | null;
  decidedDay: LegalDay | null;
  decisionNo: string;
  result: string;
}

/** An event in a list. */
export interface EventListItem {
  id: string;
  code: string;
  title: string;
  question: string;
  bases: EventBasis[];
  stage: EventStage;
  methods: EventMethod[];
  state: EventState;
  opens: LegalDay | null;
  closes: LegalDay | null;
  /** The last day that counts. */
  lastDay: LegalDay | null;
  dossier: { code: string; title: string } | null;
}

/** An event as the organiser sees it. */
export interface EventDesk extends EventPlan, EventListItem {
  groups: ReachedGroup[];
  outcome: EventOutcome;
  cancelledReason: string | null;
  announcedDay: LegalDay | null;
  version: number;
  officialDomain: string;
  publications: PublicationView[];
  /** What was found at the address of each publication, the latest first. */
  checks: Record<string, PublicationCheckView[]>;
  /** What keeps it from being announced; the server refuses with the same list. */
  toAnnounce: { violations: Violation[]; warnings: Violation[] };
  term: EventTerm | null;
  duties: EventDuty[];
  meetings: DeskMeeting[];
  surveys: DeskSurvey[];
  council: DeskAdvisoryCouncil | null;
  opinions: DeskOpinion[];
  counts: OpinionCounts;
  requests: AccessRequest[];
  permissions: string[];
}

/** An event as everybody sees it. */
export interface PublicParticipation extends EventListItem {
  documentTitle: string;
  subject: EventSubject;
  grounds: string;
  aim: string;
  problem: string;
  policyArea: string;
  territory: string;
  information: string;
  responsible: ResponsiblePerson;
  places: string[];
  groups: Pick<TargetGroup, 'id' | 'name' | 'impact'>[];
  discussion:
    | (Pick<
        DiscussionFacts,
        'initiator' | 'decisionNo' | 'decisionDay' | 'gazetteReference' | 'gazetteSent'
      > & {
        /** Path of the sitting that took the decision, where it was taken here. */
        decisionPath: string | null;
      })
    | null;
  outcome: EventOutcome | null;
  cancelledReason: string | null;
  /** Whether an opinion may be given here now; a dossier's opinion stage takes them at its own page. */
  acceptsOpinions: boolean;
  /** Path of the form of the opinion stage, where opinions are given there. */
  opinionPath: string | null;
  publication: { article: ArticleRef; url: string; from: LegalDay; to: LegalDay | null } | null;
  meetings: PublicMeeting[];
  surveys: SurveyListItem[];
  /** The council that members are or were called for. */
  council: { id: string; name: string; applyBy: LegalDay; composed: boolean } | null;
  opinions: PublicOpinion[];
  counts: { received: number; published: number; answered: number };
}

/** What can be taken part in, as everybody sees it. */
export interface PublicParticipationList {
  events: EventListItem[];
}

/** A gathering with what its registration form needs. */
export interface MeetingPage {
  meeting: PublicMeeting;
  event: { code: string; title: string };
  groups: Pick<TargetGroup, 'id' | 'name'>[];
  token: string;
}
