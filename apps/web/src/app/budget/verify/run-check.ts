import {
  AuditorSetClosed,
  browserChecks,
  listedFolder,
  newAuditorKey,
  openAuditorSet,
  UnlistedFile,
  verifyVote,
  type AuditorSet,
} from '#libs/verifiable-ballot';
import type { PublishedFolder } from '#libs/contracts';
import type { CheckMessage, CheckRequest } from './check-messages';

class Unreachable extends Error {}

/** Checks a published vote from its files, each against the published list; everything is told by messages. */
export async function runCheck(
  { address, auditor }: CheckRequest,
  tell: (message: CheckMessage) => void,
): Promise<void> {
  try {
    const auditorSet = auditor && (await opened(auditor));
    const { files } = await listOf(address);
    const folder = listedFolder(files, (name) => fetched(`${address}/${encodeURIComponent(name)}`));
    const report = await verifyVote(folder, browserChecks(), {
      ...(auditorSet ? { auditorSet } : {}),
      onProgress: (checked) => tell({ kind: 'progress', checked }),
    });
    tell({ kind: 'report', report });
  } catch (error) {
    if (error instanceof AuditorSetClosed) tell({ kind: 'failed', code: error.code });
    else if (error instanceof UnlistedFile)
      tell({ kind: 'failed', code: 'vote_file_differs', file: error.file });
    else tell({ kind: 'failed', code: 'vote_unreachable' });
  }
}

/** A key for an auditor, from their passphrase. */
export async function makeKey(passphrase: string, tell: (message: CheckMessage) => void): Promise<void> {
  try {
    const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
    tell({ kind: 'key', key: await newAuditorKey(passphrase, random) });
  } catch {
    tell({ kind: 'failed', code: 'auditor_key_failed' });
  }
}

function opened({ set, key, passphrase }: NonNullable<CheckRequest['auditor']>): Promise<AuditorSet> {
  return openAuditorSet(read(set, 'auditor_set_unreadable'), read(key, 'auditor_key_unreadable'), passphrase);
}

function read(text: string, code: AuditorSetClosed['code']): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AuditorSetClosed(code);
  }
}

async function listOf(address: string): Promise<PublishedFolder> {
  const parts: BlobPart[] = [];
  for await (const piece of fetched(address)) parts.push(new Uint8Array(piece));
  return JSON.parse(await new Blob(parts).text()) as PublishedFolder;
}

/** Without cookies: what is asked for belongs to nobody. */
async function* fetched(address: string): AsyncIterable<Uint8Array> {
  const answer = await fetch(address, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
  });
  if (!answer.ok || !answer.body) throw new Unreachable();
  const reader = answer.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}
