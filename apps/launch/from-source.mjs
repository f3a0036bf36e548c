import { transformSync } from '@swc/core';
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root } from './paths.mjs';

/**
 * Lets a process or a thread run the sources as they stand, compiled on loading: `--import` this file. Tests use it for
 * themselves and for the threads that the API starts.
 */
// The build leaves out what tests need.
const options = { ...JSON.parse(readFileSync(join(root, 'apps/api/.swcrc'), 'utf8')), exclude: [] };

/** With or without a query, by which a runner of tests loads a file anew. */
const isSource = (url) => /^file:[^?]*\.ts(\?|$)/.test(url ?? '');

registerHooks({
  resolve(specifier, context, next) {
    const lib = /^#libs\/([^/]+)$/.exec(specifier);
    if (lib) return next(pathToFileURL(join(root, 'libs', lib[1], 'index.ts')).href, context);
    if (/^\.{1,2}\/.*\.js$/.test(specifier) && isSource(context.parentURL)) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (existsSync(source)) return next(source.href, context);
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!isSource(url)) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { ...options, swcrc: false, filename });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
