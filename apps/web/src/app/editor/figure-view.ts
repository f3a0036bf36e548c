import type { Node } from 'prosemirror-model';
import type { NodeView } from 'prosemirror-view';
import type { ViewTexts } from './node-views';

/** An image, read from where the municipality keeps it; without one its description stands in its place. */
export class FigureView implements NodeView {
  readonly dom = document.createElement('figure');

  constructor(
    private node: Node,
    private readonly texts: Pick<ViewTexts, 'image'>,
  ) {
    this.show();
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    const same = node.sameMarkup(this.node);
    this.node = node;
    if (!same) this.show();
    return true;
  }

  ignoreMutation(): boolean {
    return true;
  }

  private show(): void {
    const alt = String(this.node.attrs['alt']);
    const src = this.texts.image?.(String(this.node.attrs['digest'])) ?? null;
    if (src === null) {
      this.dom.replaceChildren(alt);
      return;
    }
    const image = document.createElement('img');
    image.alt = alt;
    image.addEventListener('error', () => this.dom.replaceChildren(alt));
    image.src = src;
    const width = this.node.attrs['width'] as number | null;
    if (width) image.width = width;
    this.dom.replaceChildren(image);
  }
}
