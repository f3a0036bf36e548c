import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AmendmentFindingView } from '#libs/contracts';
import { ViolationText } from '../ui/violation-text';

/** What in an amending by-law is not understood or cannot be applied, with the place of the instruction. */
@Component({
  selector: 'vv-finding-list',
  imports: [TranslocoPipe, ViolationText],
  template: `
    @if (findings().length) {
      <ul>
        @for (finding of findings(); track $index) {
          <li>
            @if (finding.place.number) {
              <strong>{{ 'amendments.findingAt' | transloco: { number: finding.place.number } }}</strong>
            }
            {{ finding | violationText }}
          </li>
        }
      </ul>
    }
  `,
})
export class FindingList {
  readonly findings = input.required<readonly AmendmentFindingView[]>();
}
