import type { BlamedLine, BlameSource, BlameView } from '#libs/contracts';

/** Words of the unit that are shown beside who wrote them. */
const EXCERPT = 60;

/** One who wrote words of the unit, as the panel lists them. */
export interface BlamedPart {
  source: BlameSource;
  /** Who is named as the author; `null` for the portal. */
  name: string | null;
  /** The beginning of the words, for telling parts apart. */
  excerpt: string;
  letters: number;
}

/** The name under which the words of a source are shown; the one who suggested them comes before who typed them in. */
export function authorOf(source: BlameSource): string | null {
  return source.writer ?? source.author;
}

/** Who wrote the words, those with the most words first. */
export function partsOf({ sources, lines }: BlameView): BlamedPart[] {
  const texts = sources.map(() => '');
  for (const { words } of lines)
    for (const { text, source } of words)
      texts[source] = [texts[source], text.trim()].filter(Boolean).join(' … ');
  return sources
    .map((source, at) => {
      const text = (texts[at] ?? '').replaceAll(/\s+/g, ' ');
      const excerpt = text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text;
      return { source, name: authorOf(source), excerpt, letters: lettersOf(lines, at) };
    })
    .filter(({ letters }) => letters > 0)
    .sort((a, b) => b.letters - a.letters);
}

function lettersOf(lines: readonly BlamedLine[], source: number): number {
  return lines
    .flatMap(({ words }) => words)
    .reduce((sum, word) => sum + (word.source === source ? word.text.length : 0), 0);
}
