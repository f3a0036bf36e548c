import type { AuditorKeyFile, VoteReport } from '#libs/verifiable-ballot';

/** What the page asks its worker for: a check, or a key for an auditor. */
export type WorkRequest = ({ kind: 'check' } & CheckRequest) | { kind: 'key'; passphrase: string };

/** Which vote is checked, and with what. */
export interface CheckRequest {
  /** Address of the list of published files. */
  address: string;
  /** What an auditor has besides: two files as text, and a passphrase. */
  auditor: { set: string; key: string; passphrase: string } | null;
}

/** Why there is no report. */
export type CheckFailure =
  | 'vote_unreachable'
  | 'vote_file_differs'
  | 'auditor_key_unreadable'
  | 'auditor_set_unreadable'
  | 'auditor_set_foreign'
  | 'passphrase_wrong'
  | 'auditor_key_failed';

/** What the worker tells. */
export type CheckMessage =
  | { kind: 'progress'; checked: number }
  | { kind: 'report'; report: VoteReport }
  | { kind: 'key'; key: AuditorKeyFile }
  | { kind: 'failed'; code: CheckFailure; file?: string };
