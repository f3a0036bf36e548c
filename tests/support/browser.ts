import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';

/** Where Linux systems keep a Chromium of their own. */
const usual = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Starts a headless Chromium: `CHROMIUM_PATH` if set, else one of the system, else the one inside the npm package
 * `@sparticuz/chromium`, which needs no download. The caller closes it.
 */
export async function launchBrowser(): Promise<Browser> {
  const found = process.env['CHROMIUM_PATH'] ?? systemChromium();
  if (found) return chromium.launch({ executablePath: found, args: ['--no-sandbox'] });
  const { executablePath, libraries } = await packagedChromium();
  const path = [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(delimiter);
  // Never the package's own arguments: they switch web security off, and a second context kills that browser.
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox'],
    env: { ...process.env, LD_LIBRARY_PATH: path },
  });
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
  const executablePath = join(folder, 'chromium');
  const libraries = join(folder, 'al2023', 'lib');
  if (existsSync(executablePath)) return { executablePath, libraries };

  const making = `${folder}.${process.pid}`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  const unpack = async (name: string) => brotliDecompressSync(await readFile(join(root, 'bin', name)));
  await writeFile(join(making, 'chromium'), await unpack('chromium.br'), { mode: 0o755 });
  for (const [archive, target] of [
    ['al2023.tar.br', join(making, 'al2023')],
    ['swiftshader.tar.br', making],
  ] as const) {
    await mkdir(target, { recursive: true });
    execFileSync('tar', ['-x', '-C', target], { input: await unpack(archive) });
  }
  await rename(making, folder).catch(async (error: unknown) => {
    // Another process was quicker; its folder is as good.
    await rm(making, { recursive: true, force: true });
    if (!existsSync(executablePath)) throw error;
  });
  return { executablePath, libraries };
}

function packageRoot(name: string): string {
  let folder = dirname(createRequire(import.meta.url).resolve(name));
  while (!existsSync(join(folder, 'package.json')) || !isPackage(folder, name)) folder = dirname(folder);
  return folder;
}

function isPackage(folder: string, name: string): boolean {
  return folder.endsWith(join('node_modules', ...name.split('/')));
}
