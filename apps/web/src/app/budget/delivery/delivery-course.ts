import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DeliveryCourse } from '#libs/contracts';
import { LegalDayPipe } from '../../ui/format-pipes';

/** What the council decided on a project in delivery that a corrected result lets lose. */
@Component({
  selector: 'vv-delivery-course',
  imports: [TranslocoPipe, LegalDayPipe],
  template: `
    {{
      'budget.corrected.' + course().course
        | transloco
          : {
              nr: course().nr,
              number: course().decisionNumber,
              day: (course().decisionDay | legalDay: 'short'),
            }
    }}
    <span lang="lv">{{ course().reason }}</span>
  `,
})
export class DeliveryCourseText {
  readonly course = input.required<DeliveryCourse>();
}
