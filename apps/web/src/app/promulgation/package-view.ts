import { Component, computed, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DossierView, PromulgationView } from '#libs/contracts';
import { BylawsClient } from '../bylaws/bylaws-client';
import { ArticleLink } from '../ui/article-link';
import { LegalDayPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { LawText } from '../ui/law-text';
import { StatusBadge } from '../ui/status-badge';
import { PromulgationClient } from './promulgation-client';

/** What is in the package, whether it is what the council adopted, and the file itself. */
@Component({
  selector: 'vv-package-view',
  imports: [TranslocoPipe, ArticleLink, Icon, LawText, LegalDayPipe, StatusBadge],
  template: `
    <section aria-labelledby="package-title">
      <h3 id="package-title">{{ 'promulgation.package.title' | transloco }}</h3>
      <p class="row">
        <vv-status-badge [tone]="same() ? 'good' : 'bad'">{{
          (same() ? 'promulgation.package.same' : 'promulgation.package.differs') | transloco
        }}</vv-status-badge>
        @if (promulgation().sentOn; as sent) {
          <span>{{
            'promulgation.package.sent'
              | transloco
                : {
                    day: (sent | legalDay: 'short'),
                    means: ('promulgation.means.' + promulgation().means | transloco),
                  }
          }}</span>
        }
      </p>
      <ul class="plain-list">
        @for (file of promulgation().files; track file) {
          <li>
            <code>{{ file }}</code>
            <span class="soft">{{ 'promulgation.file.' + kindOf(file) | transloco }}</span>
          </li>
        }
      </ul>
      @if (promulgation().consolidated; as base) {
        <p class="notice" [class.warn]="!base.possible">
          {{ 'promulgation.package.amends' | transloco: { number: base.number, title: base.title } }}
          {{ 'promulgation.package.' + consolidated() | transloco }}
          <span class="small"><vv-article-link [article]="{ act: 'OPL', ref: 'trans.12' }" /></span>
        </p>
      }
      <p class="small soft">
        {{ 'promulgation.package.digest' | transloco }} <code>{{ promulgation().digest }}</code>
      </p>
      <p class="row">
        <a class="button secondary" [href]="client.packageUrl(dossier().id)" download>
          <vv-icon name="download" />{{ 'promulgation.package.download' | transloco }}
        </a>
      </p>
      <details (toggle)="open.set($any($event.target).open)">
        <summary>{{ 'promulgation.package.preview' | transloco }}</summary>
        @if (text.hasValue() && text.value(); as version) {
          <vv-law-text [document]="version.content" [level]="4" [outline]="false" />
        }
      </details>
    </section>
  `,
  styles: `
    h3 {
      margin-bottom: var(--gap-2);
    }

    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-1) var(--gap-4);
      padding-block: var(--gap-2);
      border-top: 1px solid var(--line);
    }

    ul {
      margin-bottom: var(--gap-4);
    }

    code {
      overflow-wrap: anywhere;
    }

    summary {
      padding-block: var(--gap-2);
      font-weight: 600;
      cursor: pointer;
    }
  `,
})
export class PackageView {
  protected readonly client = inject(PromulgationClient);
  private readonly bylaws = inject(BylawsClient);
  readonly dossier = input.required<DossierView>();
  readonly promulgation = input.required<PromulgationView>();
  protected readonly open = signal(false);

  protected readonly same = computed(() => {
    const match = this.dossier().checklist.find(({ code }) => code === 'packageMatchesAdopted');
    return match?.met ?? true;
  });
  /** What is said of the consolidated version of the amended act. */
  protected readonly consolidated = computed(() => {
    const base = this.promulgation().consolidated;
    if (!base?.possible) return 'consolidatedByHand';
    return base.included ? 'consolidatedIn' : 'consolidatedOut';
  });
  protected readonly text = rxResource({
    params: () => {
      const version = this.dossier().versions.find(({ id }) => id === this.promulgation().bylawVersionId);
      return this.open() && version ? version : undefined;
    },
    stream: ({ params }) => this.bylaws.version(params.documentId, params.id),
  });

  protected kindOf(file: string): string {
    if (file.startsWith('paskaidrojuma')) return 'memorandum';
    if (file.startsWith('konsolidetie')) return 'consolidated';
    if (file.endsWith('.json')) return 'metadata';
    if (file.endsWith('.edoc')) return 'container';
    if (file.endsWith('.docx')) return 'editable';
    return file.endsWith('.txt') ? 'text' : 'html';
  }
}
