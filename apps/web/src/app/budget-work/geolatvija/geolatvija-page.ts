import { Component, computed, effect, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { GeolatvijaKind } from '#libs/contracts';
import { PageMeta } from '../../shell/page-meta';
import { FailedRequest } from '../../ui/failed-request';
import { LegalDayPipe } from '../../ui/format-pipes';
import { loadProblem } from '../../ui/submission';
import { ViolationText } from '../../ui/violation-text';
import { OpenCycle } from '../open-cycle';
import { GeolatvijaClient } from './geolatvija-client';
import { GeolatvijaFile } from './geolatvija-file';

/** What comes from GeoLatvija.lv where the nolikums has projects submitted, or votes cast, there. */
@Component({
  selector: 'vv-geolatvija-page',
  imports: [TranslocoPipe, FailedRequest, GeolatvijaFile, LegalDayPipe, ViolationText],
  templateUrl: './geolatvija-page.html',
  styles: `
    h2,
    h3 {
      margin-bottom: var(--gap-2);
    }

    .log li {
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    .log p {
      margin: 0;
      overflow-wrap: anywhere;
    }

    .differences li + li {
      margin-top: var(--gap-2);
    }
  `,
})
export class GeolatvijaPage {
  private readonly client = inject(GeolatvijaClient);
  protected readonly cycle = inject(OpenCycle);
  protected readonly shown = rxResource({
    params: () => (this.cycle.manages() ? this.cycle.id() || undefined : undefined),
    stream: ({ params }) => this.client.view(params),
  });
  protected readonly problem = loadProblem(this.shown);
  /** What the nolikums has at GeoLatvija.lv, and what stands against taking it over now. */
  protected readonly parts = computed(() => {
    const rules = this.cycle.view()?.rules;
    if (!rules || !this.shown.hasValue()) return [];
    const view = this.shown.value();
    return (['projects', 'results'] as const satisfies GeolatvijaKind[])
      .filter((kind) => rules[kind === 'projects' ? 'submissionVenue' : 'votingVenue'] === 'geolatvija')
      .map((kind) => ({ kind, against: view[kind] }));
  });

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      meta.set({ title: transloco.translate<string>('geolatvija.title'), hidden: true });
    });
  }

  protected reload(): void {
    this.shown.reload();
    this.cycle.reload();
  }
}
