import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ArticleRef, LegalDay } from '#libs/contracts';
import { ArticleLink } from './article-link';
import { LegalDayPipe } from './format-pipes';

/** A stage on the way of an act. */
export interface TimelineStage {
  id: string;
  /** Name of the stage, already translated. */
  label: string;
  state: 'done' | 'now' | 'next' | 'skipped';
  /** When it happened, or by when it will. */
  day?: LegalDay | null;
  /** `by` when the day is a deadline rather than an event. */
  dayMeans?: 'on' | 'by' | 'from';
  article?: ArticleRef | null;
  /** Who did or does it, already translated. */
  actor?: string | null;
  /** Address of the document or record, without language prefix. */
  href?: string | null;
}

/** Where an act is: the stages as a drawn path. An ordered list, across on wide screens and down on phones. */
@Component({
  selector: 'vv-timeline',
  imports: [TranslocoPipe, ArticleLink, LegalDayPipe],
  templateUrl: './timeline.html',
  styleUrl: './timeline.scss',
  host: { '[class.upright]': 'upright()' },
})
export class Timeline {
  readonly stages = input.required<readonly TimelineStage[]>();
  /** Name of the list for assistive technology, already translated. */
  readonly label = input('');
  /** Downwards on every width, for a narrow column or long texts. */
  readonly upright = input(false);
}
