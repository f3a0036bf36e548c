import { DOMSerializer, type Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import type { EditorView, NodeView } from 'prosemirror-view';
import {
  printedNumber,
  printedPart,
  resolveReference,
  spokenLabel,
  type Numbering,
} from '#libs/bylaw-document';
import { FigureView } from './figure-view';
import { numberingOf, struckNumbersOf } from './numbering';
import type { SuggestionTexts } from './suggest/mark-views';

/** Words the views need in the language of the interface. */
export interface ViewTexts {
  dangling: string;
  formula: string;
  /** What a footnote is called. */
  footnote: string;
  /** Address of an image by its digest; `null` shows its description. */
  image?(digest: string): string | null;
  /** What stands on the button beside an image. */
  figure?: { describe: string; undescribed: string };
  /** Opens the question what an image shows. */
  describeFigure?(pos: number): void;
  /** What suggestions are called. */
  suggestion: SuggestionTexts;
  /** Title and guidance of a part of the memorandum. */
  part(number: number): { title: string; guidance: string };
}

/**
 * Shows the derived numbers and references. They are attributes and generated content, never text: nothing of them can
 * be selected, typed into or sent. After a change only the labels that differ are written.
 */
export function liveNumbers(texts: ViewTexts): Plugin {
  const units = new Map<string, UnitView>();
  const references = new Set<ReferenceView>();
  // What comes later is where somebody works: laid out at once, so that the cursor finds it.
  const long = { shown: false };
  const unit = (node: Node, view: EditorView): NodeView => new UnitView(node, view, units, !long.shown);
  return new Plugin({
    props: {
      nodeViews: {
        point: unit,
        subpoint: unit,
        chapter: unit,
        annex: unit,
        reference: (node, view, getPos) => new ReferenceView(node, view, getPos, references, texts),
        memorandum_part: (node) => new PartView(node, texts),
        figure: (node, _view, getPos) => new FigureView(node, getPos, texts),
        formula: (node, view, getPos) => new FormulaView(node, view, getPos, texts),
      },
    },
    view: () => {
      long.shown = true;
      return {
        update(view, before) {
          const numbering = numberingOf(view.state);
          if (numbering === numberingOf(before)) return;
          const struck = struckNumbersOf(view.state);
          for (const [id, shown] of units) shown.show(struck.has(id) ? struck : numbering, id);
          for (const reference of references) reference.show(numbering);
        },
      };
    },
  });
}

class UnitView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  private readonly id: string;

  constructor(
    private readonly node: Node,
    view: EditorView,
    private readonly units: Map<string, UnitView>,
    waits: boolean,
  ) {
    this.dom = this.contentDOM = rendered(node, view);
    if (waits) this.dom.classList.add('waits');
    this.id = String(node.attrs['id']);
    units.set(this.id, this);
    const struck = struckNumbersOf(view.state);
    this.show(struck.has(this.id) ? struck : numberingOf(view.state), this.id);
  }

  show(numbering: Numbering, id: string): void {
    const unit = numbering.get(id);
    const number = unit ? printedNumber(unit) : '';
    if (this.dom.dataset['number'] === number) return;
    this.dom.dataset['number'] = number;
    this.dom.dataset['spoken'] = spokenLabel(number);
    // The text stands clear of its number, however long that is.
    this.dom.style.setProperty('--signs', String(number.length));
    // A chapter's number stands in its heading, which can only see it as an inherited property.
    if (this.node.type.name !== 'chapter') return;
    this.dom.style.setProperty('--number', JSON.stringify(number === '' ? '' : `${number} `));
    this.dom.style.setProperty('--spoken', JSON.stringify(spokenLabel(number)));
  }

  update(node: Node): boolean {
    return node.sameMarkup(this.node);
  }

  ignoreMutation(mutation: { type: string; target: unknown }): boolean {
    return mutation.type === 'attributes' && mutation.target === this.dom;
  }

  destroy(): void {
    if (this.units.get(this.id) === this) this.units.delete(this.id);
  }
}

class ReferenceView implements NodeView {
  readonly dom = document.createElement('span');

  constructor(
    private node: Node,
    view: EditorView,
    private readonly getPos: () => number | undefined,
    private readonly references: Set<ReferenceView>,
    private readonly texts: ViewTexts,
  ) {
    this.view = view;
    this.dom.className = 'reference';
    references.add(this);
    this.show(numberingOf(view.state));
  }

  private readonly view: EditorView;

  show(numbering: Numbering): void {
    const { text, dangling } = resolveReference(this.node, numbering, this.annex());
    const shown = text === '' ? '?' : text;
    if (this.dom.textContent !== shown) this.dom.textContent = shown;
    this.dom.classList.toggle('dangling', dangling);
    if (dangling) this.dom.title = this.texts.dangling;
    else this.dom.removeAttribute('title');
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.show(numberingOf(this.view.state));
    return true;
  }

  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    this.references.delete(this);
  }

  private annex(): string | null {
    const pos = this.getPos();
    const { doc } = this.view.state;
    if (pos === undefined || pos > doc.content.size) return null;
    const $pos = doc.resolve(pos);
    const top = $pos.depth > 0 ? $pos.node(1) : null;
    return top?.type.name === 'annex' ? String(top.attrs['id']) : null;
  }
}

/** A part of the memorandum under its title; title and guidance are not part of the text. */
class PartView implements NodeView {
  readonly dom = document.createElement('section');
  readonly contentDOM = document.createElement('div');

  constructor(
    private readonly node: Node,
    texts: ViewTexts,
  ) {
    const number = Number(node.attrs['part']);
    const { title, guidance } = texts.part(number);
    const head = document.createElement('header');
    head.contentEditable = 'false';
    const heading = document.createElement('h2');
    heading.textContent = `${printedPart(number)}. ${title}`;
    const hint = document.createElement('p');
    hint.textContent = guidance;
    head.append(heading, hint);
    this.dom.dataset['part'] = String(number);
    this.dom.append(head, this.contentDOM);
  }

  update(node: Node): boolean {
    return node.sameMarkup(this.node);
  }

  ignoreMutation(mutation: { target: unknown }): boolean {
    return !this.contentDOM.contains(mutation.target as HTMLElement);
  }
}

/** A formula is edited as its source, in a field of its own. */
class FormulaView implements NodeView {
  readonly dom = document.createElement('p');
  private readonly field = document.createElement('input');

  constructor(
    private node: Node,
    view: EditorView,
    getPos: () => number | undefined,
    texts: ViewTexts,
  ) {
    this.dom.className = 'formula';
    this.field.className = 'formula-source';
    this.field.setAttribute('aria-label', texts.formula);
    this.field.spellcheck = false;
    this.field.value = String(node.attrs['source']);
    this.field.readOnly = !view.editable;
    this.field.addEventListener('change', () => {
      const pos = getPos();
      if (pos !== undefined) view.dispatch(view.state.tr.setNodeAttribute(pos, 'source', this.field.value));
    });
    this.dom.append(this.field);
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    const source = String(node.attrs['source']);
    if (this.field.value !== source) this.field.value = source;
    return true;
  }

  stopEvent(event: Event): boolean {
    return event.target === this.field;
  }

  ignoreMutation(): boolean {
    return true;
  }
}

function rendered(node: Node, view: EditorView): HTMLElement {
  const spec = node.type.spec.toDOM?.(node);
  if (!spec) throw new RangeError(`${node.type.name} cannot be shown`);
  return DOMSerializer.renderSpec(view.dom.ownerDocument, spec).dom as HTMLElement;
}
