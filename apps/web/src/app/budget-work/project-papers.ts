import { ProjectOrigin } from '../budget/project-origin';
import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { lineTotal } from '#libs/budget-rules';
import type { DeskProject } from '#libs/contracts';
import { EuroPipe } from '../ui/format-pipes';

/** What the author sent: words, cost lines, place, files, and how to reach the author. */
@Component({
  selector: 'vv-project-papers',
  imports: [ProjectOrigin, TranslocoPipe, EuroPipe],
  templateUrl: './project-papers.html',
  styleUrl: './project-papers.scss',
})
export class ProjectPapers {
  readonly project = input.required<DeskProject>();
  /** Quantities have decimals: each line is rounded as in the total. */
  protected readonly sumOf = lineTotal;
}
