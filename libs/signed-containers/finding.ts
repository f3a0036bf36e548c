/** What can be wrong with a signed container; each code is a violation `container.<code>` that the interface translates. */
export const FINDING_CODES = [
  'not_zip',
  'damaged',
  'encrypted',
  'too_large',
  'entry_name',
  'entry_twice',
  'hidden_entry',
  'mimetype',
  'no_content',
  'no_signature',
  'manifest_missing',
  'manifest_other',
  'xml',
  'signature_form',
  'ids_twice',
  'algorithm',
  'transform',
  'reference_unknown',
  'file_changed',
  'file_unsigned',
  'properties_unsigned',
  'properties_changed',
  'certificate_missing',
  'certificate_unreadable',
  'certificate_other',
  'certificate_use',
  'certificate_expired',
  'untrusted',
  'signature_broken',
  'time_missing',
  'time_future',
  'timestamp_broken',
  'revoked',
  'revocation_broken',
  'revocation_missing',
] as const;

/** One of {@link FINDING_CODES}. */
export type FindingCode = (typeof FINDING_CODES)[number];

/** One thing that is wrong, with the name of the file or value that it is about. */
export interface Finding {
  code: FindingCode;
  params: Record<string, string | number>;
}

/** Ends reading where nothing sensible can be said any more; caught inside this library. */
export class Unreadable extends Error {
  readonly finding: Finding;

  constructor(code: FindingCode, params: Record<string, string | number> = {}) {
    super(code);
    this.finding = { code, params };
  }
}
