import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How a run of the launcher ended. */
export interface Ending {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The environment of a person at a fresh terminal, with packages installed and a data folder of its own. */
function environment(data: string, extra: Record<string, string>): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, VIETVARA_MODE: _mode, ...rest } = process.env;
  return { ...rest, NODE_OPTIONS: '', VIETVARA_LAUNCHED: '1', VIETVARA_DATA: data, ...extra };
}

/** A data folder for one test; `remove` also takes away the database that had to be put elsewhere. */
export async function dataFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'vietvara-launch-'));
  // Started by root, PostgreSQL runs under another account, which must be able to enter.
  await chmod(path, 0o755);
  const remove = async (): Promise<void> => {
    const remembered = await readFile(join(path, 'postgres.json'), 'utf8').catch(() => '{}');
    const { base } = JSON.parse(remembered) as { base?: string };
    for (const folder of [path, ...(base ? [base] : [])]) await rm(folder, { recursive: true, force: true });
  };
  return { path, remove };
}

/** Runs a script of `apps/launch` to its end. */
export function launch(script: string, data: string, extra: Record<string, string> = {}): Promise<Ending> {
  return new Promise((resolve) => {
    const file = join(process.cwd(), 'apps/launch', script);
    const child = execFile(
      process.execPath,
      [file],
      { env: environment(data, extra) },
      (error, stdout, stderr) => {
        resolve({ code: error ? child.exitCode : 0, stdout, stderr });
      },
    );
  });
}

/** The embedded database, held by a process that a test can end in any way. */
export interface HeldDatabase {
  url: string;
  holder: ChildProcess;
  /** Ends the holder with the signal and waits for its end. */
  end(signal: NodeJS.Signals): Promise<void>;
}

const holders = new Set<ChildProcess>();

/** Whatever a failed test left behind. */
export function endHolders(): void {
  for (const holder of holders) holder.kill('SIGTERM');
}

/** Starts the embedded database of `data` in a process of its own. */
export function holdDatabase(data: string): Promise<HeldDatabase> {
  const file = join(process.cwd(), 'tests/integration/launch/hold-database.mjs');
  const holder = spawn(process.execPath, [file], {
    env: environment(data, {}),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  holders.add(holder);
  const ended = new Promise<void>((resolve) => holder.once('exit', () => resolve()));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    holder.kill(signal);
    await ended;
  };
  return new Promise((resolve, reject) => {
    let errors = '';
    holder.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    holder.stdout.once('data', (line: Buffer) => resolve({ url: line.toString().trim(), holder, end }));
    holder.once('exit', () => reject(new Error(errors)));
  });
}
