import { LAST_LEVEL, unitIndent } from './layout.js';
import { CountedList, levelBelow, levelFor, type ListLevel } from './lists.js';
import { styleId } from '../styles.js';
import { el, TEXT_NAMESPACES, val, XML_DECLARATION } from './xml.js';

/** What a numbered unit is to its list. */
export type ListKind = 'unit' | 'chapter' | 'annex';

interface Abstract {
  id: number;
  kind: ListKind | 'bullet';
  levels: readonly ListLevel[];
  /** Whether styles number with it. */
  styled: boolean;
}

interface Instance {
  id: number;
  abstract: number;
  /** Where level 0 begins anew. */
  start?: number;
}

/** The numbers of one kind of units: which list each is in. */
interface Counting {
  main: Abstract;
  /** The list that numbers level 0 now. */
  base: CountedList;
  /** The list that numbered the last unit of each level. */
  at: CountedList[];
}

const levelsUpTo = (make: (level: number) => ListLevel): ListLevel[] =>
  Array.from({ length: LAST_LEVEL + 1 }, (_, level) => make(level));

const chain = (level: number): string =>
  Array.from({ length: level + 1 }, (_, index) => `%${index + 1}.`).join('');

/**
 * Gives every unit its place in a list of Word, so that Word prints and continues the numbers: the list of the style
 * where that prints what the act says, a list that begins at another number where it does not (a gap, a new annex), and
 * a constant text for what Word cannot count (`5.¹`).
 */
export class NumberingPlan {
  private readonly abstracts: Abstract[] = [];
  private readonly instances: Instance[] = [];
  private readonly countings: Record<ListKind, Counting>;

  constructor() {
    const decimal = levelsUpTo((level) => ({ format: 'decimal', text: chain(level), start: 1 }));
    const chapters = levelsUpTo((level): ListLevel =>
      level === 0
        ? { format: 'upperRoman', text: '%1.', start: 1 }
        : { format: 'decimal', text: chain(level), start: 1, arabic: true },
    );
    const annexes = levelsUpTo((level) => ({
      format: 'decimal',
      text: `%${level + 1}. pielikums`,
      start: 1,
    }));
    this.countings = {
      unit: this.begin('unit', decimal),
      chapter: this.begin('chapter', chapters),
      annex: this.begin('annex', annexes),
    };
    this.add(
      'bullet',
      levelsUpTo(() => ({ format: 'decimal', text: '–', start: 1 })),
      true,
    );
  }

  /**
   * Counts the next unit and says how its paragraph is numbered: `null` by its style, else by the list named. An empty
   * number is list 0: none.
   *
   * @param level 0 for points and outer chapters
   */
  place(kind: ListKind, level: number, number: string): { list: number; level: number } | null {
    const counting = this.countings[kind];
    const depth = Math.min(level, LAST_LEVEL);
    if (number === '') return { list: 0, level: 0 };
    const list = this.listPrinting(counting, depth, number) ?? this.newList(counting, kind, depth, number);
    list.count(depth);
    counting.at[depth] = list;
    counting.at.length = depth + 1;
    // A constant number stands between the counted ones, which go on after it.
    if (depth === 0 && list.levels[0]?.text.includes('%') === true) counting.base = list;
    return list.id === counting.main.id ? null : { list: list.id, level: depth };
  }

  /** `word/numbering.xml`. */
  get xml(): string {
    return (
      XML_DECLARATION +
      el(
        'w:numbering',
        TEXT_NAMESPACES,
        ...this.abstracts.map(abstractXml),
        ...this.instances.map(instanceXml),
      )
    );
  }

  private begin(kind: ListKind, levels: ListLevel[]): Counting {
    const main = this.add(kind, levels, true);
    return { main, base: new CountedList(main.id, levels), at: [] };
  }

  private add(kind: Abstract['kind'], levels: readonly ListLevel[], styled: boolean): Abstract {
    const id = this.instances.length + 1;
    const abstract = { id, kind, levels, styled };
    this.abstracts.push(abstract);
    this.instances.push({ id, abstract: id });
    return abstract;
  }

  private listPrinting(counting: Counting, level: number, number: string): CountedList | undefined {
    const candidates = [counting.at[level - 1], counting.at[level], counting.base];
    return candidates.find((list) => list?.next(level) === number);
  }

  private newList(counting: Counting, kind: ListKind, level: number, number: string): CountedList {
    const own = levelFor(number, level, kind);
    const main = counting.main.levels;
    if (level === 0 && own.format === main[0]?.format && own.text === main[0].text) {
      const id = this.instances.length + 1;
      this.instances.push({ id, abstract: counting.main.id, start: own.start });
      return new CountedList(id, [{ ...main[0], start: own.start }, ...main.slice(1)]);
    }
    const levels = main.slice(0, level);
    levels.push(own);
    while (levels.length <= LAST_LEVEL) levels.push(levelBelow(levels.at(-1) ?? own, levels.length));
    return new CountedList(this.add(kind, levels, false).id, levels);
  }
}

/** The style of a unit at this level of its list. */
function linkedStyle(kind: Abstract['kind'], level: number): string | null {
  if (kind === 'unit') return styleId('Unit', level + 1);
  if (kind === 'chapter') return styleId('Chapter', level + 1);
  if (kind === 'bullet') return styleId('ListItem', level + 1);
  return level === 0 ? styleId('Annex') : null;
}

function abstractXml({ id, kind, levels, styled }: Abstract): string {
  return el(
    'w:abstractNum',
    { 'w:abstractNumId': id },
    // Word joins lists of different files that share this number; each of ours is its own.
    val('w:nsid', (0x56560000 + id).toString(16).toUpperCase().padStart(8, '0')),
    val('w:multiLevelType', 'multilevel'),
    ...levels.map((level, index) => levelXml(kind, level, index, styled)),
  );
}

function levelXml(kind: Abstract['kind'], level: ListLevel, index: number, styled: boolean): string {
  const linked = styled ? linkedStyle(kind, index) : null;
  const { left, hanging } =
    kind === 'unit'
      ? unitIndent(index)
      : kind === 'bullet'
        ? { left: 340 * (index + 1), hanging: 284 }
        : { left: 0, hanging: 0 };
  return el(
    'w:lvl',
    { 'w:ilvl': index },
    val('w:start', level.start),
    val('w:numFmt', kind === 'bullet' ? 'bullet' : level.format),
    linked ? val('w:pStyle', linked) : '',
    level.arabic ? el('w:isLgl') : '',
    val('w:suff', kind === 'chapter' ? 'space' : kind === 'annex' ? 'nothing' : 'tab'),
    val('w:lvlText', level.text),
    val('w:lvlJc', 'left'),
    el(
      'w:pPr',
      {},
      kind === 'unit' ? el('w:tabs', {}, el('w:tab', { 'w:val': 'num', 'w:pos': left })) : '',
      el('w:ind', { 'w:left': left, 'w:hanging': hanging }),
    ),
  );
}

function instanceXml({ id, abstract, start }: Instance): string {
  const override =
    start === undefined ? '' : el('w:lvlOverride', { 'w:ilvl': 0 }, val('w:startOverride', start));
  return el('w:num', { 'w:numId': id }, val('w:abstractNumId', abstract), override);
}
