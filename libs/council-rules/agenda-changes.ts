import type { ArticleRef, SittingKind, Violation } from '#libs/contracts';
import { carries, type Majority, type VoteTally } from './majority.js';

/** What a sitting votes on about its own agenda, beside the matters themselves. */
export type AgendaChange = 'add' | 'remove' | 'order';

/** The rule a change of the agenda follows. */
export interface AgendaChangeRule {
  majority: Majority;
  article: ArticleRef;
}

/**
 * Items are added and removed by two thirds of those present (PL 34(2)), put into another order by more than half
 * (PL 34(1)). An extraordinary sitting's agenda stays as it was called, but for an item whose urgency the council does
 * not find justified: that one goes by more than half (PL 29(4), 37(1)).
 *
 * @returns `null` where the agenda may not be changed in this way at all (PL 34(2))
 */
export function agendaChangeRule(change: AgendaChange, kind: SittingKind): AgendaChangeRule | null {
  if (change === 'order') return { majority: 'simple', article: { act: 'PL', ref: '34(1)' } };
  if (kind === 'regular') return { majority: 'two_thirds', article: { act: 'PL', ref: '34(2)' } };
  return change === 'remove' ? { majority: 'simple', article: { act: 'PL', ref: '29(4)' } } : null;
}

/** What stands against a change of the agenda with these votes; nothing where it is lawful. */
export function checkAgendaChange(change: AgendaChange, kind: SittingKind, votes: VoteTally): Violation[] {
  const rule = agendaChangeRule(change, kind);
  if (!rule) return [{ code: 'extraordinary_agenda_closed', article: { act: 'PL', ref: '34(2)' } }];
  if (carries(votes, rule.majority)) return [];
  const params = { for: votes.for, present: votes.for + votes.against + votes.abstain };
  const code = rule.majority === 'two_thirds' ? 'added_without_two_thirds' : 'agenda_change_not_carried';
  return [{ code, article: rule.article, params }];
}
