import { Component, computed, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { loadProblem } from '../ui/submission';
import { CollationTable } from './collation-table';
import { ParticipationClient } from './participation-client';

const FORMATS = ['docx', 'pdf', 'csv'] as const;

/** The published collation of opinions (form 2 of MK639), to be read and saved. */
@Component({
  selector: 'vv-collation-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    CollationTable,
    EmptyState,
    FailedRequest,
    LegalDayPipe,
    LocalLink,
    PageHeader,
  ],
  template: `
    <div class="page">
      <p>
        <a [routerLink]="['', place(), 'noteikumi', code()].join('/') | localLink">{{
          'participation.back' | transloco
        }}</a>
      </p>
      <vv-page-header
        [title]="'opinions.collation.title' | transloco"
        [above]="collation.hasValue() ? (collation.value()?.title ?? '') : ''"
      />
      @if (problem(); as wrong) {
        <vv-failed-request [problem]="wrong" (retry)="collation.reload()" />
      } @else if (collation.hasValue()) {
        @if (collation.value(); as one) {
          <p>
            {{
              'opinions.collation.about'
                | transloco: { from: (one.from | legalDay: 'short'), to: (one.to | legalDay: 'short') }
            }}
          </p>
          <p class="row no-print">
            @for (format of formats; track format) {
              <a
                class="button secondary"
                download
                [href]="'/api/public/m/' + place() + '/dossiers/' + code() + '/collation/' + format"
                >{{ 'opinions.collation.format.' + format | transloco }}</a
              >
            }
          </p>
          <vv-collation-table [collation]="one" />
        } @else {
          <vv-empty-state [title]="'opinions.collation.none' | transloco" icon="chat">
            <p>{{ 'opinions.collation.noneText' | transloco }}</p>
          </vv-empty-state>
        }
      } @else {
        <p role="status">{{ 'participation.loading' | transloco }}</p>
      }
    </div>
  `,
})
export class CollationPage {
  private readonly client = inject(ParticipationClient);
  readonly place = input.required<string>();
  readonly code = input.required<string>();
  protected readonly formats = FORMATS;
  protected readonly collation = rxResource({
    params: () => ({ place: this.place(), code: this.code() }),
    stream: ({ params }) => this.client.collation(params.place, params.code),
  });
  protected readonly problem = loadProblem(this.collation);
  private readonly name = computed(() => (this.collation.hasValue() ? this.collation.value()?.title : null));

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const title = transloco.translate('opinions.collation.title');
      const missing = this.problem()?.kind === 'notFound';
      const name = this.name();
      meta.set({
        title: name ? `${title}: ${name}` : title,
        ...(missing ? { status: 404, hidden: true } : {}),
      });
    });
  }
}
