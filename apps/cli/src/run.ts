import { parseArgs, type ParseArgsConfig } from 'node:util';
import { amendCommand } from './commands/amend.js';
import { appointCommand } from './commands/appoint.js';
import { archiveCommand } from './commands/archive.js';
import { auditCommand } from './commands/audit.js';
import { compareCommand } from './commands/compare.js';
import { consolidateCommand } from './commands/consolidate.js';
import { countCommand } from './commands/count.js';
import { exportCommand } from './commands/export.js';
import { importCommand } from './commands/import.js';
import { lintCommand } from './commands/lint.js';
import { loopCommand } from './commands/loop.js';
import { setupCommand } from './commands/setup.js';
import { verifyCommand } from './commands/verify.js';
import { CommandRefused, EXIT, UsageError, type Command, type Terminal } from './command.js';

const COMMANDS: Readonly<Record<string, Command>> = {
  setup: setupCommand,
  appoint: appointCommand,
  import: importCommand,
  export: exportCommand,
  lint: lintCommand,
  compare: compareCommand,
  amend: amendCommand,
  consolidate: consolidateCommand,
  loop: loopCommand,
  count: countCommand,
  verify: verifyCommand,
  audit: auditCommand,
  archive: archiveCommand,
};

/**
 * Runs `vietvara <args>`: the result goes to standard output or the file of `--out`, findings go to standard error as
 * one JSON array.
 *
 * @returns the exit code: 0 done, 1 refused or not intact, 2 called wrongly.
 */
export async function runCli(args: readonly string[], io: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help') {
    io.out(`${usage()}\n`);
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  try {
    if (!command) throw new UsageError(`There is no command "${name}".`);
    if (rest.includes('--help')) {
      io.out(`${help(command)}\n`);
      return EXIT.done;
    }
    return await runCommand(command, rest, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`${error.message}\n\n${command ? `vietvara ${command.usage}` : usage()}\n`);
      return EXIT.usage;
    }
    if (error instanceof CommandRefused) {
      io.err(`${JSON.stringify(error.violations, null, 2)}\n`);
      return EXIT.refused;
    }
    if (!isFileError(error)) throw error;
    io.err(
      `${JSON.stringify([{ code: 'fileUnusable', params: { reason: error.code, file: error.path ?? '' } }], null, 2)}\n`,
    );
    return EXIT.refused;
  }
}

async function runCommand(command: Command, args: string[], io: Terminal): Promise<number> {
  const { values, positionals } = parse(command, args);
  const { length } = positionals;
  if (length < command.operands || (length > command.operands && !command.more))
    throw new UsageError(`${command.operands}${command.more ? ' or more' : ''} operands are expected.`);
  const { out, ...options } = values;
  const { result, findings, exit } = await command.run({ operands: positionals, options, io });
  if (findings) io.err(`${JSON.stringify(findings, null, 2)}\n`);
  if (result !== undefined) {
    const content = typeof result !== 'string' || result.endsWith('\n') ? result : `${result}\n`;
    if (out === undefined) io.out(content);
    else await io.writeFile(out, content);
  }
  return exit ?? EXIT.done;
}

function parse(
  command: Command,
  args: string[],
): { values: Record<string, string | undefined>; positionals: string[] } {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const name of [...command.options, 'out']) options[name] = { type: 'string' };
  for (const name of command.flags ?? []) options[name] = { type: 'boolean' };
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const texts: Record<string, string | undefined> = {};
    for (const [name, value] of Object.entries(values)) if (value !== undefined) texts[name] = String(value);
    return { values: texts, positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function help(command: Command): string {
  const options = [
    ...[...command.options, 'out'].map((option) => `  --${option} …`),
    ...(command.flags ?? []).map((flag) => `  --${flag}`),
  ];
  return [`Usage: npm run -s vietvara -- ${command.usage}`, '', command.summary, '', ...options].join('\n');
}

function usage(): string {
  const width = Math.max(...Object.values(COMMANDS).map((command) => command.usage.length));
  const lines = Object.values(COMMANDS).map(
    (command) => `  ${command.usage.padEnd(width)}  ${command.summary}`,
  );
  return [
    'Usage: npm run -s vietvara -- <command>',
    '',
    ...lines,
    '',
    'Every command takes --out FILE.',
  ].join('\n');
}

/** Why a file cannot be read or written, by no fault of the program. */
const UNUSABLE = [
  ...['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'ENOSPC', 'EROFS', 'EIO'],
  ...['ERR_FS_FILE_TOO_LARGE', 'ERR_STRING_TOO_LONG'],
];

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && UNUSABLE.includes((error as NodeJS.ErrnoException).code ?? '');
}
