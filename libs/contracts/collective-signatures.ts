import type { LegalDay } from './decision.js';
import type { SignerBasis, StrikeReason } from './collective-submissions.js';

/** A signature as the desk sees it: neither name nor code. */
export interface SignatureView {
  id: string;
  /** Number of the sheet and the line on it; `null` for a signature given on the page. */
  sheet: number | null;
  line: number | null;
  basis: SignerBasis;
  struck: StrikeReason | null;
  confirmed: boolean;
  signedOn: LegalDay;
}

/** A line of a sheet as the clerk types it in. */
export interface TypedLine {
  line: number;
  name: string;
  /** As written on the paper; empty where it cannot be read. */
  code: string;
}

/** What became of a typed line. */
export interface TypedLineResult {
  line: number;
  struck: StrikeReason | null;
  /** Where the same person signed before: sheet and line, or neither for a signature on the page. */
  before: { sheet: number | null; line: number | null } | null;
  /** The register of residents knows the person. */
  confirmed: boolean;
}

/** A signer with what the law asks for, unsealed for a stated purpose. */
export interface UnsealedSigner {
  id: string;
  sheet: number | null;
  line: number | null;
  name: string;
  code: string;
}

/** What the register of natural persons says of a signer: everything of PL 56(1) is met, or what is not. */
export type RegisterVerdict = 'confirmed' | Exclude<StrikeReason, 'duplicate' | 'illegible'>;

/** What an answer of the register changes, or would change. */
export interface RegisterAnswerResult {
  /** Signatures by what is said of them. */
  verdicts: Partial<Record<RegisterVerdict, number>>;
  /** Rows of the file about people who did not sign. */
  strangers: number[];
  /** Rows whose verdict was not understood; nothing is done about them. */
  unread: number[];
}

/** A scan of a sheet of signatures. */
export interface SheetScan {
  id: string;
  /** From 1. */
  sheet: number;
  name: string;
  /** Bytes. */
  size: number;
}
