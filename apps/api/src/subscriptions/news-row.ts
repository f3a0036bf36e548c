import type { LegalDay, NewsItem, NewsKind } from '#libs/contracts';

/** A row of news. */
export interface NewsRow {
  municipalityId: string;
  id: string;
  kind: NewsKind;
  day: LegalDay;
  title: string;
  path: string;
  topic: string | null;
  territory: string | null;
  act: string | null;
  authorId: string | null;
  authorName: string | null;
  project: string | null;
  createdAt: Date;
}

/** Columns of {@link NewsRow}, for queries that read the table as `n`. */
export const NEWS_COLUMNS = `n.municipality_id AS "municipalityId", n.id, n.kind, n.day::text, n.title, n.path, n.topic,
  n.territory, n.act, n.author_id AS "authorId", n.author_name AS "authorName", n.project, n.created_at AS "createdAt"`;

/** The news as everybody may read them. */
export function toNewsItem(row: NewsRow): NewsItem {
  const { id, kind, day, title, path, topic, territory, act, authorId, authorName, project } = row;
  const author = authorId !== null && authorName !== null ? { id: authorId, name: authorName } : null;
  return { id, kind, day, title, path, topic, territory, act, author, project };
}
