import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Ties a child to this process: a small process of its own group holds a pipe to us; when the pipe closes without a
 * word, because we were killed outright, it sends `signal` to the child.
 *
 * @returns call it when the child has ended; the guard then goes.
 */
export function guard(pid, signal) {
  if (pid === undefined) return () => {};
  const script = fileURLToPath(new URL('guardian.mjs', import.meta.url));
  const guardian = spawn(process.execPath, [script, String(pid), signal], {
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guardian.on('error', () => {});
  guardian.stdin.on('error', () => {});
  guardian.unref();
  guardian.stdin.unref?.();
  return () => guardian.stdin.end('done');
}
