import type { DossierFacts } from './facts.js';
import { bar, blank, opl, pl, warn } from './guard.js';
import type { Finding, Guard, GuardContext } from './guard.js';
import type { EndOfForceSlice } from './life-facts.js';
import { hostOf } from './official-site.js';

/** Whether the chair of the sitting refused to sign and the council has not looked at the decision again (PL 37(6)). */
export function awaitsReexamination(facts: DossierFacts): boolean {
  return (facts.dossier.signatureRefusedOn ?? null) !== null;
}

/**
 * Conditions of what lies beside the straight way: a refused signature (PL 37(6)), the records of spatial planning
 * (PL 48(3)), the end of force (OPL 9(5)) and the look back at a by-law in force.
 */
export const LIFE_GUARDS = {
  /** After a refusal to sign, the council looks at the decision again in an extraordinary sitting. */
  reexaminedInExtraordinary: {
    article: pl('37(6)'),
    actor: 'council_secretary',
    check: ({ facts }) => {
      const sitting = facts.council?.sitting ?? null;
      if (!awaitsReexamination(facts) || !sitting || sitting.kind === 'extraordinary') return [];
      // The budget may not come before an extraordinary sitting at all (PL 29(2)), so the two duties collide.
      const collides = facts.dossier.kind === 'budget';
      const details = {
        article: pl('37(6)'),
        params: { day: facts.dossier.signatureRefusedOn ?? '' },
        where: 'council.sitting',
      };
      return [
        collides
          ? warn('reexamination_of_budget', details)
          : bar('reexamination_needs_extraordinary_sitting', details),
      ];
    },
  },
  /** No decision waits for the council to look at it again. */
  noReexaminationPending: {
    article: pl('37(6)'),
    actor: 'council_secretary',
    check: ({ facts }) =>
      awaitsReexamination(facts)
        ? [
            bar('reexamination_pending', {
              article: pl('37(6)'),
              params: { day: facts.dossier.signatureRefusedOn ?? '' },
            }),
          ]
        : [],
  },
  /** Spatial planning is drafted and coordinated by its own law; here is only the record, with a link to it. */
  notSpatialPlanning: {
    article: pl('48(3)'),
    actor: 'lawyer',
    check: ({ facts }) =>
      facts.dossier.kind === 'spatial_planning'
        ? [bar('spatial_planning_elsewhere', { article: pl('48(3)'), where: 'dossier.kind' })]
        : [],
  },
  /** The by-law is about spatial planning, of which only a record is kept here. */
  isSpatialPlanning: {
    article: pl('48(3)'),
    actor: 'lawyer',
    check: ({ facts }) =>
      facts.dossier.kind === 'spatial_planning'
        ? []
        : [bar('not_spatial_planning', { article: pl('48(3)'), where: 'dossier.kind' })],
  },
  /** A by-law on spatial planning has the address of its documents in the planning system. */
  planningRecordLinked: {
    article: pl('48(3)'),
    actor: 'lawyer',
    check: ({ facts }) => {
      if (facts.dossier.kind !== 'spatial_planning') return [];
      const url = facts.dossier.planningUrl ?? null;
      return url !== null && hostOf(url) !== null
        ? []
        : [bar('planning_record_missing', { article: pl('48(3)'), where: 'planningUrl' })];
    },
  },
  /** The acts that the by-law declares to have lost force are known here. */
  repealedActsKnown: {
    actor: 'lawyer',
    check: ({ facts }) => {
      const acts = facts.repeals?.unknown ?? [];
      return acts.length === 0 ? [] : [warn('repealed_acts_unknown', { params: { acts: [...acts] } })];
    },
  },
  /** Another act that is in force has repealed it. */
  repealedByNow: { actor: 'system', check: (context) => ended(context, 'repealed') },
  /** The legal basis has lost force, and the by-law with it. */
  basisLapsedByNow: {
    article: opl('9(5)'),
    actor: 'lawyer',
    check: (context) => [
      ...ended(context, 'basis_lapsed').map((finding) => ({ ...finding, article: opl('9(5)') })),
      ...withoutReason(context, 'basis_lapsed'),
    ],
  },
  /** The term that the by-law set for itself is over. */
  ownTermOver: { actor: 'lawyer', check: (context) => ended(context, 'term') },
  /** The council repealed it after the minister's order, the minister voided it, or the court struck it, as a whole. */
  voidedByNow: { article: pl('66'), actor: 'system', check: (context) => ended(context, 'voided') },
  /** The look back has a conclusion and a possible day. */
  exPostConcluded: {
    actor: 'lawyer',
    check: ({ facts, now }) => {
      const { doneOn = null, conclusion = null } = facts.exPost ?? {};
      if (doneOn === null || blank(conclusion))
        return [bar('ex_post_conclusion_missing', { where: 'exPost' })];
      return doneOn > now
        ? [bar('ex_post_in_future', { params: { day: doneOn }, where: 'exPost.doneOn' })]
        : [];
    },
  },
} as const satisfies Record<string, Guard>;

function ended({ facts, now }: GuardContext, cause: EndOfForceSlice['cause']): Finding[] {
  const end = facts.end;
  if (end?.cause !== cause) return [bar('end_of_force_unknown', { where: 'end' })];
  return end.from <= now ? [] : [bar('end_of_force_ahead', { params: { day: end.from }, where: 'end.from' })];
}

function withoutReason({ facts }: GuardContext, cause: 'basis_lapsed'): Finding[] {
  return facts.end?.cause === cause && blank(facts.end.by)
    ? [bar('end_of_force_reason_missing', { where: 'end.by' })]
    : [];
}
