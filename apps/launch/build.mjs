import { fileURLToPath } from 'node:url';
import { onPinnedNode } from './bootstrap.mjs';
import { runMain } from './say.mjs';

await runMain(async () => {
  if (!(await onPinnedNode(fileURLToPath(import.meta.url)))) return process.exitCode;
  const { ensureBuilt } = await import('./compile.mjs');
  await ensureBuilt({ force: process.argv.includes('--force') });
  process.stdout.write('The build in dist/ is current.\n');
  return 0;
});
