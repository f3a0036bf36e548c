import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DeskProject } from '#libs/contracts';
import { CostTable } from '../../budget/projects/cost-table';
import { PlacePoint } from '../../budget/map/place-point';
import { ProjectOrigin } from '../../budget/projects/project-origin';
import { EuroPipe } from '../../ui/format-pipes';

/** What the author sent: words, cost lines, place, files, and how to reach the author. */
@Component({
  selector: 'vv-project-papers',
  imports: [TranslocoPipe, CostTable, EuroPipe, PlacePoint, ProjectOrigin],
  templateUrl: './project-papers.html',
  styleUrl: './project-papers.scss',
})
export class ProjectPapers {
  readonly project = input.required<DeskProject>();
  readonly place = input.required<string>();
  readonly year = input.required<string>();
}
