import { child, childElements, descendants, textContent, type Element } from './xml.js';

/** A field that is being read. */
interface Field {
  instruction: string;
  /** Between its instruction and its end: what it shows. */
  shows: boolean;
}

/**
 * The fields of a story (`w:fldChar`), nested as they may be. Their instructions are no text, their last shown results are.
 * A field that is not ended is none, so that it swallows nothing.
 */
export class Fields {
  private readonly open: Field[] = [];
  private readonly paired: ReadonlySet<Element>;

  constructor(story: Element) {
    this.paired = pairs(story);
  }

  /** Reads a `w:fldChar`. */
  character(element: Element): void {
    if (!this.paired.has(element)) return;
    const type = element.attrs['w:fldCharType'];
    const field = this.open.at(-1);
    if (type === 'begin') this.open.push({ instruction: '', shows: false });
    else if (type === 'separate' && field) field.shows = true;
    else if (type === 'end') this.open.pop();
  }

  /** Reads a `w:instrText`. */
  instruction(element: Element): void {
    const field = this.open.at(-1);
    if (field && !field.shows && field.instruction.length < 4000) field.instruction += textContent(element);
  }

  /** Whether text here is part of an instruction and not shown. */
  get hides(): boolean {
    return this.open.some((field) => !field.shows);
  }

  /** Whether text here is an entry of a table of contents. */
  get inContents(): boolean {
    return this.open.some((field) => /^\s*TOC\b/.test(field.instruction));
  }

  /** Name of the bookmark whose number or text is shown here. */
  get target(): string | undefined {
    for (const { instruction } of this.open) {
      const target = targetOf(instruction);
      if (target !== undefined) return target;
    }
    return undefined;
  }

  /** The address that text here leads to. */
  get href(): string | undefined {
    const found = this.open.map(({ instruction }) => /^\s*HYPERLINK\s+"([^"]+)"/i.exec(instruction)?.[1]);
    return found.find((href) => href !== undefined);
  }
}

/** The bookmark that a cross-reference names: `REF _Ref123 \r \h`. */
export function targetOf(instruction: string): string | undefined {
  return /^\s*REF\s+"?([\p{L}\p{N}_]{1,60})"?/iu.exec(instruction)?.[1];
}

/** The beginnings, middles and ends of fields that belong together. */
function pairs(story: Element): Set<Element> {
  const out = new Set<Element>();
  const open: Element[][] = [];
  const visit = (element: Element): void => {
    for (const one of childElements(element)) {
      if (one.name === 'w:fldChar') {
        const type = one.attrs['w:fldCharType'];
        if (type === 'begin') open.push([one]);
        else if (type === 'separate') open.at(-1)?.push(one);
        else if (type === 'end') {
          const [begin, ...rest] = open.pop() ?? [];
          if (begin) for (const part of [begin, ...rest, one]) out.add(part);
        }
      } else visit(one);
    }
  };
  visit(story);
  return out;
}

/**
 * All the words of a reference whose parts LibreOffice wrote out of order, some of them into the instruction of its field;
 * `null` for one in order.
 */
export function jumbledText(hyperlink: Element): string | null {
  const runs = childElements(hyperlink).filter(({ name }) => name === 'w:r');
  const begun = runs.findIndex((run) => child(run, 'w:fldChar')?.attrs['w:fldCharType'] === 'begin');
  const coded = runs.findIndex((run) => child(run, 'w:instrText') !== undefined);
  const between = runs.slice(Math.max(begun, 0), Math.max(coded, 0)).some((run) => child(run, 'w:t'));
  return between ? descendants(hyperlink, 'w:t').map(textContent).join('') : null;
}
