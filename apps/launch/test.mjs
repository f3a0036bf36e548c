import { fileURLToPath } from 'node:url';
import { onPinnedNode } from './bootstrap.mjs';
import { runMain } from './say.mjs';

await runMain(async () => {
  if (!(await onPinnedNode(fileURLToPath(import.meta.url)))) return process.exitCode;
  const { runAllStages } = await import('./tests.mjs');
  return runAllStages(process.argv.slice(2));
});
