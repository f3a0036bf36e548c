import type {
  AdvisoryCouncilPlan,
  EventMethod,
  EventPlan,
  EventSubject,
  LegalDay,
  MeetingFormat,
  MeetingKind,
  OpinionOutcome,
} from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';
import { FORM2_HEAD, form2Foot, outcomeWords } from './form2.js';

/** A form as a table; a row's text may have several paragraphs. */
export interface FormTable {
  title: string;
  /** Heads of the columns; empty for a form whose first column is the heads. */
  head: string[];
  rows: string[][][];
  /** Lines below the table. */
  foot: string[];
}

/** Ways of taking part as form 1 names them (MK639 13). */
export const METHOD_WORDS: Record<EventMethod, string> = {
  working_group: 'dalība darba grupā',
  advisory_council: 'dalība konsultatīvajā padomē',
  meeting: 'apspriede',
  public_discussion: 'publiskā apspriešana',
  dialogue_circle: 'diskusija (dialoga aplis)',
  focus_group: 'fokusgrupa',
  conference: 'konference',
  survey: 'aptauja',
  other: 'cita līdzdalības aktivitāte',
};

const SUBJECT_WORDS: Record<EventSubject, string> = {
  external_act: 'Ārējais normatīvais akts (saistošo noteikumu projekts)',
  planning_document: 'Attīstības plānošanas dokuments',
  other: 'Cits dokuments vai jautājums',
};

const GATHERING_WORDS: Record<MeetingKind, string> = {
  meeting: 'Apspriede',
  dialogue_circle: 'Dialoga aplis',
  working_group: 'Darba grupas sanāksme',
  advisory_council: 'Konsultatīvās padomes sēde',
  focus_group: 'Fokusgrupa',
  conference: 'Konference',
};

const FORMAT_WORDS: Record<MeetingFormat, string> = {
  in_person: 'klātienē',
  remote: 'attālināti',
  combined: 'klātienē un attālināti',
};

/** A gathering as the notice tells of it. */
export interface AnnouncedMeeting {
  kind: MeetingKind;
  topic: string;
  day: LegalDay;
  begins: string;
  ends: string;
  format: MeetingFormat;
  place: string;
  link: string;
}

/** Form 1 of MK639 ("Paziņojums par līdzdalības iespējām"), from what was written down once. */
export function noticeForm(
  event: Pick<
    EventPlan,
    | 'title'
    | 'subject'
    | 'methods'
    | 'documentTitle'
    | 'question'
    | 'grounds'
    | 'aim'
    | 'problem'
    | 'policyArea'
    | 'territory'
    | 'information'
    | 'responsible'
    | 'opens'
    | 'closes'
    | 'places'
    | 'groups'
  > & { code: string },
  meetings: readonly AnnouncedMeeting[],
  council: AdvisoryCouncilPlan | null = null,
): FormTable {
  const { responsible } = event;
  const period =
    event.opens && event.closes
      ? [`${datePhrase(event.opens, 'nom')} – ${datePhrase(event.closes, 'nom')}`]
      : [];
  const rows: [string, string[]][] = [
    [
      'Dokumenta veids, nosaukums, identifikācijas numurs (ja attiecināms)',
      [SUBJECT_WORDS[event.subject], event.documentTitle || event.title, event.code],
    ],
    ['Līdzdalības veids', [event.methods.map((method) => METHOD_WORDS[method]).join(', ')]],
    ['Norises laiks', [...period, ...meetings.map(meetingLine)]],
    ['Mērķa apraksts', [event.aim]],
    ['Sākotnēji identificētās problēmas apraksts', [event.problem]],
    ['Politikas joma', [event.policyArea]],
    ['Teritorija', [event.territory]],
    [
      'Dokumenta mērķgrupas un ietekme uz tām',
      event.groups.map(({ name, impact }) => (impact ? `${name}: ${impact}` : name)),
    ],
    [
      'Informācija',
      [
        event.question && `Jautājums: ${event.question}`,
        event.grounds && `Pamatojums: ${event.grounds}`,
        event.information,
        ...(council ? callLines(council) : []),
        event.places.length > 0 ? `Dokumenti pieejami klātienē: ${event.places.join('; ')}` : '',
      ],
    ],
    [
      'Atbildīgā persona',
      [[responsible.name, responsible.phone, responsible.email].filter(Boolean).join(', ')],
    ],
  ];
  return {
    title: 'Paziņojums par līdzdalības iespējām',
    head: [],
    rows: rows.map(([label, text]) => [[label], text.filter((line) => line.trim() !== '')]),
    foot: [],
  };
}

/** The call for members of a council, which the notice brings to everybody (MK639 15.1–15.3). */
function callLines(council: AdvisoryCouncilPlan): string[] {
  const { kind, name, purpose, criteria, noCriteriaReason, othersHeard, seats, applyBy } = council;
  const what = kind === 'advisory' ? 'Konsultatīvā padome' : 'Uzraudzības padome';
  return [
    `${what} „${name}”: ${purpose}`,
    `Pieteikties dalībai var līdz ${datePhrase(applyBy, 'dat')}${seats === null ? '' : ` (vietu skaits: ${seats})`}`,
    criteria ? `Dalības kritēriji: ${criteria}` : `Dalības kritēriji nav noteikti: ${noCriteriaReason}`,
    `Kā uzklausīs tos, kuri nebūs sastāvā: ${othersHeard}`,
  ];
}

function meetingLine(meeting: AnnouncedMeeting): string {
  const where = [FORMAT_WORDS[meeting.format], meeting.place, meeting.link].filter(Boolean).join(', ');
  return `${GATHERING_WORDS[meeting.kind]} „${meeting.topic}”: ${datePhrase(meeting.day, 'nom')} plkst. ${meeting.begins}–${meeting.ends}, ${where}`;
}

/** A view as form 2 lists it; an unnamed author is `null`. */
export interface SummarisedView {
  author: string | null;
  isOrganisation: boolean;
  text: string;
  outcome: OpinionOutcome | null;
  explanation: string | null;
}

/** How somebody who did not want to be named is listed (MK639 19). */
function listedAuthor({ author, isOrganisation }: Pick<SummarisedView, 'author' | 'isOrganisation'>): string {
  return author ?? (isOrganisation ? 'juridiska persona' : 'fiziska persona');
}

/** Form 2 of MK639: the summary of views, everybody who gave one listed (MK639 19). */
export function summaryForm(
  event: Pick<EventPlan, 'title' | 'documentTitle' | 'methods' | 'opens' | 'closes' | 'responsible'>,
  views: readonly SummarisedView[],
  day: LegalDay,
): FormTable {
  const method = event.methods.map((one) => METHOD_WORDS[one]).join(', ');
  const from = event.opens ? datePhrase(event.opens, 'nom') : '';
  const to = event.closes ? datePhrase(event.closes, 'nom') : '';
  return {
    title: `${capital(method)} laikā (${from} – ${to}) saņemto viedokļu, priekšlikumu un iebildumu apkopojums par „${event.documentTitle || event.title}”`,
    head: [...FORM2_HEAD],
    rows: views.map((view, index) => [
      [`${index + 1}.`],
      [listedAuthor(view)],
      view.text.split('\n').filter((line) => line.trim() !== ''),
      [outcomeWords(view.outcome)],
      [view.explanation ?? ''],
    ]),
    foot: form2Foot(day, event.responsible.name),
  };
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('lv') + text.slice(1);
}
