import { bylawSchema, chapterPrefix, fromSuperscript, type IdSource, type Label } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { isBelow, numbersOfLine, printNumber, readNumber, sameNumber } from './labels.js';
import type { Segment, Step } from './operations.js';
import { pointNumber, TreeUnit } from './tree.js';

/** The units that a quoted text brings. */
export interface Fragment {
  units: TreeUnit[];
  /** Lines before the first announced unit. */
  loose: string[];
}

const ANNEX = /^(\d+\.[⁰¹²³⁴-⁹]*)?\s*pielikums\.?$/i;

interface Open {
  unit: TreeUnit;
  segments: readonly Segment[];
}

/**
 * Builds the units of a quoted text. A line is a unit where its number is announced by the instruction or stands
 * directly below an open unit; inside a chapter or annex every point is. Other lines belong to the unit before them.
 */
export function readFragment(
  lines: readonly string[],
  announced: readonly Step[],
  newId: IdSource,
): Fragment {
  return new FragmentReader(announced, newId).read(lines);
}

/** The same for one unit that is restated; its number may be left out before its text. */
export function readRestated(lines: readonly string[], step: Step, newId: IdSource): Fragment {
  const read = readFragment(lines, [step], newId);
  const unnumbered = read.units.length === 0 && (step.kind === 'point' || step.kind === 'subpoint');
  if (!unnumbered || numbersOfLine(lines[0] ?? '').some(({ bare }) => !bare)) return read;
  const [first = '', ...rest] = lines;
  return readFragment([`${printNumber(step.segments)} ${first}`, ...rest], [step], newId);
}

class FragmentReader {
  private readonly units: TreeUnit[] = [];
  private readonly loose: string[] = [];
  private open: Open[] = [];
  private container: TreeUnit | null = null;
  /** Chapters around the container, outermost first. */
  private outer: TreeUnit[] = [];
  private heading = false;
  private readonly opened = new Set<Step>();

  constructor(
    private readonly announced: readonly Step[],
    private readonly newId: IdSource,
  ) {}

  read(lines: readonly string[]): Fragment {
    const { newId } = this;
    for (let at = 0; at < lines.length; at += 1) {
      const line = lines[at] ?? '';
      if (/^\|.*\|$/.test(line)) {
        let end = at;
        while (/^\|.*\|$/.test(lines[end + 1] ?? '')) end += 1;
        this.block(readTable(lines.slice(at, end + 1), newId));
        at = end;
      } else if (!this.opensContainer(line) && !this.opensUnit(line) && !this.opensSubchapter(line))
        this.plain(line);
    }
    for (const unit of this.units)
      if (unit.type === 'annex' && !unit.children.some(isHeading))
        unit.children.unshift(bylawSchema.node('heading'));
    return { units: this.units, loose: this.loose };
  }

  private opensContainer(line: string): boolean {
    for (const step of this.announced) {
      if (this.opened.has(step)) continue;
      const [own] = step.segments;
      const annex = step.kind === 'annex' ? ANNEX.exec(line) : null;
      if (annex) {
        const number = annex[1] === undefined ? undefined : readNumber(annex[1]).segments[0];
        this.begin(step, this.unit('annex', number ?? own), true);
        return true;
      }
      if (step.kind !== 'chapter') continue;
      const heading = own ? headingOf(line, step) : line === step.title || this.isFirst ? line : null;
      if (heading === null) continue;
      const chapter = this.unit('chapter', pointNumber(step.segments) ?? undefined);
      chapter.children.push(bylawSchema.node('heading', null, textOf(heading)));
      if (!own) chapter.attrs['numbered'] = false;
      this.begin(step, chapter, false);
      return true;
    }
    return false;
  }

  private get isFirst(): boolean {
    return this.container === null && this.units.length === 0 && this.loose.length === 0;
  }

  private begin(step: Step, unit: TreeUnit, heading: boolean): void {
    this.opened.add(step);
    this.container = unit;
    this.outer = [];
    this.units.push(unit);
    this.open = [];
    this.heading = heading;
  }

  /** `2.1. Heading` inside chapter II, where no point 2 is open. */
  private opensSubchapter(line: string): boolean {
    const match = /^((?:\d+\.)+)(\d+)\.([⁰¹²³⁴-⁹]*)\s+(.*)$/.exec(line);
    if (!match || this.container?.type !== 'chapter') return false;
    const [, prefix = '', own = '', sup = '', heading = ''] = match;
    const around = [...this.outer, this.container];
    const at = around.findLastIndex(({ label }) => label !== null && chapterPrefix(label) === prefix);
    const parent = around[at];
    if (!parent) return false;
    const chapter = this.unit('chapter', { base: prefix + own, sup: fromSuperscript(sup) });
    chapter.children.push(bylawSchema.node('heading', null, textOf(heading)));
    parent.children.push(chapter);
    this.outer = around.slice(0, at + 1);
    this.container = chapter;
    this.open = [];
    return true;
  }

