import { FACTS_NAMESPACE, type DocxFacts } from '../facts.js';
import type { Package } from './package.js';
import { textContent } from './xml.js';

type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The facts that our own files carry, checked; `null` where there are none. */
export function readFacts(files: Package): DocxFacts | null {
  for (const name of files.names(/^customXml\/item\d{1,4}\.xml$/).slice(0, 20)) {
    const part = files.xml(name, FACTS_NAMESPACE);
    if (!part) continue;
    try {
      const facts = checked(JSON.parse(textContent(part)));
      if (facts) return facts;
    } catch {
      files.unreadable.push(name);
    }
  }
  return null;
}

function checked(json: unknown): DocxFacts | null {
  if (!isRecord(json)) return null;
  return {
    nodes: entries(json['nodes'], (value) => (isRecord(value) ? value : null)),
    references: entries(json['references'], (value) =>
      Array.isArray(value)
        ? value.filter(isRecord).map(({ text, attrs }) => ({
            text: typeof text === 'string' ? text : '',
            attrs: isRecord(attrs) ? attrs : {},
          }))
        : null,
    ),
    revisions: entries(json['revisions'], (value) => {
      const { id, move, author, at } = isRecord(value) ? value : {};
      const strings = typeof id === 'string' && typeof author === 'string' && typeof at === 'string';
      return strings ? { id, move: typeof move === 'string' ? move : null, author, at } : null;
    }),
    comments: entries(json['comments'], (value) => (typeof value === 'string' ? value : null)),
  };
}

function entries<T>(json: unknown, read: (value: unknown) => T | null): Record<string, T> {
  const out: Record<string, T> = Object.create(null) as Record<string, T>;
  for (const [key, value] of isRecord(json) ? Object.entries(json) : []) {
    const good = read(value);
    if (good !== null) out[key] = good;
  }
  return out;
}
