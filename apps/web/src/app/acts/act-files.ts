import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicVersion } from '#libs/contracts';
import { Icon } from '../ui/icon';
import { ActsClient } from './acts-client';
import { VersionName } from './version-name';

/** The public texts of an act as files. */
@Component({
  selector: 'vv-act-files',
  imports: [TranslocoPipe, Icon, VersionName],
  template: `
    <h3>{{ 'acts.files' | transloco }}</h3>
    <ul class="plain-list">
      @for (version of versions(); track version.id) {
        <li>
          <span>
            {{ 'acts.document.' + version.kind | transloco }}:
            <span class="soft">{{ version | versionName }}</span>
          </span>
          <span class="links">
            @for (format of formats; track format) {
              @if (format === 'html' || version.kind === 'bylaw') {
                <a [href]="client.file(place(), code(), version.id, format)" download>
                  <vv-icon name="download" [size]="18" />{{ format.toUpperCase()
                  }}<span class="visually-hidden">
                    — {{ 'acts.document.' + version.kind | transloco }}, {{ version | versionName }}</span
                  >
                </a>
              }
            }
          </span>
        </li>
      }
    </ul>
  `,
  styles: `
    h3 {
      margin: var(--gap-6) 0 var(--gap-2);
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-1) var(--gap-5);
      justify-content: space-between;
      padding-block: var(--gap-2);
      border-top: 1px solid var(--line);
    }

    .links {
      display: flex;
      gap: var(--gap-4);
    }

    .links a {
      display: inline-flex;
      gap: var(--gap-1);
      align-items: center;
      min-height: 1.75rem;
    }
  `,
})
export class ActFiles {
  protected readonly client = inject(ActsClient);
  readonly versions = input.required<readonly PublicVersion[]>();
  readonly place = input.required<string>();
  readonly code = input.required<string>();
  protected readonly formats = ['html', 'txt'] as const;
}
