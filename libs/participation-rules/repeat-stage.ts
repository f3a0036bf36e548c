import type { StageAdvice } from '#libs/contracts';

/** One difference between the text that was shown for opinion and the text that is to be adopted. */
export interface TextDifference {
  /** Words were changed; otherwise only formatting, order or numbers. */
  words: boolean;
  /** An answer to an opinion names the place. */
  answersOpinion: boolean;
}

/**
 * Whether the public should be asked again before adoption. The two weeks of PL 46(3) were for another text as soon as
 * words differ; a new stage is suggested then, the more so where no opinion led to the change. The council's lawyer
 * decides: the law sets no measure.
 */
export function stageAdvice(differences: readonly TextDifference[]): StageAdvice {
  const inWords = differences.filter(({ words }) => words);
  if (inWords.length === 0) return differences.length > 0 ? 'form_only' : 'same';
  return inWords.every(({ answersOpinion }) => answersOpinion) ? 'follows_opinions' : 'new_matter';
}
