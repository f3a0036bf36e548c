import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AgendaItemView } from '#libs/contracts';
import { Icon } from '../ui/icon';
import { CouncilClient } from './council-client';

/** The adopted texts as files to be signed: a container with any others is refused. */
@Component({
  selector: 'vv-signing-files',
  imports: [TranslocoPipe, Icon],
  template: `
    <section class="notice" aria-labelledby="signing-files-title">
      <h2 id="signing-files-title">{{ 'council.sign.files' | transloco }}</h2>
      <p>{{ 'council.sign.filesAbout' | transloco }}</p>
      <ul class="plain-list">
        @for (file of files(); track file.href) {
          <li>
            <a [href]="file.href" download><vv-icon name="download" />{{ file.label | transloco }}</a>
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    h2 {
      margin-bottom: var(--gap-1);
      font-size: var(--size-m);
    }

    li {
      padding-block: var(--gap-1);
    }
  `,
})
export class SigningFiles {
  private readonly client = inject(CouncilClient);
  readonly item = input.required<Pick<AgendaItemView, 'id'>>();
  protected readonly files = computed(() =>
    ['bylaw.pdf', 'bylaw.docx', 'memorandum.pdf'].map((name) => ({
      href: this.client.signingUrl(this.item().id, name),
      label: `council.sign.download.${name.replace('.', '-')}`,
    })),
  );
}
