import { existsSync, readFileSync } from 'node:fs';

/** A reason to stop that the person at the keyboard can act on; shown as one sentence, without a stack. */
export class Stop extends Error {
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

/** A step of progress, on standard error where standard output carries a result. */
export function createSay(stream = process.stdout) {
  return (text) => stream.write(`${text}\n`);
}

/** Runs `main`; a {@link Stop} ends the process with its sentence, anything else with its stack. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.stderr.write(error instanceof Stop ? `${error.message}\n` : `${error?.stack ?? error}\n`);
    process.exit(error instanceof Stop ? error.code : 1);
  }
}

/** The file's JSON, or `fallback` where it is missing or was cut off while it was written. */
export function readJson(file, fallback = null) {
  if (!existsSync(file)) return fallback;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return fallback;
  }
}

/** Seconds since `start` (from `performance.now()`), for a progress line. */
export function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
