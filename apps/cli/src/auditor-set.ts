import { randomBytes } from 'node:crypto';
import {
  AuditorSetClosed,
  LEAST_PASSPHRASE,
  newAuditorKey,
  openAuditorSet,
  type AuditorSet,
} from '#libs/verifiable-ballot';
import { CommandRefused, UsageError, type Terminal } from './command.js';

/** Makes an auditor's key and returns the file that the auditor keeps. @throws UsageError for a short passphrase. */
export async function makeAuditorKey(io: Terminal): Promise<{ file: string; publicKey: string }> {
  const passphrase = await ask(io, `Passphrase (${LEAST_PASSPHRASE} characters or more): `);
  if (passphrase.length < LEAST_PASSPHRASE) {
    throw new UsageError(`A passphrase of ${LEAST_PASSPHRASE} characters or more is expected.`);
  }
  const key = await newAuditorKey(passphrase, (length) => new Uint8Array(randomBytes(length)));
  return { file: `${JSON.stringify(key, null, 1)}\n`, publicKey: key.publicKey };
}

/** Opens an auditor's set from its files; the passphrase is asked for, or is standard input. @throws CommandRefused. */
export async function readAuditorSet(io: Terminal, setFile: string, keyFile: string): Promise<AuditorSet> {
  const set = readJson(await io.readFile(setFile), 'auditor_set_unreadable');
  const key = readJson(await io.readFile(keyFile), 'auditor_key_unreadable');
  try {
    return await openAuditorSet(set, key, await ask(io, 'Passphrase: '));
  } catch (error) {
    if (error instanceof AuditorSetClosed) throw new CommandRefused([{ code: error.code }]);
    throw error;
  }
}

async function ask(io: Terminal, question: string): Promise<string> {
  return (await io.ask(question, true)) ?? (await io.readInput()).trim();
}

function readJson(text: string, code: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandRefused([{ code }]);
  }
}
