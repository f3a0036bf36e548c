import { afterNextRender, DestroyRef, Directive, ElementRef, inject } from '@angular/core';

/** Room between the tools at the top and the line of the cursor, in pixels. */
const CLEAR = 24;

/**
 * The tools that stay at the top of the page: they grow with the search bar and on narrow screens. Their height is the
 * property `--top` of what holds them, and the view keeps it clear of the cursor.
 */
@Directive({ selector: '[vvStickyTop]' })
export class StickyTop {
  /** What ProseMirror keeps clear while it scrolls. */
  readonly edge = { top: 140, bottom: 80, left: 0, right: 0 };

  constructor() {
    const box = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      if (typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(() => {
        this.edge.top = box.offsetHeight + CLEAR;
        box.parentElement?.style.setProperty('--top', `${box.offsetHeight}px`);
      });
      observer.observe(box);
      destroyed.onDestroy(() => observer.disconnect());
    });
  }
}
