import type { BallotChoices, SignedBallot, SignedHead } from '#libs/contracts';
import type { PublishedLeaf } from './published.js';
import { BrokenFile } from './vote-folder.js';

type Fields = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === 'string';
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const areWhole = (value: unknown): boolean => Array.isArray(value) && value.every(isWhole);

/** Choices as numbers: what looks the same as text may not be something else as a value. */
export function isChoices(value: unknown): value is BallotChoices {
  if (!isFields(value)) return false;
  const { unitId, choices, points } = value;
  return isText(unitId) && areWhole(choices) && (points === null || areWhole(points));
}

/** Whether it has everything that a signed ballot has, each of its kind. */
export function isSignedBallot(value: unknown): value is SignedBallot {
  if (!isFields(value) || !isChoices(value)) return false;
  const { cycleId, rulesDigest, sequence, signature, credential } = value as Fields;
  return (
    [cycleId, rulesDigest, signature].every(isText) &&
    isWhole(sequence) &&
    isFields(credential) &&
    [credential['key'], credential['prefix'], credential['signature']].every(isText)
  );
}

/** An entry of the log. @throws BrokenFile. */
export function leafOf(value: unknown, line: number): PublishedLeaf {
  if (isFields(value)) {
    const { leafHash, epoch, unitId, ballot } = value;
    if (isText(leafHash) && isWhole(epoch) && isText(unitId)) {
      if (ballot === null || isSignedBallot(ballot)) return { leafHash, epoch, unitId, ballot };
    }
  }
  throw new BrokenFile('log.ndjson', 'no entry', line);
}

/** A signed head. @throws BrokenFile. */
export function headOf(value: unknown, line: number): SignedHead {
  if (isFields(value)) {
    const { cycleId, epoch, size, root, day, signature } = value;
    if (
      isText(cycleId) &&
      isWhole(epoch) &&
      isWhole(size) &&
      isText(root) &&
      isText(day) &&
      isText(signature)
    )
      return { cycleId, epoch, size, root, day, signature };
  }
  throw new BrokenFile('heads.ndjson', 'no head', line);
}

/** A list of which every entry is right. @throws BrokenFile. */
export function listOf<T>(file: string, value: unknown, isRight: (entry: Fields) => boolean): T[] {
  if (!Array.isArray(value) || !value.every((entry) => isFields(entry) && isRight(entry)))
    throw new BrokenFile(file, 'another format');
  return value as T[];
}

/** An object of the format that it names. @throws BrokenFile. */
export function fieldsOf(file: string, value: unknown, isRight: (fields: Fields) => boolean): Fields {
  if (!isFields(value) || !isRight(value)) throw new BrokenFile(file, 'another format');
  return value;
}

export { isFields, isText, isWhole };
