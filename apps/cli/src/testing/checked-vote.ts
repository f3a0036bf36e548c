import type { ListedFileName, VoteFinding, VoteReport } from '#libs/verifiable-ballot';
import { listed, type PretendVote } from '../../../../libs/verifiable-ballot/testing/pretend-vote.js';
import { runCli } from '../run.js';
import { desk, type Desk } from './desk.js';

export type Files = Record<string, string>;
/** Files as they were, changed. */
export type Changes = Partial<Record<ListedFileName, (text: string) => string>>;

export const PASSPHRASE = 'revidenta gara frāze';

/** The files of a vote with some of them changed, and listed as they are now: no check may lean on the list. */
export const changed = ({ files, asLog }: PretendVote, changes: Changes): Files => {
  const now = Object.entries(changes).map(([name, change]) => [name, change(files[name as ListedFileName])]);
  return listed({ ...files, ...(Object.fromEntries(now) as typeof files) }, asLog);
};

/** Runs `vietvara verify vote` on these files. */
export async function verify(
  files: Files,
  args: string[] = [],
  more: Files = {},
): Promise<{ code: number; io: Desk }> {
  const io = desk({
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`vote/${name}`, text])),
    ...more,
  });
  io.ask = async () => PASSPHRASE;
  return { code: await runCli(['verify', 'vote', ...args], io), io };
}

export const findings = (io: Desk): VoteFinding[] =>
  io.errors ? (JSON.parse(io.errors) as VoteFinding[]) : [];
export const report = (io: Desk): VoteReport => JSON.parse(io.output) as VoteReport;

/** Lines of a file, changed one by one. */
export const lines =
  (change: (line: Record<string, never>, at: number) => unknown) =>
  (text: string): string =>
    text
      .trim()
      .split('\n')
      .map((line, at) => `${JSON.stringify(change(JSON.parse(line) as Record<string, never>, at))}\n`)
      .join('');

/** The value of a file, changed. */
export const json =
  (change: (value: never) => unknown) =>
  (text: string): string =>
    JSON.stringify(change(JSON.parse(text) as never));
