import { spawn } from 'node:child_process';
import { ensureInstalled, pinnedNode, pinnedVersion } from './install.mjs';
import { stopWithNpm } from './npm-parent.mjs';
import { createSay, Stop } from './say.mjs';

/** The oldest Node that can install the packages; everything else runs on the pinned one. */
const OLDEST_NODE = 20;

/**
 * Makes sure that the packages are there and that the script runs on the pinned Node: elsewhere it starts itself
 * again on it, forwards signals, and ends as that process ended.
 *
 * @returns true where the caller shall go on, false where the other process did the work.
 */
export async function onPinnedNode(script, say = createSay()) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE)
    throw new Stop(`This is Node ${process.versions.node}; Vietvara needs Node ${OLDEST_NODE} or newer.`);
  if (process.env.VIETVARA_LAUNCHED !== '1') ensureInstalled(say);
  if (process.versions.node === pinnedVersion()) {
    stopWithNpm(() => process.kill(process.pid, 'SIGTERM'));
    process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
    process.channel?.unref();
    return true;
  }
  process.exitCode = await again(script);
  return false;
}

function again(script) {
  const child = spawn(pinnedNode(), [script, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, VIETVARA_LAUNCHED: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to both processes; the child's own handler makes a second one harmless.
      if (child.exitCode === null) child.kill(signal);
    });
  }
  stopWithNpm(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Stop(`Node 24 could not be started (${error.code}).`)));
    child.once('exit', (code, signal) =>
      resolve(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)),
    );
  });
}