  private opensUnit(line: string): boolean {
    for (const { segments, rest, bare } of numbersOfLine(line)) {
      const owner = this.open.findLast(
        (open) => isBelow(segments, open.segments) && segments.length === open.segments.length + 1,
      );
      const isAnnounced =
        (!bare || this.units.length === 0) &&
        this.announced.some(
          ({ kind, segments: own }) => (kind === 'point' || kind === 'subpoint') && sameNumber(own, segments),
        );
      const free = this.container !== null && segments.length === 1 && !bare;
      if (!owner && !isAnnounced && !free) continue;
      const own = segments.at(-1);
      const unit = this.unit(segments.length > 1 ? 'subpoint' : 'point', own);
      const deleted = /^\(svītrot/i.test(rest);
      unit.attrs['deleted'] = deleted;
      unit.children.push(
        bylawSchema.node(deleted ? 'remark' : 'paragraph', { id: this.newId() }, textOf(rest)),
      );
      this.heading = false;
      if (owner) {
        owner.unit.children.push(unit);
        this.open.length = this.open.indexOf(owner) + 1;
      } else {
        (this.container?.children ?? this.units).push(unit);
        this.open = [];
      }
      this.open.push({ unit, segments });
      return true;
    }
    return false;
  }

  private plain(line: string): void {
    const formula = /^\$\$(.*)\$\$$/.exec(line);
    const figure = /^!\[(.*)\]\(sha256:([0-9a-f]{64})\)$/.exec(line);
    if (this.heading && this.container && !formula && !figure) {
      this.container.children.push(bylawSchema.node('heading', null, textOf(line)));
      this.heading = false;
    } else if (formula)
      this.block(bylawSchema.node('formula', { id: this.newId(), source: formula[1] ?? '' }));
    else if (figure)
      this.block(
        bylawSchema.node('figure', { id: this.newId(), alt: figure[1] ?? '', digest: figure[2] ?? '' }),
      );
    else if (this.open.length === 0 && !this.container) this.loose.push(line);
    else this.block(bylawSchema.node('paragraph', { id: this.newId() }, textOf(line)));
  }

  private block(node: Node): void {
    const owner = this.open.findLast(({ unit }) => unit.attrs['deleted'] !== true)?.unit ?? this.container;
    if (!owner) return;
    if (this.heading) {
      owner.children.push(bylawSchema.node('heading'));
      this.heading = false;
    }
    owner.children.push(node);
  }

  private unit(type: TreeUnit['type'], own: Segment | undefined): TreeUnit {
    const label: Label | null = own ? { base: own.base, sup: own.sup } : null;
    return new TreeUnit(type, { id: this.newId(), label, deleted: false }, []);
  }
}

/** The heading of a chapter after its number, `null` where the line does not begin with that number. */
function headingOf(line: string, { segments }: Step): string | null {
  const own = pointNumber(segments);
  const match = /^((?:\d+\.)*(?:[IVXLC]+|\d+))\.?([⁰¹²³⁴-⁹]*|\d+)\.?(?: nodaļa\.?)?\s+(.*)$/.exec(line);
  if (!own || !match) return null;
  const [, base = '', sup = '', heading = ''] = match;
  return base === own.base && fromSuperscript(sup) === own.sup ? heading : null;
}

function isHeading(child: TreeUnit | Node): boolean {
  return !(child instanceof TreeUnit) && child.type.name === 'heading';
}

/** The inline content of a line of text. */
export function textOf(text: string): Node[] {
  return text === '' ? [] : [bylawSchema.text(text)];
}

function readTable(lines: readonly string[], newId: IdSource): Node {
  const rows = lines.filter((line, at) => at !== 1 || !/^\|( ?---+ ?\|)+$/.test(line));
  const nodes = rows.map((row) => {
    const cells = row
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|'));
    return bylawSchema.node(
      'table_row',
      null,
      cells.map((cell) =>
        bylawSchema.node('table_cell', null, [bylawSchema.node('paragraph', { id: newId() }, textOf(cell))]),
      ),
    );
  });
  return bylawSchema.node('table', { id: newId() }, nodes);
}
