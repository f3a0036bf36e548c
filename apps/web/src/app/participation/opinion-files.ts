import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OpinionAttachmentView } from '#libs/contracts';
import { bytesText } from './words';

/** The released files of a published opinion, to be saved. */
@Component({
  selector: 'vv-opinion-files',
  imports: [TranslocoPipe],
  template: `
    @if (files().length) {
      <ul class="plain-list" [attr.aria-label]="'opinions.files.title' | transloco">
        @for (file of files(); track file.id) {
          <li>
            <a
              [href]="'/api/public/m/' + place() + '/opinion-attachments/' + file.id"
              download
              translate="no"
              >{{ file.name }}</a
            >
            <span class="soft">({{ size(file.size) }})</span>
          </li>
        }
      </ul>
    }
  `,
})
export class OpinionFiles {
  readonly place = input.required<string>();
  readonly files = input.required<readonly OpinionAttachmentView[]>();
  protected readonly size = bytesText;
}
