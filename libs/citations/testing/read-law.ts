import { toSuperscript } from '#libs/bylaw-document';

/** The numbers of one act, one line for every article or point, as `law-data.ts` holds them. */
export function readLaw(source: string, html: boolean): string[] {
  return collect(html ? linesOfHtml(source) : source.split('\n').map((line) => line.trim()));
}

function linesOfHtml(html: string): string[] {
  return html
    .replace(/<sup>\s*(\d+)\s*<\/sup>/gi, (_, digits: string) => toSuperscript(digits))
    .replace(/<div class='TV214'[^>]*>/g, '\n### ')
    .replace(/<(p|div)\b[^>]*>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&nbsp;/g, ' ')
    .split('\n')
    .map((line) => line.trim());
}

const SUP = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const EXCLUDED = /^[\s.]*\((?:izslēgt|svītrot|zaudēj)/i;

interface Section {
  name: string;
  parts: string[];
  points: Map<string, string[]>;
}

function collect(lines: readonly string[]): string[] {
  const sections: Section[] = [];
  let transitional = false;
  let section: Section | null = null;
  let part = '';
  let regulation = true;
  const begin = (name: string): void => {
    section = { name, parts: [], points: new Map() };
    sections.push(section);
    part = '';
  };
  for (const line of lines) {
    if (
      regulation &&
      /pielikums\b/.test(line) &&
      sections.length > 0 &&
      line.length < 200 &&
      !/[.;:]$/.test(line)
    )
      break;
    if (/^#* ?Pārejas noteikumi/.test(line)) {
      transitional = true;
      section = null;
      continue;
    }
    const article = new RegExp(`^(?:#+ )?(\\d+)\\.([${SUP}]*) ?pants\\b(.*)$`).exec(line);
    const point = new RegExp(`^(?:#+ )?(\\d+)\\.([${SUP}]*) (.*)$`).exec(line);
    const sub = /^(\d+(?:\.\d+)+)\. (.*)$/.exec(line);
    if (article && !transitional) {
      regulation = false;
      section = null;
      if (!EXCLUDED.test(article[3] ?? '')) begin(`${article[1] ?? ''}${article[2] ?? ''}`);
    } else if (point && (transitional || (regulation && line.startsWith('#')))) {
      section = null;
      if (!EXCLUDED.test(point[3] ?? ''))
        begin(`${transitional ? 't' : ''}${point[1] ?? ''}${point[2] ?? ''}`);
    } else if (sub && regulation && section !== null) begin(sub[1] ?? '');
    else if (section !== null) part = inside(section, part, line);
  }
  return sections.map(write);
}

function inside(section: Section, part: string, line: string): string {
  const numberedPart = new RegExp(`^\\((\\d+)([${SUP}]*)\\) ?(.*)$`).exec(line);
  const item = new RegExp(`^(\\d+)([${SUP}]*)\\) ?(.*)$`).exec(line);
  if (numberedPart) {
    const number = numberAfter(section.parts.at(-1), numberedPart[1] ?? '', numberedPart[2] ?? '');
    if (!EXCLUDED.test(numberedPart[3] ?? '')) section.parts.push(number);
    return number;
  }
  if (item && !EXCLUDED.test(item[3] ?? '')) {
    const items = section.points.get(part) ?? [];
    items.push(numberAfter(items.at(-1), item[1] ?? '', item[2] ?? ''));
    section.points.set(part, items);
  }
  return part;
}

/** `11` after 1 is 1¹ whose superscript the source lost; after 10 it is 11. */
function numberAfter(last: string | undefined, digits: string, sup: string): string {
  if (sup !== '' || last === undefined) return digits + sup;
  const base = /^\d+/.exec(last)?.[0] ?? '';
  const plain = Number(digits) === Number(base) + 1 || !digits.startsWith(base) || digits === base;
  return plain ? digits : base + toSuperscript(digits.slice(base.length));
}

function write({ name, parts, points }: Section): string {
  const items = (part: string): string => {
    const found = points.get(part);
    return found ? `:${ranges(found)}` : '';
  };
  const all = parts.map((part) => part + items(part));
  if (points.has('')) all.unshift(items(''));
  return all.length === 0 ? name : `${name}=${all.join(';')}`;
}

function ranges(numbers: readonly string[]): string {
  const out: string[] = [];
  let first = -1;
  let last = -1;
  const flush = (): void => {
    if (first >= 0) out.push(first === last ? String(first) : `${first}-${last}`);
    first = -1;
  };
  for (const number of numbers) {
    const value = /^\d+$/.test(number) ? Number(number) : -1;
    if (value >= 0 && first >= 0 && value === last + 1) last = value;
    else {
      flush();
      if (value >= 0) first = last = value;
      else out.push(number);
    }
  }
  flush();
  return out.join(',');
}
