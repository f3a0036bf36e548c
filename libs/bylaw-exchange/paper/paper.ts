/** A piece of a {@link Paper}; line ends in texts are kept. */
export type PaperBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | {
      kind: 'table';
      /** The heading row, which is repeated on every page; without it the first cell of each row is its heading. */
      head?: readonly string[];
      /** Shares of the width, one for each column. */
      widths: readonly number[];
      rows: readonly (readonly string[])[];
    };

/** A paper that is no act: a statement, a set of opinions, a form to be filled in, minutes. In Latvian. */
export interface Paper {
  title: string;
  /** For tables with many columns. */
  landscape?: boolean;
  blocks: readonly PaperBlock[];
}
