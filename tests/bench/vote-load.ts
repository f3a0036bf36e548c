import {
  constants,
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';
import { Agent, request } from 'node:http';
import type { SignedBallot } from '#libs/contracts';
import { ballotBytes, credentialBytes, toBase64Url } from '#libs/verifiable-ballot';

/** An open vote as its load sees it. */
export interface VoteStage {
  url: string;
  databaseUrl: string;
  path: string;
  cycleId: string;
  unitId: string;
  rulesDigest: string;
  rules: string;
  unitKey: string;
  unitSecret: string;
  sessions: { cookie: string; token: string }[];
}

/** Ballots whose credentials are signed directly: blinding is the browsers' work and none of the server's. */
export function makeBallots(
  stage: Pick<VoteStage, 'cycleId' | 'unitId' | 'rulesDigest' | 'unitSecret'>,
  count: number,
): SignedBallot[] {
  const unit = createPrivateKey({
    key: Buffer.from(stage.unitSecret, 'base64url'),
    format: 'der',
    type: 'pkcs8',
  });
  return Array.from({ length: count }, (_, at) => makeBallot(stage, unit, [(at % 3) + 1]));
}

function makeBallot(
  { cycleId, unitId, rulesDigest }: Pick<VoteStage, 'cycleId' | 'unitId' | 'rulesDigest'>,
  unit: KeyObject,
  choices: number[],
): SignedBallot {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = toBase64Url(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
  const prefix = toBase64Url(randomBytes(32));
  const pss = { key: unit, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  const signature = toBase64Url(sign('sha384', credentialBytes({ prefix, key }), pss));
  const statement = {
    ...{ cycleId, unitId, rulesDigest, choices, points: null, sequence: 1 },
    credential: { key, prefix, signature },
  };
  return { ...statement, signature: toBase64Url(sign(null, ballotBytes(statement), privateKey)) };
}

/** How long each request took, in milliseconds, and how long all of them. */
export interface Load {
  times: number[];
  seconds: number;
  statuses: Map<number, number>;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Closes connections that nothing was asked on for a while, before the server does just when something is asked. */
export const hangUp = (): void => agent.destroy();

/** One request; resolves with its status. */
export function send(
  url: string,
  body: string | null,
  headers: Record<string, string> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        agent,
        method: body === null ? 'GET' : 'POST',
        headers:
          body === null
            ? headers
            : { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
        answer.on('error', reject);
      },
    );
    call.on('error', reject);
    call.end(body ?? undefined);
  });
}

/** Does `count` pieces of work, so many at a time. */
export async function loaded(
  count: number,
  clients: number,
  work: (at: number) => Promise<number>,
): Promise<Load> {
  const times: number[] = [];
  const statuses = new Map<number, number>();
  let next = 0;
  const start = performance.now();
  const client = async (): Promise<void> => {
    for (let at = next++; at < count; at = next++) {
      const began = performance.now();
      const status = await work(at);
      times.push(performance.now() - began);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return { times, statuses, seconds: (performance.now() - start) / 1000 };
}

/** Starts work at a steady pace, whatever became of what was started before. */
export async function paced(
  perSecond: number,
  seconds: number,
  work: (at: number) => Promise<number>,
): Promise<Load> {
  const times: number[] = [];
  const statuses = new Map<number, number>();
  const running: Promise<void>[] = [];
  const start = performance.now();
  const one = async (at: number): Promise<void> => {
    const began = performance.now();
    const status = await work(at).catch(() => 0);
    times.push(performance.now() - began);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  };
  for (let at = 0; at < perSecond * seconds; at += 1) {
    const due = start + (at / perSecond) * 1000;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    running.push(one(at));
  }
  await Promise.all(running);
  return { times, statuses, seconds: (performance.now() - start) / 1000 };
}
