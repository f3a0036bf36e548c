import { makeKey, runCheck } from './run-check';
import type { CheckMessage, WorkRequest } from './check-messages';

const tell = (message: CheckMessage): void => postMessage(message);

// The page goes on while signatures are checked and ballots counted here.
addEventListener('message', ({ data }: MessageEvent<WorkRequest>) => {
  void (data.kind === 'key' ? makeKey(data.passphrase, tell) : runCheck(data, tell));
});
