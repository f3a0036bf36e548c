import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicVersion } from '#libs/contracts';
import { DownloadMenu } from '../ui/download-menu';
import { ActsClient } from './acts-client';
import { VersionName } from './version-name';

/** The public texts of an act as files. */
@Component({
  selector: 'vv-act-files',
  imports: [TranslocoPipe, DownloadMenu, VersionName],
  template: `
    <h3>{{ 'acts.files' | transloco }}</h3>
    <ul class="plain-list">
      @for (version of versions(); track version.id) {
        <li>
          <span>
            {{ 'acts.document.' + version.kind | transloco }}:
            <span class="soft">{{ version | versionName }}</span>
          </span>
          <vv-download-menu
            [files]="client.files(place(), code(), version)"
            [of]="('acts.document.' + version.kind | transloco) + ', ' + (version | versionName)"
          />
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
      align-items: center;
      padding-block: var(--gap-2);
      border-top: 1px solid var(--line);
    }
  `,
})
export class ActFiles {
  protected readonly client = inject(ActsClient);
  readonly versions = input.required<readonly PublicVersion[]>();
  readonly place = input.required<string>();
  readonly code = input.required<string>();
}
