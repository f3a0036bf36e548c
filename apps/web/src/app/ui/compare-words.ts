import { Component, input } from '@angular/core';
import type { WordSegment } from '#libs/bylaw-diff';

/** Words of a comparison with what was inserted and what was deleted. */
@Component({
  selector: 'vv-compare-words',
  // On one line, for the text is shown with its white space.
  template: `@for (segment of segments(); track $index) {
    @switch (segment.type) {
      @case ('ins') {
        <ins>{{ segment.text }}</ins>
      }
      @case ('del') {
        <del>{{ segment.text }}</del>
      }
      @default {
        <span>{{ segment.text }}</span>
      }
    }
  }`,
  styles: `
    :host {
      white-space: pre-line;
    }

    ins {
      background: var(--good-wash);
      color: var(--good);
      text-decoration: underline;
      text-decoration-thickness: 2px;
      text-underline-offset: 0.2em;
    }

    del {
      background: var(--bad-wash);
      color: var(--bad);
      text-decoration: line-through;
    }
  `,
})
export class CompareWords {
  readonly segments = input.required<readonly WordSegment[]>();
}
