import type { Violation } from '#libs/contracts';

/** Ended well; done, but refused or with findings that stop; called wrongly. */
export const EXIT = { done: 0, refused: 1, usage: 2 } as const;

/** How a command is called, beyond what every command knows. */
export interface CommandCall {
  /** What stands after the command's name and is no option. */
  operands: string[];
  options: Readonly<Record<string, string | undefined>>;
  io: Terminal;
}

/** What commands read and write; tests give their own. */
export interface Terminal {
  env: Record<string, string | undefined>;
  readFile(path: string): Promise<string>;
  readBytes(path: string): Promise<Uint8Array>;
  /** The file piece by piece, for files of any length. */
  readPieces(path: string): AsyncIterable<Uint8Array>;
  writeFile(path: string, content: string | Uint8Array): Promise<void>;
  /** The whole of standard input, e.g. a secret that must not be seen in a list of processes. */
  readInput(): Promise<string>;
  /** Asks a person; null where nobody sits at a terminal. */
  ask(question: string, hidden?: boolean): Promise<string | null>;
  out(content: string | Uint8Array): void;
  err(text: string): void;
}

/** What a command has to say: the result for standard output (or `--out`), findings for standard error. */
export interface CommandResult {
  /** Text, or the bytes of a file that is no text. */
  result?: string | Uint8Array;
  findings?: readonly object[];
  exit?: number;
}

/** One command of `vietvara`. */
export interface Command {
  usage: string;
  summary: string;
  /** Names of the options it takes, each with a value. */
  options: readonly string[];
  /** Names of the options it takes that have no value; given ones stand among the options as `"true"`. */
  flags?: readonly string[];
  operands: number;
  /** Takes more operands than that too. */
  more?: true;
  run(call: CommandCall): Promise<CommandResult>;
}

/** Called in a way that the command does not know; the message is shown with the usage. */
export class UsageError extends Error {}

/** Refused with the whole list of reasons. */
export class CommandRefused extends Error {
  constructor(readonly violations: readonly Violation[]) {
    super(violations.map(({ code }) => code).join(', '));
  }
}
