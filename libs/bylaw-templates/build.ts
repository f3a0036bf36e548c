import type { Node } from 'prosemirror-model';
import {
  bylawSchema,
  closingHeading,
  numberDocument,
  resolveReference,
  type IdSource,
} from '#libs/bylaw-document';
import type { TrackQuestionCode } from '#libs/bylaw-procedure';
import { articlePlace } from '#libs/contracts';
import { placeNameOf, withPlace, type PlaceName } from './place-name.js';
import type { BylawTemplate, TemplateAnnex, TemplateChapter, TemplatePoint } from './template.js';

/** What a template is filled in with. */
export interface TemplateOptions {
  /** The name of the council, which is the issuer: `Vidzāles novada dome`. */
  council: string;
  /** The title that the drafter gave; without one it is that of the template. */
  title?: string;
  /** The subject of penalties (PL 45); left out where the kind has none or it is not chosen yet. */
  subject?: TrackQuestionCode;
  newId: IdSource;
}

/** The title that a template proposes, with the municipality's name and placeholders. */
export function templateTitle(template: BylawTemplate, council: string, subject?: TrackQuestionCode): string {
  const chosen = template.subjects.find(({ code }) => code === subject);
  return withPlace(chosen?.title ?? template.title, placeNameOf(council));
}

/** The line of the legal basis that a template proposes. */
export function templateBasis(template: BylawTemplate, subject?: TrackQuestionCode): string {
  const chosen = template.subjects.find(({ code }) => code === subject);
  const basis = chosen ? `Pašvaldību likuma ${articlePlace(chosen.article, 'lv', 'acc')}` : template.basis;
  return `Izdoti saskaņā ar ${basis}`;
}

/**
 * A by-law of the kind with its mandatory structure; what only the drafter knows stands as a placeholder in square
 * brackets. The result fits `bylawSchema`, and `lintBylaw` finds nothing in it but placeholders.
 */
export function buildTemplate(template: BylawTemplate, options: TemplateOptions): Node {
  return new Builder(options).build(template);
}

class Builder {
  private readonly name: PlaceName;
  private readonly ids = new Map<string, string>();

  constructor(private readonly options: TemplateOptions) {
    this.name = placeNameOf(options.council);
  }

  build(template: BylawTemplate): Node {
    const { subject, council, title } = this.options;
    const front = bylawSchema.node('front', null, [
      this.line('issuer', council),
      this.line('title', title ?? templateTitle(template, council, subject)),
      this.line('basis', templateBasis(template, subject)),
    ]);
    const body = bylawSchema.node('body', null, [
      ...template.chapters.flatMap((chapter) => this.chapter(chapter)),
      ...this.closing(template.closing),
    ]);
    const annexes = template.annexes.map((annex) => this.annex(annex));
    return printed(bylawSchema.node('doc', null, [front, body, ...annexes]));
  }

  private chapter({ heading, points }: TemplateChapter): Node[] {
    const content = points.map((point) => this.point(point));
    if (heading === '') return content;
    return [bylawSchema.node('chapter', this.id(), [this.heading(heading), ...content])];
  }

  private closing(points: readonly TemplatePoint[]): Node[] {
    if (points.length === 0) return [];
    const attrs = { ...this.id(), role: 'closing', numbered: false };
    const content = points.map((point) => this.point(point));
    return [bylawSchema.node('chapter', attrs, [this.heading(closingHeading(points.length)), ...content])];
  }

  point(point: TemplatePoint, type: 'point' | 'subpoint' = 'point'): Node {
    const items = (point.items ?? []).map((item) =>
      this.point(typeof item === 'string' ? { text: item } : item, 'subpoint'),
    );
    return bylawSchema.node(type, this.id(point.key), [this.line('paragraph', point.text), ...items]);
  }

  private annex({ heading, key, intro, rows }: TemplateAnnex): Node {
    const cell = (text: string, head: boolean): Node =>
      bylawSchema.node(head ? 'table_header' : 'table_cell', null, [this.line('paragraph', text)]);
    const table = bylawSchema.node(
      'table',
      this.id(),
      rows.map((row) =>
        bylawSchema.node(
          'table_row',
          null,
          row.map((text, column) => cell(text, column === 0)),
        ),
      ),
    );
    const lead = intro === undefined ? [] : [this.line('paragraph', intro)];
    return bylawSchema.node('annex', this.id(key), [this.heading(heading), ...lead, table]);
  }

  private heading(text: string): Node {
    return bylawSchema.node('heading', null, this.inline(text));
  }

  private line(name: string, text: string): Node {
    return bylawSchema.node(name, this.id(), this.inline(text));
  }

  /** `*word*` is emphasised, `{@key:acc}` a live reference. */
  private inline(source: string): Node[] {
    return withPlace(source, this.name)
      .split(/(\*[^*]+\*|\{@\w+:\w+\})/)
      .filter((part) => part !== '')
      .map((part) => {
        const reference = /^\{@(\w+):(\w+)\}$/.exec(part);
        if (reference)
          return bylawSchema.node('reference', {
            target: this.idOf(reference[1] ?? ''),
            inflection: reference[2],
          });
        return /^\*.+\*$/.test(part)
          ? bylawSchema.text(part.slice(1, -1), [bylawSchema.mark('em')])
          : bylawSchema.text(part);
      });
  }

  private id(key?: string): { id: string } {
    return { id: key === undefined ? this.options.newId() : this.idOf(key) };
  }

  private idOf(key: string): string {
    const known = this.ids.get(key) ?? this.options.newId();
    this.ids.set(key, known);
    return known;
  }
}

/** The points of a clause as nodes of a by-law, each with a new id. */
export function buildPoints(points: readonly TemplatePoint[], options: TemplateOptions): Node[] {
  const builder = new Builder(options);
  return points.map((point) => builder.point(point));
}

/** References say what they print, and what kind of unit they name, only once all units have their numbers. */
function printed(doc: Node): Node {
  const numbering = numberDocument(doc);
  const visit = (node: Node, annex: string | null): Node => {
    if (node.type.name === 'reference') {
      const unit = numbering.get(String(node.attrs['target']))?.kind ?? 'point';
      const named = node.type.create({ ...node.attrs, unit }, null, node.marks);
      const { text } = resolveReference(named, numbering, annex);
      return node.type.create({ ...named.attrs, printed: text }, null, node.marks);
    }
    if (node.isLeaf) return node;
    const inner = node.type.name === 'annex' ? String(node.attrs['id']) : annex;
    return node.type.create(
      node.attrs,
      node.children.map((child) => visit(child, inner)),
      node.marks,
    );
  };
  return visit(doc, null);
}
