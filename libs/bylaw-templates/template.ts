import { type ArticleRef, type BylawKind, type BylawTopic, type TemplateId } from '#libs/contracts';
import type { TrackQuestionCode } from '#libs/bylaw-procedure';

export { TEMPLATE_IDS, type TemplateId } from '#libs/contracts';

/**
 * A part that a by-law of this kind has. `required` parts are demanded by the article; the others are usual practice and
 * only a reminder, so they have no article.
 */
export interface TemplateElement {
  /** Its name is the translation `templates.element.<code>`. */
  code: string;
  required: boolean;
  article: ArticleRef | null;
  /**
   * Where it is looked for: the line of the legal basis, the title, the point that says what the by-law is about, or any
   * other point or annex.
   */
  where: 'title' | 'basis' | 'purpose' | 'unit';
  /** All of these are found in the words of one unit (its chapter's heading included) where the part is there. */
  found: readonly RegExp[];
}

/** A point or sub-point of a template. Words in square brackets are left to the drafter. */
export interface TemplatePoint {
  text: string;
  items?: readonly (string | TemplatePoint)[];
  /** Names the point for `{@key:acc}`, a live reference in that grammatical case. */
  key?: string;
  /** The elements that this point carries. */
  carries?: readonly string[];
}

/** A chapter of a template. */
export interface TemplateChapter {
  heading: string;
  points: readonly TemplatePoint[];
}

/** An annex of a template: a form with what is asked for in rows. */
export interface TemplateAnnex {
  heading: string;
  key?: string;
  carries?: readonly string[];
  intro?: string;
  /** Rows of a table with two columns, the first of them the head. */
  rows: readonly (readonly [string, string])[];
}

/** What the drafter is told about one part of the memorandum for this kind: `templates.memo.<code>`. */
export interface MemorandumHint {
  part: number;
  code: string;
  article: ArticleRef | null;
}

/** A special rule that follows from the kind; its sentence is the translation `templates.rule.<code>`. */
export interface SpecialRule {
  code: string;
  article: ArticleRef;
}

/** What a choice inside a kind changes: the subject of penalties under PL 45. */
export interface TemplateSubject {
  /** The question of the track questionnaire that is then answered with yes. */
  code: TrackQuestionCode;
  article: ArticleRef;
  topic: BylawTopic;
  /** The title, with `{placeLoc}`. */
  title: string;
}

/** A kind of by-law as data. */
export interface BylawTemplate {
  id: TemplateId;
  kind: BylawKind;
  isFees: boolean;
  isStatutes: boolean;
  /** The topic that the kind usually has; `null` where the drafter chooses. */
  topic: BylawTopic | null;
  /** The title with `{place}` (genitive), `{placeLoc}` (locative) and placeholders. */
  title: string;
  /** How a title of this kind begins or ends. */
  titlePattern: RegExp;
  /** The line of the legal basis behind "Izdoti saskaņā ar". */
  basis: string;
  /** Places that authorise this kind, as far as that is known; empty where nothing is. */
  authorises: readonly { likumi: number; refs: readonly string[] }[];
  subjects: readonly TemplateSubject[];
  /** The track that usually follows, never decided without the questionnaire (PL 47). */
  track: { expected: 'A' | 'B'; article: ArticleRef };
  /** Answers that are proposed for the questionnaire; a person confirms each. */
  answers: Partial<Record<TrackQuestionCode, boolean>>;
  memorandum: readonly MemorandumHint[];
  rules: readonly SpecialRule[];
  elements: readonly TemplateElement[];
  chapters: readonly TemplateChapter[];
  closing: readonly TemplatePoint[];
  annexes: readonly TemplateAnnex[];
}

/** An article of the Local Government Law. */
export const pl = (ref: string): ArticleRef => ({ act: 'PL', ref });

/** An article of the Law on Social Services and Social Assistance. */
export const spspl = (ref: string): ArticleRef => ({ act: 'SPSPL', ref });

/** A part that the article demands. */
export const needed = (
  code: string,
  article: ArticleRef,
  found: readonly RegExp[],
  where: TemplateElement['where'] = 'unit',
): TemplateElement => ({ code, required: true, article, where, found });

/** A part that by-laws of this kind usually have. */
export const usual = (code: string, found: readonly RegExp[]): TemplateElement => ({
  code,
  required: false,
  article: null,
  where: 'unit',
  found,
});

/** The point that says what the by-law regulates. */
export const PURPOSE_ELEMENT: TemplateElement = {
  code: 'purpose',
  required: false,
  article: null,
  where: 'purpose',
  found: [/\p{L}/u],
};

/** The council names what empowers it (PL 44(1)–(2)). */
export const BASIS_ELEMENT = needed('basis', pl('44'), [/izdot[isa]*\s+saskaņā\s+ar\s+\S/iu], 'basis');

/** The by-law that is replaced; left out where there was none. */
export const REPEAL: TemplatePoint = {
  text:
    'Atzīt par spēku zaudējušiem {councilGen} [norādīt datumu] saistošos noteikumus Nr. [norādīt numuru] ' +
    '"[norādīt nosaukumu]" (Latvijas Vēstnesis, [norādīt gadu un numuru]).',
};

/** A day of entry into force of its own; left out where the general rule of PL 47(1) is enough. */
export const ENTRY: TemplatePoint = {
  text: 'Noteikumi stājas spēkā [norādīt dienu vai dzēst punktu, ja pietiek ar vispārīgo kārtību].',
};

/** Rules that hold for every by-law with a memorandum of PL 46. */
export const OPINION_STAGE: SpecialRule = { code: 'opinion_stage', article: pl('46(3)') };
export const REVIEW: SpecialRule = { code: 'review', article: pl('47(2)') };
export const STRAIGHT: SpecialRule = { code: 'straight', article: pl('47(1)') };
