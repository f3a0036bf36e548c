import type { Role } from './roles.js';

/** Everything a route or a transition may ask for, with the roles that have it. The one place where access is granted. */
export const GRANTS = {
  /** Be logged in at all; every person has it. */
  'self.read': 'everyone',

  'dossier.read': [
    'lawyer',
    'head_of_department',
    'legal_endorser',
    'council_secretary',
    'sitting_chair',
    'councillor',
    'clerk',
    'administrator',
  ],
  'dossier.start': ['lawyer'],
  'dossier.edit': ['lawyer'],
  'dossier.advance': ['lawyer'],
  'dossier.withdraw': ['lawyer'],
  'document.read': [
    'lawyer',
    'head_of_department',
    'legal_endorser',
    'council_secretary',
    'sitting_chair',
    'councillor',
    'administrator',
  ],
  'document.edit': ['lawyer'],
  /** Write into a text what only counts when somebody with `document.edit` accepts it. */
  'document.suggest': ['lawyer', 'head_of_department', 'legal_endorser', 'council_secretary'],
  /** Begin and answer comment threads beside a text; changes nothing in it. */
  'document.comment': [
    'lawyer',
    'head_of_department',
    'legal_endorser',
    'council_secretary',
    'sitting_chair',
    'councillor',
    'administrator',
  ],
  /** Keep clauses and templates of the municipality's own. */
  'template.manage': ['lawyer', 'administrator'],
  'bylaw.endorse.legal': ['legal_endorser'],
  'bylaw.endorse.head': ['head_of_department'],
  /** Take a step of endorsement that the municipality set up itself; who takes which, its settings say. */
  'bylaw.endorse.own': [
    'lawyer',
    'head_of_department',
    'legal_endorser',
    'council_secretary',
    'clerk',
    'administrator',
    'budget_coordinator',
  ],
  /** Set the municipality's own steps of the procedure. */
  'procedure.manage': ['administrator'],

  'participation.read': ['lawyer', 'head_of_department', 'legal_endorser', 'clerk'],
  'participation.manage': ['lawyer'],
  'participation.answer': ['lawyer'],
  'participation.record': ['clerk', 'lawyer'],

  'coordination.read': [
    'lawyer',
    'head_of_department',
    'legal_endorser',
    'council_secretary',
    'sitting_chair',
    'councillor',
    'clerk',
  ],
  'coordination.manage': ['lawyer'],
  /** Give the opinion of the institution in which the role is held; which requests those are, the rows decide. */
  'coordination.respond': [
    'lawyer',
    'head_of_department',
    'ngo_representative',
    'residents_council_representative',
    'organisation_representative',
    'varam_reviewer',
    'ministry_reviewer',
  ],

  'council.read': [
    'lawyer',
    'head_of_department',
    'legal_endorser',
    'council_secretary',
    'sitting_chair',
    'councillor',
  ],
  'council.manage': ['council_secretary'],
  /** What a councillor does: table amendments, hand in written views, vote on the live page; the secretary records what came on paper. */
  'council.participate': ['councillor', 'sitting_chair', 'council_secretary'],
  'council.sign': ['sitting_chair'],
  'promulgation.manage': ['lawyer', 'council_secretary'],
  /** Take over by-laws in force that were made before the product came. */
  'takeover.manage': ['administrator', 'lawyer'],

  /** The deadlines of the municipality and how it reminds of them. */
  'deadline.read': [
    'lawyer',
    'head_of_department',
    'legal_endorser',
    'council_secretary',
    'sitting_chair',
    'councillor',
    'budget_coordinator',
    'evaluator',
    'clerk',
    'administrator',
    'data_officer',
  ],
  'directory.read': ['administrator'],
  'directory.manage': ['administrator'],
  'calendar.manage': ['administrator'],
  'register.import': ['administrator'],
  'substitution.own': [
    'lawyer',
    'head_of_department',
    'legal_endorser',
    'council_secretary',
    'sitting_chair',
  ],
  'audit.read': ['administrator', 'data_officer'],

  /** Type in requests of people about their data as they come; what is held on somebody is not for this. */
  'privacy.record': ['data_officer', 'clerk'],
  /** Find, give out, correct and erase what is held on a person; read who looked at restricted things. */
  'privacy.manage': ['data_officer'],
  /** Retention classes, what is due, packages for the archive. */
  'records.read': ['clerk', 'administrator', 'council_secretary', 'lawyer', 'data_officer'],
  'records.manage': ['clerk', 'administrator'],
  /** Approve what somebody else has drawn up for destruction. */
  'records.approve': ['council_secretary'],

  /** A ministry's own queue; a municipality reads the reviews of its dossiers by `dossier.read`. */
  'review.read': ['varam_reviewer', 'ministry_reviewer'],
  'review.give': ['varam_reviewer', 'ministry_reviewer'],
  'review.record': ['lawyer'],
  /** What a review brings, whoever records it: the ministry itself, or the municipality typing it in. */
  'review.outcome': ['lawyer', 'varam_reviewer', 'ministry_reviewer'],

  /** What happens to an act in force that is held to be unlawful (PL 65, 66), and the chair's call of the sitting (66(2)). */
  'control.record': ['lawyer'],
  'control.call': ['sitting_chair', 'council_secretary', 'lawyer'],
  /** A ministry's own opinion on an act in force (65(1)-(2)), and VARAM's record of the minister's orders (66(1), 66(5)). */
  'control.give': ['varam_reviewer', 'ministry_reviewer'],
  'control.order': ['varam_reviewer'],

  'budget.read': [
    'budget_coordinator',
    'evaluator',
    'lawyer',
    'head_of_department',
    'council_secretary',
    'sitting_chair',
    'councillor',
    'clerk',
  ],
  'budget.manage': ['budget_coordinator'],
  'budget.evaluate': ['evaluator'],
  'budget.deliver': ['budget_coordinator'],
  // Two people count together.
  'budget.count': ['budget_coordinator', 'council_secretary'],
  /** Serve people who vote in person: mark the roll, hand out papers, type and sign boxes of paper ballots. */
  'budget.serve': ['clerk', 'budget_coordinator'],

  /** Collective submissions (PL 56–57): what came in, the lists of signers, the examination, the way through the council. */
  'collective.read': [
    'clerk',
    'lawyer',
    'head_of_department',
    'council_secretary',
    'sitting_chair',
    'councillor',
    'administrator',
  ],
  /** Register what came, type in lists of signers and see who signed: names and codes only for a stated purpose. */
  'collective.record': ['clerk', 'lawyer'],
  'collective.decide': ['lawyer'],
  'collective.follow': ['council_secretary', 'lawyer'],
  'collective.settings': ['administrator', 'lawyer'],

  /** Only in demo mode; the routes do not exist in production. */
  'demo.control': 'anyone',
} as const satisfies Record<string, readonly Role[] | 'everyone' | 'anyone'>;

/** A permission name, for example `dossier.start`. */
export type Permission = keyof typeof GRANTS;

/** All permissions, in the order of the table. */
export const PERMISSIONS = Object.keys(GRANTS) as Permission[];

/** Whether the role has the permission by itself. */
export function roleGrants(role: Role, permission: Permission): boolean {
  const grant: readonly Role[] | string = GRANTS[permission];
  return typeof grant !== 'string' && grant.includes(role);
}
