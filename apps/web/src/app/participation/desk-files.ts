import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OpinionAttachmentView } from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { Submission } from '../ui/submission';
import { OpinionWork } from './opinion-work';
import { ParticipationClient } from './participation-client';
import { bytesText } from './words';

/** The files of an opinion for those who work on it; a lawyer makes those of authors public one by one. */
@Component({
  selector: 'vv-desk-files',
  imports: [TranslocoPipe, ErrorSummary],
  template: `
    @if (files().length) {
      <h4>{{ 'opinions.desk.files' | transloco }}</h4>
      <vv-error-summary [violations]="submission.violations()" />
      <ul class="plain-list">
        @for (file of files(); track file.id) {
          <li class="row">
            <a
              download
              translate="no"
              [href]="'/api/m/' + desk.place() + '/opinion-attachments/' + file.id"
              [attr.aria-label]="'opinions.desk.open' | transloco: { name: file.name }"
              >{{ file.name }}</a
            >
            <span class="soft">{{ size(file.size) }}</span>
            @if (file.kind === 'scan') {
              <span class="soft">{{ 'opinions.desk.scan' | transloco }}</span>
            } @else if (desk.may('participation.manage')) {
              <button
                class="button secondary small"
                type="button"
                [attr.aria-label]="
                  ((file.released ? 'opinions.desk.takeBack' : 'opinions.desk.release') | transloco) +
                  ': ' +
                  file.name
                "
                (click)="release(file)"
              >
                {{ (file.released ? 'opinions.desk.takeBack' : 'opinions.desk.release') | transloco }}
              </button>
            }
          </li>
        }
      </ul>
    }
  `,
})
export class DeskFiles {
  private readonly client = inject(ParticipationClient);
  protected readonly desk = inject(OpinionWork);
  readonly files = input.required<readonly OpinionAttachmentView[]>();
  protected readonly submission = new Submission();
  protected readonly size = bytesText;

  protected async release({ id, released }: OpinionAttachmentView): Promise<void> {
    if (await this.submission.send(() => this.client.release(this.desk.place(), id, !released)))
      this.desk.reload();
  }
}
