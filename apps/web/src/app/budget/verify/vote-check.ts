import { Injectable } from '@angular/core';
import type { AuditorKeyFile, VoteReport } from '#libs/verifiable-ballot';
import type { CheckFailure, CheckMessage, CheckRequest, WorkRequest } from './check-messages';

/** Work that came to nothing. */
export class CheckFailed extends Error {
  constructor(
    readonly code: CheckFailure,
    readonly file?: string,
  ) {
    super(code);
  }
}

/** A check that runs. */
export interface RunningCheck {
  /** Rejects with {@link CheckFailed}. */
  report: Promise<VoteReport>;
  /** Ends it; its report never comes. */
  stop(): void;
}

/** Checks a published vote in a worker of its own, so that the page stays quick. */
@Injectable({ providedIn: 'root' })
export class VoteCheck {
  begin(request: CheckRequest, onProgress: (checked: number) => void): RunningCheck {
    const { answer, stop } = this.work({ kind: 'check', ...request }, onProgress);
    const report = answer.then((message) => {
      if (message.kind !== 'report') throw new CheckFailed('vote_unreachable');
      return message.report;
    });
    return { report, stop };
  }

  /** A new key for an auditor. @throws CheckFailed where the browser has no such cryptography. */
  async newKey(passphrase: string): Promise<AuditorKeyFile> {
    const message = await this.work({ kind: 'key', passphrase }, () => undefined).answer;
    if (message.kind !== 'key') throw new CheckFailed('auditor_key_failed');
    return message.key;
  }

  private work(
    request: WorkRequest,
    onProgress: (checked: number) => void,
  ): { answer: Promise<CheckMessage>; stop: () => void } {
    const worker = new Worker(new URL('./check.worker', import.meta.url), { type: 'module' });
    const answer = new Promise<CheckMessage>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<CheckMessage>) => {
        if (data.kind === 'progress') onProgress(data.checked);
        else if (data.kind === 'failed') reject(new CheckFailed(data.code, data.file));
        else resolve(data);
      });
      worker.addEventListener('error', () => reject(new CheckFailed('vote_unreachable')));
      worker.postMessage(request);
    });
    const stop = (): void => worker.terminate();
    return { answer: answer.finally(stop), stop };
  }
}
