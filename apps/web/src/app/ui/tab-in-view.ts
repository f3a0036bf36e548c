import { Directive, ElementRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLinkActive } from '@angular/router';

/** A tab of a row that scrolls sideways on a narrow screen: the one that is open is brought into view. */
@Directive({ selector: 'a[vvTab]' })
export class TabInView {
  private readonly tab = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    inject(RouterLinkActive)
      .isActiveChange.pipe(takeUntilDestroyed())
      .subscribe((active) => {
        const row = this.tab.closest('nav');
        // Rendered on the server there is nothing to scroll. Only the row moves, never the page.
        if (!active || !row?.getBoundingClientRect) return;
        const [frame, own] = [row.getBoundingClientRect(), this.tab.getBoundingClientRect()];
        row.scrollLeft += own.left - frame.left - (frame.width - own.width) / 2;
      });
  }
}
