import type { OpinionAnswerView, PublicOpinion } from '#libs/contracts';
import type { ExaminedAnswer } from '#libs/participation-rules';

/** An answer with the opinions it answers. */
export interface GivenAnswer {
  answer: OpinionAnswerView;
  /** Ids of the published opinions, in the order in which they came. */
  opinions: string[];
  /** How many support one of them. */
  supports: number;
}

/** The answers of a stage, those to most opinions first. */
export function answersOf(opinions: readonly PublicOpinion[]): GivenAnswer[] {
  const byId = new Map<string, GivenAnswer>();
  for (const { id, answer, supports } of opinions) {
    if (!answer) continue;
    const given = byId.get(answer.id) ?? { answer, opinions: [], supports: 0 };
    given.opinions.push(id);
    given.supports += supports;
    byId.set(answer.id, given);
  }
  return [...byId.values()].sort((a, b) => b.opinions.length - a.opinions.length || b.supports - a.supports);
}

/** The answers of a stage once each, as the rules look at them. */
export function examinedAnswers(
  opinions: readonly { answer: OpinionAnswerView | null }[],
): (ExaminedAnswer & { id: string })[] {
  const byId = new Map<string, ExaminedAnswer & { id: string }>();
  for (const { answer } of opinions) {
    if (!answer) continue;
    const { id, outcome, gist, reason, changes } = answer;
    byId.set(id, { id, outcome, gist, reason, changes: changes.length });
  }
  return [...byId.values()];
}
