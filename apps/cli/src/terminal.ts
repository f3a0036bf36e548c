import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Terminal } from './command.js';

const PIECE_BYTES = 1024 * 1024;

/** The process's own files, streams and person at the keyboard. */
export function processTerminal(): Terminal {
  return {
    env: process.env,
    readFile: (path) => readFile(here(path), 'utf8'),
    readBytes: (path) => readFile(here(path)),
    readPieces: (path) => createReadStream(here(path), { highWaterMark: PIECE_BYTES }),
    writeFile: (path, content) => writeFile(here(path), content),
    readInput: () => text(process.stdin),
    ask,
    out: (content) => void process.stdout.write(content),
    err: (content) => void process.stderr.write(content),
  };
}

/**
 * Files are named from where the command was typed; npm changes to the root of the checkout.
 *
 * @throws Error `ENOENT` for a name that no file can have.
 */
function here(path: string): string {
  if (path.includes('\0'))
    throw Object.assign(new Error('No file has a zero in its name.'), { code: 'ENOENT', path });
  return resolve(process.env['VIETVARA_CWD'] ?? '.', path);
}

async function ask(question: string, hidden = false): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({
    input: process.stdin,
    output: hidden ? silent : process.stderr,
    terminal: true,
  });
  const answer = await lines.question('');
  lines.close();
  if (hidden) process.stderr.write('\n');
  return answer.trim();
}
