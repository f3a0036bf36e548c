import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ActPage, PublicEvent, PublicVersion } from '#libs/contracts';
import { Words } from '../bylaws/words';
import { ArticleLink } from '../ui/article-link';
import { DownloadMenu } from '../ui/download-menu';
import { LegalDayPipe } from '../ui/format-pipes';
import { ActsClient } from './acts-client';
import { Place } from '../shell/place';

/** Every public event: when, what, in which role, under which article, with which document. */
@Component({
  selector: 'vv-act-history',
  imports: [TranslocoPipe, ArticleLink, DownloadMenu, LegalDayPipe],
  template: `
    <ol class="plain-list">
      @for (entry of act().timeline; track entry.seq) {
        <li>
          <time [attr.datetime]="entry.day">{{ entry.day | legalDay: 'short' }}</time>
          <div>
            <p class="what">
              {{ words.happened(entry.event) }}
              @if (entry.event === 'recordPromulgation' && act().act; as published) {
                — <a [href]="published.official.url" rel="noopener">{{ published.official.number }}</a>
              }
            </p>
            <div class="soft small">
              {{ entry.actor ? words.role(entry.actor) : ('bylaws.byTime' | transloco) }}
              @if (entry.article; as article) {
                · <vv-article-link [article]="article" />
              }
              @for (version of textsOf(entry); track version.id) {
                ·
                {{ 'acts.document.' + version.kind | transloco }}
                <vv-download-menu
                  [files]="client.files(where.slug() ?? '', act().code, version)"
                  [of]="'acts.document.' + version.kind | transloco"
                />
              }
            </div>
          </div>
        </li>
      }
    </ol>
  `,
  styles: `
    li {
      display: grid;
      gap: var(--gap-1) var(--gap-5);
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    p {
      margin: 0;
    }

    .what {
      font-weight: 550;
    }

    @media (min-width: 40rem) {
      li {
        grid-template-columns: 7.5rem 1fr;
      }
    }
  `,
})
export class ActHistory {
  protected readonly words = inject(Words);
  protected readonly client = inject(ActsClient);
  protected readonly where = inject(Place);
  readonly act = input.required<ActPage>();
  private readonly versions = computed(
    () => new Map(this.act().versions.map((version) => [version.id, version])),
  );

  protected textsOf(entry: PublicEvent): PublicVersion[] {
    return entry.versionIds.flatMap((id) => this.versions().get(id) ?? []);
  }
}
