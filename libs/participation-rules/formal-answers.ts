import type { AnswerFinding, OpinionOutcome } from '#libs/contracts';
import { words } from '#libs/latvian-text';
import { likenessOf, stemsOf } from './likeness.js';

/** An answer as it is looked at. */
export interface ExaminedAnswer {
  /** `null` for one that is only being written. */
  id: string | null;
  outcome: OpinionOutcome;
  gist: string;
  reason: string;
  /** How many changed places of the text it names. */
  changes: number;
}

/** An answer of fewer words explains nothing. */
export const FEWEST_WORDS = 6;
/** Reasons are repeated, and an answer only says an opinion again, where this share of the words is common. */
const SAME = 0.8;
/** Opinions are different matters below this share. */
const OTHER_MATTER = 0.5;
/** What is said when there is nothing to say. */
const STOCK =
  /paldies par (jūsu )?(viedokli|priekšlikumu|līdzdalību)|(viedoklis|priekšlikums|iebildums) (ir )?(pieņemts zināšanai|ņemts vērā|nav ņemts vērā|uzklausīts)|(pieņemts|ņemts) zināšanai|nav lietderīgi|atbilstoši normatīvajiem aktiem/giu;

/**
 * What makes an answer look formal: too few words, nothing but stock phrases, the reason of another answer to a different
 * matter, the opinion said again, or "taken into account" without a changed place. Nothing of it forbids the answer: a
 * person may have good grounds.
 */
export function answerFindings(answer: ExaminedAnswer, others: readonly ExaminedAnswer[]): AnswerFinding[] {
  const findings: AnswerFinding[] = [];
  const count = words(answer.reason).length;
  const said = words(answer.reason.replaceAll(STOCK, ' ')).length;
  if (count > 0 && said < count && said < FEWEST_WORDS) findings.push('stock_phrase');
  else if (count < FEWEST_WORDS) findings.push('too_short');
  if (repeats(answer, others)) findings.push('repeated');
  if (echoes(answer)) findings.push('says_opinion_again');
  if (answer.outcome !== 'declined' && answer.changes === 0) findings.push('no_changed_words');
  return findings;
}

function repeats(answer: ExaminedAnswer, others: readonly ExaminedAnswer[]): boolean {
  const reason = stemsOf(answer.reason);
  const gist = stemsOf(answer.gist);
  return (
    reason.size > 0 &&
    others.some(
      (other) =>
        (answer.id === null || other.id !== answer.id) &&
        likenessOf(reason, stemsOf(other.reason)) >= SAME &&
        likenessOf(gist, stemsOf(other.gist)) < OTHER_MATTER,
    )
  );
}

function echoes({ gist, reason }: ExaminedAnswer): boolean {
  const stems = stemsOf(reason);
  return stems.size > 0 && likenessOf(stems, stemsOf(gist)) >= SAME;
}
