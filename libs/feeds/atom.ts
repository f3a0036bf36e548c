import { xmlText } from './xml.js';

/** One piece of news. */
export interface AtomEntry {
  /** Absolute address that names the entry for ever. */
  id: string;
  title: string;
  /** ISO instants. */
  updated: string;
  published: string;
  /** Where it can be read. */
  url: string;
  summary: string;
  categories: readonly string[];
}

/** A feed of news. */
export interface AtomFeed {
  id: string;
  title: string;
  language: string;
  /** Who answers for the feed. */
  author: string;
  /** The page that shows the same. */
  url: string;
  /** The feed's own address. */
  self: string;
  /** ISO instant for a feed without entries. */
  updated: string;
  entries: readonly AtomEntry[];
}

/** Writes the feed as Atom (RFC 4287); `updated` is that of its newest entry. */
export function writeAtom(feed: AtomFeed): string {
  const updated =
    feed.entries
      .map((entry) => entry.updated)
      .sort()
      .at(-1) ?? feed.updated;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(feed.language)}">`,
    `<id>${xmlText(feed.id)}</id>`,
    `<title>${xmlText(feed.title)}</title>`,
    `<updated>${updated}</updated>`,
    `<author><name>${xmlText(feed.author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${xmlText(feed.url)}"/>`,
    ...feed.entries.map(written),
    '</feed>',
    '',
  ].join('\n');
}

function written(entry: AtomEntry): string {
  return [
    '<entry>',
    `<id>${xmlText(entry.id)}</id>`,
    `<title>${xmlText(entry.title)}</title>`,
    `<updated>${entry.updated}</updated>`,
    `<published>${entry.published}</published>`,
    `<link rel="alternate" type="text/html" href="${xmlText(entry.url)}"/>`,
    ...entry.categories.map((term) => `<category term="${xmlText(term)}"/>`),
    `<summary>${xmlText(entry.summary)}</summary>`,
    '</entry>',
  ].join('\n');
}
