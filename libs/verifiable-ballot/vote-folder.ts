/** Reads a file of the published folder. @throws Error when there is none of the name. */
export type VoteFolder = (name: string) => Promise<Uint8Array>;

/** Something that stands against a published vote, or that is worth knowing. */
export interface VoteFinding {
  code:
    | 'rules_differ'
    | 'head_forged'
    | 'head_order'
    | 'epoch_differs'
    | 'root_differs'
    | 'log_not_covered'
    | 'leaf_order'
    | 'leaf_differs'
    | 'ballot_hidden'
    | 'unit_unknown'
    | 'credential_forged'
    | 'ballot_forged'
    | 'ballot_elsewhere'
    | 'ballot_unlawful'
    | 'sequence_twice'
    | 'more_ballots_than_voters'
    | 'result_differs'
    | 'sum_differs'
    | 'result_corrected';
  params?: Record<string, string | number>;
  /** Worth knowing, and nothing against the vote. */
  harmless?: true;
}

/** UTF-8 as text. */
export function textOf(bytes: Uint8Array): string {
  return new (globalThis as unknown as { TextDecoder: Decoder }).TextDecoder().decode(bytes);
}

/** The lines of a file, one after the other, without ever holding all of them as text. */
export function* textLines(bytes: Uint8Array): Iterable<string> {
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from);
    const to = end < 0 ? bytes.length : end;
    if (to > from) yield textOf(bytes.subarray(from, to));
    from = to + 1;
  }
}

type Decoder = new () => { decode(bytes: Uint8Array): string };
