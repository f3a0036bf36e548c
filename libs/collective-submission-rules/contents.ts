import type {
  ArticleRef,
  SignatureCount,
  SubmissionCriterion,
  SubmissionExamination,
  SubmissionOrigin,
  SubmissionText,
  Violation,
} from '#libs/contracts';
import { countedSignatures } from './signing.js';

/** Where the law asks for what is examined. */
export const CRITERION_ARTICLES: Readonly<Record<SubmissionCriterion, ArticleRef>> = {
  named: { act: 'PL', ref: '56(3)' },
  demand: { act: 'PL', ref: '56(3)' },
  grounds: { act: 'PL', ref: '56(3)' },
  representative: { act: 'PL', ref: '56(3)' },
  competence: { act: 'PL', ref: '56(1)' },
  acceptable: { act: 'PL', ref: '56(4)' },
  electronic: { act: 'PL', ref: '56(5)' },
};

/** Longest texts, in characters; the grounds are to be short (PL 56(3)). */
export const SUBMISSION_LIMITS = { title: 200, demand: 4000, grounds: 4000 } as const;

/** Ways on which a submission and its signatures come electronically, so that PL 56(5) asks for technical information. */
const ELECTRONIC: readonly SubmissionOrigin[] = ['email', 'e_address', 'platform'];

/** What has to be looked at for a submission of this origin; signed on this page, the product itself knows who signed. */
export function criteriaFor(origin: SubmissionOrigin): SubmissionCriterion[] {
  const all = Object.keys(CRITERION_ARTICLES) as SubmissionCriterion[];
  return all.filter((one) => one !== 'electronic' || ELECTRONIC.includes(origin));
}

/** What a submission lacks before anybody may sign it (PL 56(3)). */
export function checkSubmissionText(
  text: SubmissionText & { address: string; email: string | null; phone: string | null },
): Violation[] {
  const article: ArticleRef = { act: 'PL', ref: '56(3)' };
  const missing = (where: 'title' | 'demand' | 'grounds' | 'address'): Violation[] =>
    text[where].trim() === '' ? [{ code: `collective.${where}_missing`, where, article }] : [];
  const contact = [text.email, text.phone].every((one) => (one ?? '').trim() === '');
  return [
    ...missing('title'),
    ...missing('demand'),
    ...missing('grounds'),
    ...missing('address'),
    ...(contact ? [{ code: 'collective.contact_missing', where: 'email', article }] : []),
  ];
}

/** What an examination rests on. */
export interface ExaminationFacts {
  origin: SubmissionOrigin;
  count: SignatureCount;
  /** The register was asked and has answered (PL 57(1)). */
  registerAnswered: boolean;
  /** The number of residents is that of 1 January of the year. */
  populationCurrent: boolean;
  /** Whether each criterion is met; one that is missing was not looked at. */
  answers: Partial<Record<SubmissionCriterion, boolean>>;
}

/** What speaks against accepting a submission, and what wants a look first (PL 56, 57(1)). */
export function examineSubmission(facts: ExaminationFacts): SubmissionExamination {
  const { count, answers } = facts;
  const bars: Violation[] = [];
  const warnings: Violation[] = [];
  const criteria = criteriaFor(facts.origin);
  const open = criteria.filter((criterion) => answers[criterion] === undefined).length;
  if (open > 0)
    bars.push({
      code: 'collective.not_examined',
      params: { count: open },
      article: { act: 'PL', ref: '57(1)' },
    });
  for (const criterion of criteria.filter((one) => answers[one] === false)) {
    const article = CRITERION_ARTICLES[criterion];
    bars.push({ code: `collective.unmet_${criterion}`, where: criterion, article });
  }
  const article: ArticleRef = { act: 'PL', ref: '56(2)' };
  const counted = countedSignatures(count);
  if (count.needed === null) bars.push({ code: 'collective.population_unknown', article });
  else if (counted < count.needed)
    bars.push({ code: 'collective.too_few', params: { counted, needed: count.needed }, article });
  else if (counted - count.unconfirmed < count.needed && !facts.registerAnswered)
    warnings.push({
      code: 'collective.unconfirmed',
      params: { unconfirmed: count.unconfirmed },
      article: { act: 'PL', ref: '57(1)' },
    });
  if (!facts.populationCurrent && count.needed !== null)
    warnings.push({ code: 'collective.population_old', article: { act: 'PL', ref: '56(6)' } });
  return { bars, warnings };
}
