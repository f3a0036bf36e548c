/** Everything that can be found about a published vote; docs/verification.md says when. */
export const VOTE_FINDINGS = [
  'file_broken',
  'file_differs',
  'list_forged',
  'rules_differ',
  'head_forged',
  'head_order',
  'epoch_differs',
  'root_differs',
  'log_not_covered',
  'leaf_order',
  'leaf_differs',
  'ballot_hidden',
  'unit_unknown',
  'credential_forged',
  'ballot_forged',
  'ballot_elsewhere',
  'ballot_unlawful',
  'sequence_twice',
  'withheld_too_many',
  'withheld_missing',
  'withheld_surplus',
  'withheld_elsewhere',
  'box_differs',
  'box_forged',
  'box_order',
  'paper_unlawful',
  'paper_differs',
  'more_ballots_than_voters',
  'sum_differs',
  'sums_differ',
  'correction_unfounded',
  'correction_withheld',
  'result_missing',
  'result_differs',
  'result_corrected',
  'more_findings',
] as const;

/** Something that stands against a published vote, or that is worth knowing. */
export interface VoteFinding {
  code: (typeof VOTE_FINDINGS)[number];
  params?: Record<string, string | number>;
  /** Worth knowing, and nothing against the vote. */
  harmless?: true;
}

/** Findings of one kind that are told one by one; a file that is wrong throughout would give thousands. */
const TOLD = 20;

/** Says that there are more of a kind. */
const MORE: VoteFinding['code'] = 'more_findings';

/** Collects what is found. */
export class Findings {
  private readonly found: VoteFinding[] = [];
  private readonly times = new Map<string, number>();

  add(code: VoteFinding['code'], params?: VoteFinding['params']): void {
    const times = (this.times.get(code) ?? 0) + 1;
    this.times.set(code, times);
    if (times <= TOLD) this.found.push({ code, ...(params ? { params } : {}) });
  }

  /** Adds something that does not stand against the vote. */
  note(code: VoteFinding['code'], params?: VoteFinding['params']): void {
    this.found.push({ code, ...(params ? { params } : {}), harmless: true });
  }

  /** In the order in which they were found; how many more there are of a kind stands at the end. */
  all(): VoteFinding[] {
    const more = [...this.times].flatMap(([of, times]): VoteFinding[] =>
      times > TOLD ? [{ code: MORE, params: { of, more: times - TOLD } }] : [],
    );
    return [...this.found, ...more];
  }
}
