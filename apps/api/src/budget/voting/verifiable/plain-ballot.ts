import type { SignedBallot } from '#libs/contracts';
import { MAX_INT, MOST_CHOICES, MOST_SEQUENCE } from './verifiable-voting.dto.js';

type Fields = Readonly<Record<string, unknown>>;

const BALLOT = [
  ...['cycleId', 'unitId', 'rulesDigest', 'choices', 'points', 'credential', 'sequence', 'signature'],
] as const;
const CREDENTIAL = ['key', 'prefix', 'signature'] as const;

/**
 * The ballot of a body that has exactly the fields of one, each of its kind; null for everything else, also for what
 * `SignedBallotDto` might still take. What the fields say is checked by `TakeBallot`.
 */
export function plainBallot(body: unknown): SignedBallot | null {
  if (!hasExactly(body, BALLOT) || !hasExactly(body['credential'], CREDENTIAL)) return null;
  const { cycleId, unitId, rulesDigest, choices, points, credential, sequence, signature } = body;
  const texts = [cycleId, unitId, rulesDigest, signature, ...Object.values(credential as Fields)];
  const plain =
    texts.every((text) => typeof text === 'string') &&
    isNumber(sequence, 1, MOST_SEQUENCE) &&
    areNumbers(choices, 1) &&
    (points === null || areNumbers(points, 0));
  return plain ? (body as Fields as unknown as SignedBallot) : null;
}

function hasExactly(value: unknown, names: readonly string[]): value is Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name));
}

const isNumber = (value: unknown, least: number, most: number): boolean =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

const areNumbers = (value: unknown, least: number): boolean =>
  Array.isArray(value) && value.length <= MOST_CHOICES && value.every((one) => isNumber(one, least, MAX_INT));
