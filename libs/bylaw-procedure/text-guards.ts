import { bar, blank, pl, warn } from './guard.js';
import type { Finding, Guard, GuardContext } from './guard.js';
import { CONSULTATION_PART } from './memorandum.js';
import { DEFAULT_STEPS } from './own-steps.js';

/** Conditions on the by-law's text, its memorandum and the endorsements. */
export const TEXT_GUARDS = {
  /** The by-law has a title. */
  hasTitle: {
    actor: 'lawyer',
    check: ({ facts }) =>
      facts.document.hasTitle && !blank(facts.dossier.title)
        ? []
        : [bar('title_missing', { where: 'document.title' })],
  },
  /** The authorisation is cited: a law, a regulation or an autonomous function (PL 44(1)–(2)). */
  hasLegalBasis: {
    article: pl('44(1)'),
    actor: 'lawyer',
    check: ({ facts }) =>
      facts.document.hasBasis
        ? []
        : [bar('legal_basis_missing', { article: pl('44(1)'), where: 'document.basis' })],
  },
  /** There is at least one point. */
  hasPoints: {
    actor: 'lawyer',
    check: ({ facts }) =>
      facts.document.pointCount > 0 ? [] : [bar('points_missing', { where: 'document.body' })],
  },
  /** The document's check finds no error (numbering, dead references). */
  lintIsClean: {
    article: { act: 'MK108', ref: '2' },
    actor: 'lawyer',
    check: ({ facts }) =>
      facts.document.lintErrors === 0
        ? []
        : [
            bar('text_has_errors', {
              article: { act: 'MK108', ref: '2' },
              params: { count: facts.document.lintErrors },
              where: 'document.body',
            }),
          ],
  },
  /** Nothing that a template left to the drafter still stands in the text; forms may hold such words, so it only warns. */
  placeholdersFilled: {
    actor: 'lawyer',
    check: ({ facts }) => {
      const count = facts.document.placeholders ?? 0;
      return count === 0
        ? []
        : [warn('text_has_placeholders', { params: { count }, where: 'document.body' })];
    },
  },
  /** All compulsory parts but the one on consultations are filled (PL 46(1)). */
  memorandumDrafted: {
    article: pl('46(1)'),
    actor: 'lawyer',
    check: ({ facts }) => missingParts(facts.memorandum, (part) => part !== CONSULTATION_PART),
  },
  /** All compulsory parts are filled (PL 46(1)–(2)). */
  memorandumComplete: {
    article: pl('46(1)'),
    actor: 'lawyer',
    check: ({ facts }) => missingParts(facts.memorandum, () => true),
  },
  /** The legal endorser endorsed exactly this text and memorandum. */
  endorsedByLegal: {
    article: pl('36(2)'),
    actor: 'legal_endorser',
    check: (context) => endorsed(context, 'legal'),
  },
  /** The head of the department endorsed exactly this text and memorandum. */
  endorsedByHead: {
    article: pl('36(2)'),
    actor: 'head_of_department',
    check: (context) => endorsed(context, 'head'),
  },
  /** A reason is given. */
  reasonGiven: {
    actor: 'lawyer',
    check: ({ facts }) => (blank(facts.dossier.reason) ? [bar('reason_missing', { where: 'reason' })] : []),
  },
} as const satisfies Record<string, Guard>;

function missingParts(
  memorandum: GuardContext['facts']['memorandum'],
  counts: (part: number) => boolean,
): Finding[] {
  const missing = memorandum.requiredParts.filter(
    (part) => counts(part) && !memorandum.filledParts.includes(part),
  );
  if (missing.length === 0) return [];
  return [
    bar('memorandum_parts_missing', {
      article: pl('46(1)'),
      params: { parts: missing.map(String) },
      where: 'memorandum',
    }),
  ];
}

function endorsed({ facts }: GuardContext, role: 'legal' | 'head'): Finding[] {
  // Only a record is kept here (PL 48(3)): whoever prepares the plan endorses it where it is made.
  if (facts.dossier.kind === 'spatial_planning') return [];
  const { endorsers } = facts.municipality.steps ?? DEFAULT_STEPS;
  if (!endorsers.some(({ code }) => code === role)) return [];
  const given = facts.endorsements.filter((endorsement) => endorsement.role === role);
  const current = given.some(
    (endorsement) =>
      endorsement.digest === facts.document.currentDigest &&
      endorsement.memorandumDigest === facts.memorandum.currentDigest,
  );
  if (current) return [];
  const problem = given.length > 0 ? 'stale' : 'missing';
  return [bar(`endorsement_${problem}_${role}`, { article: pl('36(2)'), where: `endorsements.${role}` })];
}
