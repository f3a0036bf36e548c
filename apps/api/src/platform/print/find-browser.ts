import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Browser, LaunchOptions } from 'playwright-core';

/** Where Linux systems keep a Chromium of their own. */
const usual = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Starts a headless Chromium: `CHROMIUM_PATH` if set, else one of the system, else the one inside the npm package
 * `@sparticuz/chromium` (Linux), which needs no download. The caller closes it.
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  // Read when the first page is printed: it is large, and most processes never print.
  const { chromium } = await import('playwright-core');
  const found = process.env['CHROMIUM_PATH'] ?? systemChromium();
  const env = browserEnvironment();
  const args = ['--no-sandbox', ...(options.args ?? [])];
  if (found) return chromium.launch({ ...options, executablePath: found, args, env });
  const { executablePath, libraries } = await packagedChromium();
  const path = [libraries, env['LD_LIBRARY_PATH']].filter(Boolean).join(delimiter);
  // Never the package's own arguments: they switch web security off, and a second context kills that browser.
  return chromium.launch({
    ...options,
    executablePath,
    args,
    env: { ...env, LD_LIBRARY_PATH: path },
  });
}

/** What a browser needs to know; passwords and keys in the environment of the server are not among it. */
const NEEDED =
  /^(PATH|HOME|TMPDIR|TEMP|TMP|LANG|LC_.*|TZ|LD_LIBRARY_PATH|FONTCONFIG_.*|XDG_.*|SystemRoot|USERPROFILE)$/i;

function browserEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value !== undefined && NEEDED.test(name) ? [[name, value]] : [],
    ),
  );
}

function systemChromium(): string | null {
  for (const name of usual) {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      const path = join(folder, name);
      if (folder && existsSync(path)) return path;
    }
  }
  return null;
}

/** Unpacks the packaged browser once per version; a half-made folder is never used, as it is renamed when whole. */
async function packagedChromium(): Promise<{ executablePath: string; libraries: string }> {
  const root = packageRoot('@sparticuz/chromium');
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `vietvara-chromium-${version}`);
  if (isOurs(folder)) return within(folder);

  const making = await mkdtemp(`${folder}.`);
  const unpack = async (name: string) => brotliDecompressSync(await readFile(join(root, 'bin', name)));
  await writeFile(join(making, 'chromium'), await unpack('chromium.br'), { mode: 0o755 });
  for (const [archive, target] of [
    ['al2023.tar.br', join(making, 'al2023')],
    ['swiftshader.tar.br', making],
  ] as const) {
    await mkdir(target, { recursive: true });
    execFileSync('tar', ['-x', '-C', target], { input: await unpack(archive) });
  }
  try {
    await rename(making, folder);
    return within(folder);
  } catch {
    if (!isOurs(folder)) return within(making);
    // Another process was quicker; its folder is as good.
    await rm(making, { recursive: true, force: true });
    return within(folder);
  }
}

function within(folder: string): { executablePath: string; libraries: string } {
  return { executablePath: join(folder, 'chromium'), libraries: join(folder, 'al2023', 'lib') };
}

/** Whether the folder holds the browser and nobody else put it there: the folder for temporary files is everybody's. */
function isOurs(folder: string): boolean {
  return existsSync(join(folder, 'chromium')) && statSync(folder).uid === process.getuid?.();
}

function packageRoot(name: string): string {
  let folder = dirname(createRequire(import.meta.url).resolve(name));
  while (!existsSync(join(folder, 'package.json')) || !isPackage(folder, name)) folder = dirname(folder);
  return folder;
}

function isPackage(folder: string, name: string): boolean {
  return folder.endsWith(join('node_modules', ...name.split('/')));
}
