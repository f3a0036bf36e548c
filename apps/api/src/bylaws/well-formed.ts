/** Zero characters and halves of characters. */
const UNUSABLE = /[\0\p{Cs}]/gu;

/**
 * Plain data with every text as a database can hold it: long texts of files are cut, and a cut through a character leaves
 * half of it. Bytes stay as they are.
 */
export function wellFormed<T>(data: T): T {
  if (typeof data === 'string') return data.replaceAll(UNUSABLE, '\ufffd') as T;
  if (typeof data !== 'object' || data === null || ArrayBuffer.isView(data)) return data;
  if (Array.isArray(data)) return data.map(wellFormed) as T;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, wellFormed(value)])) as T;
}
