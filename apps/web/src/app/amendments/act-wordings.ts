import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ActRef, ActWording, LegalDay } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { ActsClient } from '../acts/acts-client';
import { DownloadMenu } from '../ui/download-menu';
import { LegalDayPipe } from '../ui/format-pipes';

/** The texts of an act by day, each with the acts that made it, and the days whose text is still being prepared. */
@Component({
  selector: 'vv-act-wordings',
  imports: [RouterLink, TranslocoPipe, DownloadMenu, LegalDayPipe, LocalLink],
  template: `
    <ol class="plain-list">
      @for (wording of wordings(); track wording.from) {
        <li>
          <a
            [routerLink]="[place(), 'sn', act().year, act().slug, wording.from] | localLink"
            [attr.aria-current]="
              shown() && wording.from <= shown()! && (!wording.to || wording.to >= shown()!) ? 'date' : null
            "
          >
            {{ 'acts.from' | transloco: { day: (wording.from | legalDay: 'short') } }}
            @if (wording.to) {
              {{ 'acts.until' | transloco: { day: (wording.to | legalDay: 'short') } }}
            }
          </a>
          <span class="small soft">
            @for (by of wording.amendedBy; track by.year + by.slug) {
              {{ 'amendments.wordings.amendedBy' | transloco }}
              <a
                [routerLink]="
                  (by.code ? [place(), 'noteikumi', by.code] : [place(), 'sn', by.year, by.slug]) | localLink
                "
                >Nr. {{ by.number }} ({{ by.adoptedDay | legalDay: 'short' }})</a
              >
            } @empty {
              {{
                (wording === wordings()[0] ? 'amendments.wordings.adopted' : 'amendments.wordings.corrected')
                  | transloco
              }}
            }
          </span>
          <vv-download-menu
            [files]="client.wordingFiles(place(), act(), wording.from)"
            [of]="'acts.from' | transloco: { day: (wording.from | legalDay: 'short') }"
          />
        </li>
      }
    </ol>
    @for (day of preparing(); track day) {
      <p class="notice warn">
        {{ 'amendments.wordings.preparing' | transloco: { day: (day | legalDay: 'short') } }}
      </p>
    }
  `,
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-1) var(--gap-3);
      align-items: baseline;
      padding-block: 0.25rem;
    }

    [aria-current] {
      font-weight: 650;
      text-decoration: none;
    }
  `,
})
export class ActWordings {
  protected readonly client = inject(ActsClient);
  readonly act = input.required<Pick<ActRef, 'year' | 'slug'>>();
  readonly place = input.required<string>();
  readonly wordings = input.required<readonly ActWording[]>();
  readonly preparing = input<readonly LegalDay[]>([]);
  /** The day whose text is shown. */
  readonly shown = input<LegalDay | null>(null);
}
