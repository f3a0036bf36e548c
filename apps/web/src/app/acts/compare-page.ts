import { Component, computed, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { CompareView } from '../ui/compare-view';
import { FailedRequest } from '../ui/failed-request';
import { PageHeader } from '../ui/page-header';
import { loadProblem } from '../ui/submission';
import { ActsClient } from './acts-client';
import { CompareForm } from './compare-form';
import { VersionName } from './version-name';

/** What differs between two public texts of an act; both are in the address. */
@Component({
  selector: 'vv-compare-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    CompareForm,
    CompareView,
    FailedRequest,
    LocalLink,
    PageHeader,
    VersionName,
  ],
  template: `
    <div class="page">
      <p class="small">
        <a [routerLink]="[place(), 'noteikumi', code()] | localLink">{{ 'acts.compare.back' | transloco }}</a>
      </p>
      <vv-page-header
        [title]="'acts.compare.title' | transloco"
        [above]="act.hasValue() ? act.value().title : ''"
      />
      @if (actProblem() || problem(); as wrong) {
        <vv-failed-request [problem]="wrong" (retry)="again()" />
      } @else if (act.hasValue()) {
        <vv-compare-form
          [versions]="act.value().versions"
          [place]="place()"
          [code]="code()"
          [from]="from()"
          [to]="to()"
        />
        @if (comparison.hasValue() && comparison.value(); as shown) {
          <vv-compare-view
            class="result"
            [comparison]="shown.comparison"
            [before]="shown.from | versionName"
            [after]="shown.to | versionName"
            [title]="act.value().title"
          />
        }
      } @else {
        <p role="status" class="soft">{{ 'acts.loading' | transloco }}</p>
      }
    </div>
  `,
  styles: `
    .result {
      display: block;
      margin-top: var(--gap-6);
    }
  `,
})
export class ComparePage {
  private readonly client = inject(ActsClient);
  private readonly transloco = inject(TranslocoService);
  readonly place = input.required<string>();
  readonly code = input.required<string>();
  /** Ids of the texts, from the address. */
  readonly no = input<string>();
  readonly uz = input<string>();

  protected readonly act = rxResource({
    params: () => ({ place: this.place(), code: this.code() }),
    stream: ({ params }) => this.client.page(params.place, params.code),
  });
  private readonly bylaws = computed(() =>
    this.act.hasValue() ? this.act.value().versions.filter(({ kind }) => kind === 'bylaw') : [],
  );
  protected readonly from = computed(() => this.no() ?? this.bylaws().at(0)?.id);
  protected readonly to = computed(() => this.uz() ?? this.bylaws().at(-1)?.id);

  protected readonly comparison = rxResource({
    params: () => {
      const [from, to] = [this.from(), this.to()];
      return from && to ? { place: this.place(), code: this.code(), from, to } : undefined;
    },
    stream: ({ params }) => this.client.compare(params.place, params.code, params.from, params.to),
  });
  protected readonly problem = loadProblem(this.comparison);
  protected readonly actProblem = loadProblem(this.act);

  constructor() {
    const meta = inject(PageMeta);
    effect(() => {
      const title = this.transloco.translate('acts.compare.title');
      const wrong = this.actProblem() ?? this.problem();
      if (wrong) meta.set({ title, hidden: true, status: wrong.kind === 'notFound' ? 404 : 503 });
      else if (this.act.hasValue()) meta.set({ title: `${title}: ${this.act.value().title}` });
    });
  }

  protected again(): void {
    this.act.reload();
    this.comparison.reload();
  }
}
