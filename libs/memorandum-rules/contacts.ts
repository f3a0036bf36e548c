import {
  CONTACT_FORMS,
  CONTACT_OUTCOMES,
  type ArticleRef,
  type ContactForm,
  type ContactOutcome,
  type Decision,
  type LegalDay,
  type LobbyContactInput,
  type PublicLobbyContact,
  type PublicLobbyContacts,
  type Violation,
} from '#libs/contracts';
import type { DossierState } from '#libs/bylaw-procedure';
import { datePhrase } from '#libs/latvian-text';
import { phrase, sentence } from './blocks.js';
import { MAX_EXPLANATION, MAX_NAME, textViolations } from './fiscal.js';

/** Whoever submits a draft states the contacts with lobbyists (Interešu pārstāvības atklātības likums 6(3)). */
export const CONTACTS_ARTICLE: ArticleRef = { act: 'IPAL', ref: '6(3)' };

/** States in which the draft is settled: what was stated stays as it is. */
const SETTLED: readonly DossierState[] = [
  'adopted',
  'signed',
  'review_required',
  'in_review',
  'review_objections',
  'publication_barred',
  'promulgation_ready',
  'promulgation_sent',
  'promulgated',
  'in_force',
  'repealed',
  'lapsed',
  'withdrawn',
];

/** Whether contacts may still be written down: until the council has decided, and again while it corrects. */
export function contactsOpen(state: DossierState): boolean {
  return !SETTLED.includes(state);
}

/** Most contacts of one draft. */
export const MAX_CONTACTS = 200;

const FORMS: Record<ContactForm, string> = {
  meeting: 'tikšanās klātienē',
  video_call: 'videosaruna',
  phone: 'telefonsaruna',
  email: 'e-pasta sarakste',
  letter: 'vēstule',
  event: 'saruna pasākumā',
  other: 'cita saziņa',
};

const OUTCOMES: Record<ContactOutcome, string> = {
  accepted: 'ņemts vērā',
  partly: 'ņemts vērā daļēji',
  declined: 'nav ņemts vērā',
  undecided: 'vēl tiek vērtēts',
  no_proposal: '',
};

/**
 * Checks a contact as it comes from the form: a day that is not to come, who, about what, and for a proposal what became
 * of it and why.
 */
export function checkContact(contact: LobbyContactInput, today: LegalDay): Decision {
  const violations: Violation[] = [
    ...textViolations(contact.name, 'name', { needed: true, most: MAX_NAME }),
    ...textViolations(contact.onBehalfOf, 'onBehalfOf', { most: MAX_NAME }),
    ...textViolations(contact.subject, 'subject', { needed: true, most: MAX_EXPLANATION }),
  ];
  if (contact.day > today) violations.push({ code: 'contact.day_in_future', where: 'day' });
  const proposed = contact.outcome !== 'no_proposal';
  violations.push(
    ...textViolations(contact.proposal, 'proposal', { needed: proposed, most: MAX_EXPLANATION }),
    ...textViolations(contact.reason, 'reason', {
      needed: contact.outcome === 'partly' || contact.outcome === 'declined',
      most: MAX_EXPLANATION,
    }),
  );
  if (!proposed && contact.proposal.trim() !== '')
    violations.push({ code: 'contact.proposal_without_outcome', where: 'outcome' });
  if (!CONTACT_FORMS.includes(contact.form)) violations.push({ code: 'contact.form', where: 'form' });
  if (!CONTACT_OUTCOMES.includes(contact.outcome))
    violations.push({ code: 'contact.outcome', where: 'outcome' });
  return violations.length > 0 ? { allowed: false, violations } : { allowed: true };
}

/** What everybody may read of a contact: an organisation by its name, a natural person without. */
export function publicContact({ name, lobbyist, ...contact }: LobbyContactInput): PublicLobbyContact {
  return { ...contact, organisation: lobbyist === 'organisation' ? name : null };
}

/**
 * What the memorandum, the coordination table and other exports say of the contacts, in Latvian, one sentence group a
 * contact, by day: organisations by name, natural persons without, because the memorandum stays public for good
 * (OPL 11(1)).
 */
export function contactLines(contacts: readonly PublicLobbyContact[]): string[] {
  return [...contacts]
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    .map((contact) => {
      const who = contact.organisation ?? 'fiziska persona';
      const behalf = contact.onBehalfOf.trim() === '' ? '' : ` (${phrase(contact.onBehalfOf)} interesēs)`;
      const about = `${datePhrase(contact.day, 'loc')} ${FORMS[contact.form]} – ${phrase(who)}${behalf}: ${sentence(contact.subject)}`;
      if (contact.outcome === 'no_proposal') return about;
      const reason = contact.reason.trim() === '' ? '.' : `: ${sentence(contact.reason)}`;
      return `${about} Priekšlikums – ${phrase(contact.proposal)} – ${OUTCOMES[contact.outcome]}${reason}`;
    });
}

/** The sentence for a draft on which nobody lobbied. */
export const NO_CONTACTS = 'Saziņas ar interešu pārstāvjiem (lobētājiem) par projektu nav bijis.';

/** The contacts as a list of their own, for papers that go to institutions (IPAL 6(3)). */
export function contactsNote({ contacts }: PublicLobbyContacts): { heading: string; lines: string[] } {
  return {
    heading: 'Saziņa ar interešu pārstāvjiem (lobētājiem)',
    lines: contacts.length > 0 ? contactLines(contacts) : [NO_CONTACTS],
  };
}
