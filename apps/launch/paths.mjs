import { accessSync, constants, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stop } from './say.mjs';

/** Root of the checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What the installation keeps between starts: database, files, password. */
export const dataDirectory = process.env.VIETVARA_DATA ?? join(root, '.data');

export const nodeModules = join(root, 'node_modules');
export const dist = join(root, 'dist');

/** Makes the data folder, or says why it cannot be used. */
export function ensureDataDirectory() {
  try {
    mkdirSync(dataDirectory, { recursive: true });
    accessSync(dataDirectory, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Stop(
      `The folder ${dataDirectory} cannot be written (${error.code}); it needs this user's permission.`,
    );
  }
}
