import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { PublishedFile } from '#libs/contracts';
import { linesOf, sameBytes, toHex } from './bytes.js';
import type { Findings } from './findings.js';
import type { VoteChecks } from './log-check.js';
import { FILE_LIST, LISTED_FILES, type PublishedFileList, type PublishedVoteKeys } from './published.js';
import { fieldsOf, isText, isWhole, listOf } from './shapes.js';
import { isBytes } from './statements.js';
import { jsonOfBytes, wholeFile, type VoteFolder } from './vote-folder.js';

/** What the log's key signs of the list of files. */
export function fileListBytes({ cycleId, files }: Pick<PublishedFileList, 'cycleId' | 'files'>): Uint8Array {
  return linesOf(
    'vietvara files 1',
    cycleId,
    ...files.map(({ name, bytes, sha256: digest }) => `${name} ${bytes} ${digest}`),
  );
}

/** The file of the list, in its one form. */
export function fileListText({ cycleId, files, signature }: Omit<PublishedFileList, 'format'>): string {
  const named = files.map(({ name, bytes, sha256: digest }) => ({ name, bytes, sha256: digest }));
  const list: PublishedFileList = { format: 'vietvara files 1', cycleId, files: named, signature };
  return `${JSON.stringify(list, null, 1)}\n`;
}

/** Notes size and digest of every file that is read to its end. */
export class FilesRead {
  private readonly read = new Map<string, Omit<PublishedFile, 'name'>>();

  /** The same folder, watched. */
  watched(folder: VoteFolder): VoteFolder {
    const { read } = this;
    return async function* (name) {
      const hash = sha256.create();
      let bytes = 0;
      for await (const piece of folder(name)) {
        bytes += piece.length;
        hash.update(piece);
        yield piece;
      }
      read.set(name, { bytes, sha256: toHex(hash.digest()) });
    };
  }

  /** Compares what was read with the signed list: a byte that no other check looks at is found here. */
  async compare(
    folder: VoteFolder,
    { cycleId, logKey }: PublishedVoteKeys,
    checks: VoteChecks,
    findings: Findings,
  ): Promise<void> {
    const written = await wholeFile(folder, FILE_LIST);
    const { files, signature } = listIn(jsonOfBytes(FILE_LIST, written));
    if (!sameBytes(utf8ToBytes(fileListText({ cycleId, files, signature })), written)) {
      findings.add('file_differs', { file: FILE_LIST });
    }
    const signed =
      isBytes(signature, 64) && (await checks.isSigned(logKey, fileListBytes({ cycleId, files }), signature));
    if (!signed) findings.add('list_forged');
    for (const name of LISTED_FILES) {
      const [listed, ...more] = files.filter((one) => one.name === name);
      const found = this.read.get(name);
      const same = listed?.bytes === found?.bytes && listed?.sha256 === found?.sha256;
      if (!listed || more.length > 0 || !same) findings.add('file_differs', { file: name });
    }
  }
}

function listIn(value: unknown): PublishedFileList {
  const fields = fieldsOf(FILE_LIST, value, ({ format, cycleId, signature }) => {
    return format === 'vietvara files 1' && isText(cycleId) && isText(signature);
  });
  listOf(
    FILE_LIST,
    fields['files'],
    ({ name, bytes, sha256: digest }) => isText(name) && isWhole(bytes) && isText(digest),
  );
  return fields as unknown as PublishedFileList;
}
