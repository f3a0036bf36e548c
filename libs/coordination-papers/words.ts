import type {
  CoordinationDisposition,
  CoordinationItemKind,
  CoordinationMeans,
  CoordinationMeetingResult,
  CoordinationPartyState,
  CoordinationVerdict,
  LegalDay,
} from '#libs/contracts';

/** What papers call the kinds of items. */
export const KIND: Record<CoordinationItemKind, string> = {
  objection: 'Iebildums',
  proposal: 'Priekšlikums',
  variant: 'Vēlamais variants',
};

/** What papers call opinions on the whole; the form has the same lines. */
export const VERDICT: Record<CoordinationVerdict, string> = {
  no_objections: 'Nav iebildumu',
  proposals: 'Nav iebildumu, ir priekšlikumi',
  objections: 'Ir iebildumi',
};

/** What papers call what became of an item. */
export const DISPOSITION: Record<CoordinationDisposition, string> = {
  accepted: 'Ņemts vērā',
  partly: 'Ņemts vērā daļēji',
  declined: 'Nav ņemts vērā',
};

/** What papers call what a meeting came to. */
export const MEETING_RESULT: Record<CoordinationMeetingResult, string> = {
  agreed: 'Panākta vienošanās',
  withdrawn: 'Iebildums atsaukts',
  maintained: 'Iebildums uzturēts',
};

/** What papers call where a party stands. */
export const STATE: Record<CoordinationPartyState, string> = {
  waiting: 'Gaida atbildi',
  agreed: 'Saskaņots',
  agreed_by_silence: 'Saskaņots noklusējot',
  objections: 'Ir iebildumi',
  late: 'Saņemts pēc termiņa',
};

/** What papers call the ways of sending. */
export const MEANS: Record<CoordinationMeans, string> = {
  portal: 'sistēmā Vietvara',
  link: 'ar saiti bez konta',
  email: 'pa e-pastu',
  e_address: 'uz e-adresi',
  post: 'pa pastu',
  in_person: 'personīgi',
};

/** What is said of the whole draft. */
export const WHOLE = 'Projekts kopumā';

/** A day as tables have it: `21.11.2026.`; empty for none. */
export function shortDay(day: LegalDay | null): string {
  if (day === null) return '';
  const [year, month, date] = day.split('-');
  return `${date}.${month}.${year}.`;
}
