// Started by guard.mjs. Ends when its pipe closes; unless it was told "done", the process it watches ends too.
const [pid, signal] = process.argv.slice(2);
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => {});

let word = '';
process.stdin.on('data', (chunk) => (word += chunk));
process.stdin.on('end', () => {
  if (word === 'done') return;
  try {
    process.kill(Number(pid), signal);
  } catch {
    // It has ended by itself.
  }
});
