import { child, childElements, switchOf, valueOf, whole, type Element } from './xml.js';

/** What matters of the properties of a paragraph; a property that is not said is absent. */
export interface ParagraphLook {
  /** 0 says that numbering is switched off. */
  numId?: number;
  ilvl?: number;
  /** 0–8 for headings. */
  outline?: number;
  align?: 'left' | 'center' | 'right' | 'both';
}

/** What matters of the properties of a run. */
export interface RunLook {
  bold?: boolean;
  italic?: boolean;
  vertical?: 'superscript' | 'subscript' | 'baseline';
  hidden?: boolean;
}

interface Style {
  id: string;
  type: string;
  name: string;
  basedOn: string | undefined;
  paragraph: ParagraphLook;
  run: RunLook;
}

/** The styles of a file, each resolved along what it is based on. */
export class Styles {
  private readonly styles = new Map<string, Style>();
  private readonly paragraphs = new Map<string, ParagraphLook>();
  private readonly runs = new Map<string, RunLook>();
  /** The style of paragraphs that name none. */
  readonly normal: string;

  constructor(part: Element | null) {
    let normal = '';
    for (const element of part ? childElements(part) : []) {
      if (element.name !== 'w:style') continue;
      const style = readStyle(element);
      if (this.styles.has(style.id)) continue;
      this.styles.set(style.id, style);
      if (style.type === 'paragraph' && /^(1|true|on)$/.test(element.attrs['w:default'] ?? ''))
        normal = style.id;
    }
    this.normal = normal;
  }

  /** The name of a style in lower case, as `heading 1`; Word stores these names in English in every language. */
  name(id: string): string {
    return this.styles.get(id)?.name ?? '';
  }

  /** The look of paragraphs of a style. */
  paragraph(id: string): ParagraphLook {
    return this.resolve(id, this.paragraphs, (style) => style.paragraph);
  }

  /** The look of runs of a style. */
  run(id: string): RunLook {
    return this.resolve(id, this.runs, (style) => style.run);
  }

  /** The style itself and the styles it is based on, nearest first. */
  chain(id: string): string[] {
    const out: string[] = [];
    let next: string | undefined = id;
    while (next !== undefined && this.styles.has(next) && !out.includes(next) && out.length < 40) {
      out.push(next);
      next = this.styles.get(next)?.basedOn;
    }
    return out;
  }

  /** The numbering that a numbering style names. */
  numberingOf(id: string): number | undefined {
    return this.styles.get(id)?.paragraph.numId;
  }

  private resolve<T extends object>(id: string, cache: Map<string, T>, own: (style: Style) => T): T {
    const known = cache.get(id);
    if (known) return known;
    const looks = this.chain(id).map((one) => this.styles.get(one));
    const out = Object.assign({}, ...looks.reverse().map((style) => (style ? own(style) : {}))) as T;
    cache.set(id, out);
    return out;
  }
}

function readStyle(element: Element): Style {
  return {
    id: element.attrs['w:styleId'] ?? '',
    type: element.attrs['w:type'] ?? 'paragraph',
    name: (valueOf(element, 'w:name') ?? '').toLowerCase(),
    basedOn: valueOf(element, 'w:basedOn'),
    paragraph: readParagraphLook(child(element, 'w:pPr')),
    run: readRunLook(child(element, 'w:rPr')),
  };
}

const ALIGN: Readonly<Record<string, ParagraphLook['align']>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'both',
  distribute: 'both',
};

/** Reads `w:pPr`. */
export function readParagraphLook(properties: Element | undefined): ParagraphLook {
  const numbering = child(properties, 'w:numPr');
  const look: ParagraphLook = {};
  const numId = whole(valueOf(numbering, 'w:numId'));
  const ilvl = whole(valueOf(numbering, 'w:ilvl'));
  const outline = whole(valueOf(properties, 'w:outlineLvl'));
  const align = ALIGN[valueOf(properties, 'w:jc') ?? ''];
  if (numId !== undefined) look.numId = numId;
  if (ilvl !== undefined && ilvl >= 0 && ilvl <= 8) look.ilvl = ilvl;
  if (outline !== undefined) look.outline = outline;
  if (align) look.align = align;
  return look;
}

/** Reads `w:rPr`. */
export function readRunLook(properties: Element | undefined): RunLook {
  const look: RunLook = {};
  const bold = switchOf(properties, 'w:b');
  const italic = switchOf(properties, 'w:i');
  const hidden = switchOf(properties, 'w:vanish');
  const vertical = verticalOf(properties);
  if (bold !== undefined) look.bold = bold;
  if (italic !== undefined) look.italic = italic;
  if (hidden !== undefined) look.hidden = hidden;
  if (vertical) look.vertical = vertical;
  return look;
}

/** Superscript as such, or text raised by hand in a smaller size. */
function verticalOf(properties: Element | undefined): RunLook['vertical'] {
  const align = valueOf(properties, 'w:vertAlign');
  if (align === 'superscript' || align === 'subscript' || align === 'baseline') return align;
  const raised = whole(valueOf(properties, 'w:position')) ?? 0;
  if (raised >= 4) return 'superscript';
  return raised <= -4 ? 'subscript' : undefined;
}
