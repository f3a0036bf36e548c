import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicCycle } from '#libs/contracts';
import { ArticleLink } from '../../ui/article-link';
import { LegalDayPipe } from '../../ui/format-pipes';
import { cycleSteps } from './cycle-steps';

/** The way of a cycle as a drawn track with dates and a mark for today: across where there is room, down on phones. */
@Component({
  selector: 'vv-cycle-picture',
  imports: [TranslocoPipe, ArticleLink, LegalDayPipe],
  templateUrl: './cycle-picture.html',
  styleUrl: './cycle-picture.scss',
})
export class CyclePicture {
  readonly cycle = input.required<PublicCycle>();
  protected readonly steps = computed(() => cycleSteps(this.cycle()));
}
