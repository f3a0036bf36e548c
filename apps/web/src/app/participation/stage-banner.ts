import { Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { DeadlineChip } from '../ui/deadline-chip';
import { DownloadMenu } from '../ui/download-menu';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { ParticipationClient } from './participation-client';

/**
 * The opinion stage on the page of an act: the question large, the days left, the responsible person, the official
 * publication. Shows nothing where there has been no stage.
 */
@Component({
  selector: 'vv-stage-banner',
  imports: [RouterLink, TranslocoPipe, DeadlineChip, DownloadMenu, Icon, LegalDayPipe, LocalLink, PluralPipe],
  templateUrl: './stage-banner.html',
  styleUrl: './stage-banner.scss',
})
export class StageBanner {
  private readonly client = inject(ParticipationClient);
  readonly place = input.required<string>();
  readonly code = input.required<string>();
  /** Whether the links to the form and the opinions are shown; pages of their own do without. */
  readonly links = input(true);

  /** Form 1 of MK639. */
  protected readonly notice = computed(() =>
    ['html', 'pdf', 'docx'].map((format) => ({
      format,
      href: `/api/public/m/${this.place()}/dossiers/${this.code()}/opinion-stage/notice.${format}`,
    })),
  );

  protected readonly stage = rxResource({
    params: () => ({ place: this.place(), code: this.code() }),
    stream: ({ params }) => this.client.stage(params.place, params.code),
  });
}
