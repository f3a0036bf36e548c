import { bullet, formatNumber } from './number-format.js';
import type { ParagraphLook, Styles } from './styles.js';
import { child, childElements, switchOf, valueOf, whole, type Element } from './xml.js';

interface Level {
  start: number;
  format: string;
  /** `%1.%2.` */
  text: string;
  legal: boolean;
  /** Starts anew after a paragraph of this level or above it, counted from 1; 0 never, `null` after every level above. */
  restart: number | null;
  /** The paragraph style that is numbered by this level. */
  style: string | undefined;
}

interface List {
  levels: Level[];
  /** The numbering style in which the levels really stand. */
  numStyle: string | undefined;
}

interface Use {
  list: string;
  starts: Map<number, number>;
  levels: Map<number, Level>;
}

/** The number that Word shows before a paragraph. */
export interface ComputedNumber {
  /** As shown, without what separates it from the text: `1.1.`, `IV.`, `a)`, `–`. */
  text: string;
  /** 0–8 */
  level: number;
  numId: number;
  bullet: boolean;
}

const PLAIN: Level = { start: 1, format: 'decimal', text: '', legal: false, restart: null, style: undefined };

/**
 * Counts the lists of a file as Word does: lists of one definition go on counting together, an override of the start
 * begins anew where it is first used, deeper levels begin anew after the levels above them.
 */
export class Numbering {
  private readonly lists = new Map<string, List>();
  private readonly uses = new Map<number, Use>();
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<number>();

  constructor(
    part: Element | null,
    private readonly styles: Styles,
  ) {
    for (const element of part ? childElements(part) : []) {
      if (element.name === 'w:abstractNum')
        this.lists.set(element.attrs['w:abstractNumId'] ?? '', readList(element));
      else if (element.name === 'w:num') {
        const id = whole(element.attrs['w:numId']);
        if (id !== undefined) this.uses.set(id, readUse(element));
      }
    }
  }

  /** The next number of a paragraph with this look, or `null` for a paragraph that is not numbered. Counts it. */
  next(direct: ParagraphLook, styleId: string): ComputedNumber | null {
    const look = { ...this.styles.paragraph(styleId), ...direct };
    const { numId } = look;
    const use = numId === undefined || numId === 0 ? undefined : this.useOf(numId);
    if (!use || numId === undefined) return null;
    const level =
      direct.ilvl ??
      (direct.numId === undefined ? this.levelOfStyle(use, styleId) : undefined) ??
      look.ilvl ??
      0;
    const own = this.levelOf(use, level);
    const counted = this.count(use, numId, level);
    if (own.format === 'bullet') {
      const sign = bullet(own.text);
      return sign === '' ? null : { text: sign, level, numId, bullet: true };
    }
    const text = own.text
      .replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        const { format, start } = this.levelOf(use, at);
        const value = counted[at] ?? start;
        return formatNumber(value, own.legal && format !== 'none' ? 'decimal' : format);
      })
      .trim();
    return text === '' || (own.format === 'none' && !/[\p{L}\p{N}]/u.test(text))
      ? null
      : { text, level, numId, bullet: false };
  }

  private count(use: Use, numId: number, level: number): (number | undefined)[] {
    const counters = this.counters.get(use.list) ?? [];
    this.counters.set(use.list, counters);
    if (!this.begun.has(numId)) {
      this.begun.add(numId);
      for (const at of use.starts.keys()) counters[at] = undefined;
    }
    const before = counters[level];
    counters[level] =
      before === undefined ? (use.starts.get(level) ?? this.levelOf(use, level).start) : before + 1;
    for (let above = 0; above < level; above++)
      counters[above] ??= use.starts.get(above) ?? this.levelOf(use, above).start;
    for (let below = level + 1; below < 9; below++) {
      const { restart } = this.levelOf(use, below);
      if (restart === null || (restart > 0 && level < restart)) counters[below] = undefined;
    }
    return counters;
  }

  private levelOf(use: Use, level: number): Level {
    return use.levels.get(level) ?? this.lists.get(use.list)?.levels[level] ?? PLAIN;
  }

  /** The level that a list gives to a paragraph style, or to a style that it is based on. */
  private levelOfStyle(use: Use, styleId: string): number | undefined {
    const levels = this.lists.get(use.list)?.levels ?? [];
    for (const style of this.styles.chain(styleId)) {
      const at = levels.findIndex((level) => level?.style === style);
      if (at >= 0) return at;
    }
    return undefined;
  }

  /** A use of a list; one that only names a numbering style counts in the list of that style. */
  private useOf(numId: number): Use | undefined {
    const use = this.uses.get(numId);
    const style = use && this.lists.get(use.list)?.numStyle;
    const linked = style === undefined ? undefined : this.uses.get(this.styles.numberingOf(style) ?? -1);
    return use && linked && linked.list !== use.list ? { ...use, list: linked.list } : use;
  }
}

function readList(element: Element): List {
  const levels: Level[] = [];
  for (const one of childElements(element)) {
    if (one.name !== 'w:lvl') continue;
    const at = whole(one.attrs['w:ilvl']) ?? 0;
    if (at >= 0 && at <= 8) levels[at] = readLevel(one);
  }
  return { levels, numStyle: valueOf(element, 'w:numStyleLink') };
}

function readLevel(element: Element): Level {
  const restart = whole(valueOf(element, 'w:lvlRestart'));
  return {
    start: whole(valueOf(element, 'w:start')) ?? 0,
    format: formatOf(element),
    text: (valueOf(element, 'w:lvlText') ?? '').slice(0, 60),
    legal: switchOf(element, 'w:isLgl') === true,
    restart: restart ?? null,
    style: valueOf(element, 'w:pStyle'),
  };
}

/** The format, also where a newer one stands beside the plain one. */
function formatOf(element: Element): string {
  const format = valueOf(element, 'w:numFmt') ?? 'decimal';
  return format === 'custom'
    ? child(element, 'w:numFmt')?.attrs['w:format']?.startsWith('0')
      ? 'decimalZero'
      : 'decimal'
    : format;
}

function readUse(element: Element): Use {
  const starts = new Map<number, number>();
  const levels = new Map<number, Level>();
  for (const one of childElements(element)) {
    if (one.name !== 'w:lvlOverride') continue;
    const at = whole(one.attrs['w:ilvl']) ?? 0;
    if (at < 0 || at > 8) continue;
    const level = child(one, 'w:lvl');
    if (level) levels.set(at, readLevel(level));
    const start = whole(valueOf(one, 'w:startOverride')) ?? (level ? levels.get(at)?.start : undefined);
    if (start !== undefined && valueOf(one, 'w:startOverride') !== undefined) starts.set(at, start);
  }
  return { list: valueOf(element, 'w:abstractNumId') ?? '', starts, levels };
}
