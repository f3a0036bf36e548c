import { readFileSync } from 'node:fs';

const POLL_MS = 1000;

/**
 * Calls `stop` when the npm that runs this script is gone. Asked to end, npm forwards the signal; killed outright it
 * cannot, and this process would live on without anybody who knows of it.
 */
export function stopWithNpm(stop) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  // npm starts a shell; some shells become the command, others stay between.
  const shellBetween = /^(\/\S*\/)?(ba|da)?sh\0-c\0/.test(readProcess(parent, 'cmdline'));
  const npm = shellBetween ? parentOf(parent) : null;
  const timer = setInterval(() => {
    if (process.ppid === parent && (npm === null || parentOf(parent) === npm)) return;
    clearInterval(timer);
    stop();
  }, POLL_MS);
  timer.unref();
}

/** Number of the parent of a process; null where the system does not tell. */
function parentOf(pid) {
  const found = /^PPid:\s*(\d+)/m.exec(readProcess(pid, 'status'));
  return found ? Number(found[1]) : null;
}

function readProcess(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
