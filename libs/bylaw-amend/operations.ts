/** One part of a number: `39.¹ 2.` has the parts `39¹` and `2`. */
export interface Segment {
  base: string;
  /** Superscript digits, or the empty string. */
  sup: string;
}

/** What a step of a target names. `section`, `part` and `item` are units of laws (pants, daļa, punkts). */
export type StepKind =
  | 'annex'
  | 'chapter'
  | 'section'
  | 'point'
  | 'subpoint'
  | 'part'
  | 'item'
  | 'paragraph'
  | 'sentence'
  | 'introduction'
  | 'heading'
  | 'text'
  | 'title'
  | 'basis';

/** One step of the way to a target: a kind of unit with its whole number, both for units below another unit. */
export interface Step {
  kind: StepKind;
  /** The whole number (`7.2.` has two parts); empty where the unit has none. */
  segments: readonly Segment[];
  /** The heading that names a chapter without a number. */
  title?: string;
}

/** The way to what is amended, outermost step first; empty for the whole act. */
export type Target = readonly Step[];

/** Where an instruction stands in the amending act. */
export interface InstructionPlace {
  /** The whole number of the instruction, `1.2.`; empty where it has none. */
  number: string;
  /** Line of the text, from 1. */
  line: number;
}

interface Common {
  place: InstructionPlace;
}

/** One pair of words that change places. */
export interface WordPair {
  from: string;
  to: string;
}

/** One change that an amending act makes. */
export type Operation = Common &
  (
    | {
        kind: 'replaceWords';
        target: Target;
        pairs: readonly WordPair[];
        /** In every grammatical form, `(attiecīgajā locījumā)`. */
        inflected: boolean;
        /** In both numbers alike, `(attiecīgajā skaitlī un locījumā)`. */
        anyNumber?: boolean;
      }
    | {
        kind: 'deleteWords';
        target: Target;
        words: readonly string[];
        inflected: boolean;
        anyNumber?: boolean;
      }
    | {
        kind: 'addWords';
        target: Target;
        /** After or before these words; `end` adds to the end of the unit's text. */
        where: 'after' | 'before' | 'end';
        anchor: string;
        words: string;
      }
    | { kind: 'delete'; target: Target }
    | {
        kind: 'add';
        /** What the new units are added to; empty for the act. */
        target: Target;
        /** The announced units; their text is in `lines`. */
        units: readonly Step[];
        lines: readonly string[];
      }
    | { kind: 'restate'; target: Target; lines: readonly string[] }
    | { kind: 'repeal'; text: string }
    /** A provision of the amending act itself: commencement, a task, application in time. */
    | { kind: 'own'; commencement: boolean; text: string }
  );

/** An operation without its place, as it is written. */
export type Change = Operation extends infer One
  ? One extends Operation
    ? Omit<One, 'place'>
    : never
  : never;

/** Why an instruction is not understood or an operation cannot be applied. */
export const AMENDMENT_FINDINGS = {
  'amend.not-understood': 'error',
  'amend.target-unknown': 'error',
  'amend.no-text': 'error',
  'amend.quote-not-closed': 'error',
  'amend.superscript-guessed': 'warning',
  'amend.no-instructions': 'error',
  'amend.target-not-found': 'error',
  'amend.words-not-found': 'error',
  'amend.unit-exists': 'error',
  'amend.wrong-number': 'error',
  'amend.cannot-apply': 'error',
  'amend.forms-not-derived': 'error',
  'amend.form-ambiguous': 'error',
  'amend.form-unknown': 'error',
  'amend.invalid-result': 'error',
  'amend.not-expressible': 'error',
} as const;

/** The code of a finding of this library. */
export type AmendmentFindingCode = keyof typeof AMENDMENT_FINDINGS;

/** Something in an amending act that a person must see. An `error` keeps the whole act from being applied. */
export interface AmendmentFinding {
  code: AmendmentFindingCode;
  severity: 'error' | 'warning';
  place: InstructionPlace;
  params: Record<string, string | number>;
}

/** A finding with the severity that belongs to its code. */
export function finding(
  code: AmendmentFindingCode,
  place: InstructionPlace,
  params: AmendmentFinding['params'] = {},
): AmendmentFinding {
  return { code, severity: AMENDMENT_FINDINGS[code], place, params };
}
