import type { ArticleRef } from '#libs/contracts';
import { requiredMemorandumParts, type DossierKind } from '#libs/bylaw-procedure';
import { PART_GUIDANCE } from './guidance-texts.js';

/** A text in both languages of the interface. */
export interface Bilingual {
  lv: string;
  en: string;
}

/** A question that a part of the memorandum has to answer. */
export interface GuidanceQuestion {
  /** Unique over all parts, for example `alternatives`. */
  id: string;
  text: Bilingual;
  /**
   * Words of which one stands in every answer, compared without case and diacritics; `null` where words cannot tell.
   * A question with words is looked for by the completeness check.
   */
  words: RegExp | null;
}

/** What helps to write one part. */
export interface PartGuidance {
  part: number;
  questions: readonly GuidanceQuestion[];
  /** A good and a bad answer; in Latvian only, as memoranda are. */
  good: string;
  bad: string;
  /** Why the bad one is bad. */
  why: Bilingual;
  /** What the ministry and other readers look for. */
  readers: Bilingual;
}

/** The guidance of a part in a dossier. */
export interface GuidedPart extends PartGuidance {
  /** `exempt`: the law leaves the part out for this draft. */
  state: 'required' | 'exempt';
  article: ArticleRef;
}

/** What the guidance depends on. */
export interface GuidanceFor {
  kind: DossierKind;
  /** About municipal fees: part 2 is left out (PL 46(2)). */
  isFees: boolean;
  /** It amends a by-law in force. */
  amends: boolean;
}

const AMENDING: GuidanceQuestion = {
  id: 'amended',
  text: {
    lv: 'Kas spēkā esošajos noteikumos jāmaina un ko rādījusi to piemērošana?',
    en: 'What must change in the by-law in force, and what has its application shown?',
  },
  words: /groz|maina|mainit|speka es/,
};

/**
 * What helps to write each of the eight parts (PL 46(1)): part 2 is exempt for municipal fees (PL 46(2)); the list is
 * empty for budget and spatial planning drafts, which article 46 does not touch (PL 46(4)).
 */
export function memorandumGuidance({ kind, isFees, amends }: GuidanceFor): GuidedPart[] {
  const required = requiredMemorandumParts(kind, isFees);
  if (required.length === 0) return [];
  return PART_GUIDANCE.map((guidance): GuidedPart => {
    const exempt = !required.includes(guidance.part);
    return {
      ...guidance,
      questions: guidance.part === 1 && amends ? [...guidance.questions, AMENDING] : guidance.questions,
      state: exempt ? 'exempt' : 'required',
      article: { act: 'PL', ref: exempt ? '46(2)' : '46(1)' },
    };
  });
}
