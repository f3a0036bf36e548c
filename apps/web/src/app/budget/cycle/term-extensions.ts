import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TermExtension } from '#libs/contracts';
import { LegalDayPipe } from '../../ui/format-pipes';

/** Terms of a cycle that became longer, with the reason. */
@Component({
  selector: 'vv-term-extensions',
  imports: [LegalDayPipe, TranslocoPipe],
  template: `
    @for (one of extensions(); track $index) {
      <p class="notice measure">
        <strong>{{
          'budget.extension.' + one.term
            | transloco: { before: (one.before | legalDay: 'short'), after: (one.after | legalDay: 'short') }
        }}</strong>&ngsp;
        <span lang="lv">{{ one.reason }}</span>
      </p>
    }
  `,
  styles: `
    .notice {
      margin-block: var(--gap-4) 0;
    }
  `,
})
export class TermExtensions {
  readonly extensions = input.required<readonly TermExtension[]>();
}
