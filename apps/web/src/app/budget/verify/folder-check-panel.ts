import { Component, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { FailedRequest } from '../../ui/failed-request';
import { Icon } from '../../ui/icon';
import { loadProblem } from '../../ui/submission';
import { VoteClient } from '../vote-client';

/** Everything about a vote that was published, to take along and to check on the spot. */
@Component({
  selector: 'vv-folder-check-panel',
  imports: [TranslocoPipe, FailedRequest, Icon],
  template: `
    <p>{{ 'budget.verify.all.text' | transloco }}</p>
    @if (problem(); as wrong) {
      <vv-failed-request [problem]="wrong" (retry)="folder.reload()" />
    } @else if (folder.hasValue()) {
      <details>
        <summary>{{ 'budget.verify.all.files' | transloco }}</summary>
        <ul class="plain-list">
          @for (file of folder.value().files; track file.name) {
            <li>
              <a [href]="address(file.name)" download
                ><vv-icon name="download" [size]="18" />{{ file.name }}</a
              >
            </li>
          }
        </ul>
      </details>
    }
  `,
  styleUrl: './findings.scss',
})
export class FolderCheckPanel {
  private readonly client = inject(VoteClient);
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  private readonly which = () => ({ place: this.place(), year: this.year() });
  protected readonly folder = rxResource({
    params: this.which,
    stream: ({ params }) => this.client.published(params),
  });
  protected readonly problem = loadProblem(this.folder);

  protected address(name: string): string {
    return this.client.address(this.which(), name);
  }
}
