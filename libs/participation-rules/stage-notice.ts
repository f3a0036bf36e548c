import type { BylawTopic, EventPlan, LegalDay, OpinionChannel, ResponsiblePerson } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';
import { noticeForm, type FormTable } from './forms.js';

/** What the notice of an opinion stage is made from: everything was written down for the stage and the memorandum. */
export interface StageNoticeFacts {
  code: string;
  title: string;
  topic: BylawTopic;
  /** Where in the municipality; empty = all of it. */
  territory: string;
  /** In the nominative: "Vidzāles novads". */
  municipality: string;
  question: string;
  /** "What changes for me", in plain words. */
  summary: string;
  /** Paragraphs of part 1 of the memorandum: aim, need, alternatives (PL 46(1)). */
  aim: readonly string[];
  responsible: ResponsiblePerson;
  targetGroups: readonly string[];
  channels: readonly OpinionChannel[];
  opens: LegalDay | null;
  closes: LegalDay | null;
  /** The address on the official website; `null` until it is recorded. */
  url: string | null;
  /** What earlier participation came to, each in one sentence (form 1: results of the stage before). */
  earlier: readonly string[];
}

/** Areas of policy as the form names them. */
const TOPIC_WORDS: Record<BylawTopic, string> = {
  public_order: 'Sabiedriskā kārtība',
  territory_upkeep: 'Teritorijas kopšana',
  environment: 'Vide',
  waste: 'Atkritumu apsaimniekošana',
  water: 'Ūdenssaimniecība',
  construction: 'Būvniecība',
  property: 'Pašvaldības īpašums',
  transport: 'Transports',
  trade: 'Tirdzniecība',
  animals: 'Dzīvnieku turēšana un labturība',
  social_support: 'Sociālais atbalsts',
  education: 'Izglītība',
  culture_sport: 'Kultūra un sports',
  fees_taxes: 'Pašvaldības nodevas un nodokļi',
  budget: 'Pašvaldības budžets',
  planning: 'Teritorijas plānošana',
  governance: 'Pašvaldības pārvalde',
  participation: 'Sabiedrības līdzdalība',
  other: 'Cita joma',
};

/** Ways to give an opinion, as they follow "viedokli var sniegt". */
const CHANNEL_WORDS: Record<OpinionChannel, string> = {
  web: 'tīmekļvietnē',
  email: 'pa e-pastu',
  e_address: 'uz oficiālo elektronisko adresi',
  post: 'pa pastu',
  in_person: 'klātienē',
  meeting: 'sanāksmē',
};

/**
 * Form 1 of MK639 for an opinion stage of PL 46(3), which is a period "set by an external normative act" of MK639 18: the
 * aim and the problem are those of the memorandum, nothing is typed twice.
 */
export function stageNoticeForm(facts: StageNoticeFacts): FormTable {
  const information = [
    facts.channels.length > 0
      ? `Viedokli var sniegt ${facts.channels.map((channel) => CHANNEL_WORDS[channel]).join(', ')}. Pa pastu sūtītam viedoklim termiņu skaita pēc pasta zīmoga.`
      : '',
    facts.url ? `Projekts un paskaidrojuma raksts: ${facts.url}` : '',
    ...facts.earlier,
  ].filter((line) => line !== '');
  const plan: Parameters<typeof noticeForm>[0] = {
    code: facts.code,
    title: facts.title,
    subject: 'external_act',
    methods: ['public_discussion'] satisfies EventPlan['methods'],
    documentTitle: facts.title,
    question: facts.question,
    grounds: '',
    aim: facts.summary,
    problem: facts.aim.join('\n'),
    policyArea: TOPIC_WORDS[facts.topic],
    territory: facts.territory || `${facts.municipality} (visa administratīvā teritorija)`,
    information: information.join('\n'),
    responsible: facts.responsible,
    opens: facts.opens,
    closes: facts.closes,
    places: [],
    groups: facts.targetGroups.map((name) => ({
      name,
      impact: '',
      invitedDay: null,
      invitedBy: '',
      invitedCount: null,
    })),
  };
  return noticeForm(plan, []);
}

/** "Viedokļu noskaidrošanā līdz 2026. gada 5. martam saņemti 12 viedokļi" and the like, for the next notice. */
export function earlierStageLine(closes: LegalDay, opinions: number): string {
  return `Iepriekšējā viedokļu noskaidrošanā līdz ${datePhrase(closes, 'dat')} saņemto viedokļu skaits: ${opinions}.`;
}

/** What an earlier participation event came to, for the next notice. */
export function earlierEventLine(title: string, approved: LegalDay): string {
  return `Iepriekš: „${title}”, kopsavilkums apstiprināts ${datePhrase(approved, 'loc')}.`;
}
