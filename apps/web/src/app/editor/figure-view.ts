import type { Node } from 'prosemirror-model';
import type { NodeView } from 'prosemirror-view';
import type { ViewTexts } from './node-views';

/**
 * An image, read from where the municipality keeps it; without one its description stands in its place. An image that
 * nobody described says so, and leads to where it is done.
 */
export class FigureView implements NodeView {
  readonly dom = document.createElement('figure');

  constructor(
    private node: Node,
    private readonly getPos: () => number | undefined,
    private readonly texts: Pick<ViewTexts, 'image' | 'figure' | 'describeFigure'>,
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

  stopEvent(event: Event): boolean {
    return event.target instanceof HTMLButtonElement;
  }

  ignoreMutation(): boolean {
    return true;
  }

  private show(): void {
    const { alt, decorative, digest, width } = this.node.attrs as Record<string, unknown>;
    const words = String(alt);
    const parts: (HTMLElement | string)[] = [];
    const src = this.texts.image?.(String(digest)) ?? null;
    if (src === null) parts.push(words);
    else {
      const image = document.createElement('img');
      image.alt = words;
      image.addEventListener('error', () => image.replaceWith(words));
      image.src = src;
      if (typeof width === 'number') image.width = width;
      parts.push(image);
    }
    const undescribed = words === '' && decorative !== true;
    this.dom.classList.toggle('undescribed', undescribed);
    if (this.texts.figure) parts.push(this.button(undescribed));
    this.dom.replaceChildren(...parts);
  }

  private button(undescribed: boolean): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = (undescribed ? this.texts.figure?.undescribed : this.texts.figure?.describe) ?? '';
    button.addEventListener('click', () => {
      const pos = this.getPos();
      if (pos !== undefined) this.texts.describeFigure?.(pos);
    });
    return button;
  }
}
