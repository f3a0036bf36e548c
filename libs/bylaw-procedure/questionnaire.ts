import type { ArticleRef } from '#libs/contracts';

const pl = (ref: string): ArticleRef => ({ act: 'PL', ref });

/** What a "yes" to a question leads to: review by VARAM, by the ministry a law names, or only a warning. */
export type QuestionEffect = 'varam' | 'named_ministry' | 'warning';

/** One question about the content of the by-law. */
export interface TrackQuestion {
  /** Stable code; its sentence is the translation `procedure.question.<code>`. */
  code: string;
  group: 'penalties_45_1' | 'penalties_45_2' | 'rights' | 'money' | 'other_law' | 'outside_45';
  article: ArticleRef;
  effect: QuestionEffect;
}

/**
 * The questionnaire that decides the track after signing (PL 47(2)): the track follows the content of the by-law,
 * never its title. Subjects in the order of PL 45(1) 1–7, 45(2) 1–6, then the other grounds of 47(2), then penalties
 * outside article 45, which are a warning only.
 */
export const TRACK_QUESTIONS = [
  { code: 'public_order', group: 'penalties_45_1', article: pl('45(1)1'), effect: 'varam' },
  { code: 'public_territories', group: 'penalties_45_1', article: pl('45(1)2'), effect: 'varam' },
  { code: 'upkeep_of_buildings', group: 'penalties_45_1', article: pl('45(1)3'), effect: 'varam' },
  { code: 'adjacent_territory', group: 'penalties_45_1', article: pl('45(1)4'), effect: 'varam' },
  { code: 'greenery', group: 'penalties_45_1', article: pl('45(1)5'), effect: 'varam' },
  { code: 'special_regime_zones', group: 'penalties_45_1', article: pl('45(1)6'), effect: 'varam' },
  { code: 'municipal_nature', group: 'penalties_45_1', article: pl('45(1)7'), effect: 'varam' },
  { code: 'water_management', group: 'penalties_45_2', article: pl('45(2)1'), effect: 'varam' },
  { code: 'street_trade', group: 'penalties_45_2', article: pl('45(2)2'), effect: 'varam' },
  { code: 'alcohol_retail', group: 'penalties_45_2', article: pl('45(2)3'), effect: 'varam' },
  { code: 'advertising', group: 'penalties_45_2', article: pl('45(2)4'), effect: 'varam' },
  { code: 'pets', group: 'penalties_45_2', article: pl('45(2)5'), effect: 'varam' },
  { code: 'drainage', group: 'penalties_45_2', article: pl('45(2)6'), effect: 'varam' },
  { code: 'social_security', group: 'rights', article: pl('47(2)'), effect: 'varam' },
  { code: 'childrens_rights', group: 'rights', article: pl('47(2)'), effect: 'varam' },
  { code: 'fee_rates', group: 'money', article: pl('47(2)'), effect: 'varam' },
  { code: 'tax_rates', group: 'money', article: pl('47(2)'), effect: 'varam' },
  { code: 'law_names_ministry', group: 'other_law', article: pl('47(2)'), effect: 'named_ministry' },
  { code: 'penalties_elsewhere', group: 'outside_45', article: pl('45(1)'), effect: 'warning' },
] as const satisfies readonly TrackQuestion[];

/** Code of a question of {@link TRACK_QUESTIONS}. */
export type TrackQuestionCode = (typeof TRACK_QUESTIONS)[number]['code'];

/** The answers; a question that is missing has not been answered. */
export interface TrackAnswers {
  answers: Partial<Record<TrackQuestionCode, boolean>>;
  /** The ministry another law names and that law; required when `law_names_ministry` is answered with yes. */
  namedMinistry: { name: string; law: string } | null;
}

/** The track with its grounds. */
export interface TrackDecision {
  /** `A` = straight to the gazette (PL 47(1)); `B` = opinion of a ministry first (PL 47(2)). */
  track: 'A' | 'B';
  /** The articles that lead to track B; for track A the one article PL 47(1). */
  because: ArticleRef[];
  /** Who reviews on track B: `varam` or the ministry another law names (VARAM gets a copy, PL 47(6)). */
  reviewer: { kind: 'varam' } | { kind: 'named_ministry'; name: string; law: string } | null;
  /** Codes of `violations.json` that do not stop anything. */
  warnings: { code: string; article: ArticleRef }[];
}

/** Questions without an answer, in the order of the questionnaire. */
export function unansweredQuestions(given: TrackAnswers | null): TrackQuestionCode[] {
  return TRACK_QUESTIONS.filter((q) => given?.answers[q.code] === undefined).map((q) => q.code);
}

/**
 * Decides the track from the answers (PL 47(1)–(2)). A single "yes" among the grounds of 47(2) is enough for track B.
 * Where another law names the ministry, that ministry reviews. Unanswered questions count as "no": ask
 * {@link unansweredQuestions} first.
 */
export function decideTrack(given: TrackAnswers): TrackDecision {
  const yes: TrackQuestion[] = TRACK_QUESTIONS.filter((q) => given.answers[q.code] === true);
  const grounds = yes.filter((q) => q.effect !== 'warning');
  const warnings = yes
    .filter((q) => q.effect === 'warning')
    .map((q) => ({ code: 'penalties_outside_article_45', article: q.article }));
  if (grounds.length === 0) return { track: 'A', because: [pl('47(1)')], reviewer: null, warnings };
  const named = grounds.some((q) => q.effect === 'named_ministry') ? given.namedMinistry : null;
  return {
    track: 'B',
    because: distinct(grounds.map((q) => q.article)),
    reviewer: named ? { kind: 'named_ministry', ...named } : { kind: 'varam' },
    warnings,
  };
}

function distinct(refs: ArticleRef[]): ArticleRef[] {
  return refs.filter((ref, i) => refs.findIndex((other) => other.ref === ref.ref) === i);
}
