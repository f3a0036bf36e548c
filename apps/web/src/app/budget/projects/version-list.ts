import { Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { projectTotal } from '#libs/budget-rules';
import type { CostLine, ProjectFieldChange } from '#libs/contracts';
import { Language } from '../../shell/language';
import { EuroPipe, LegalDayPipe } from '../../ui/format-pipes';
import { coordinatesText } from '../map/coordinates';
import { ProjectsClient } from '../projects-client';

/** What a project said at each submission, and what a later one changed. */
@Component({
  selector: 'vv-version-list',
  imports: [TranslocoPipe, EuroPipe, LegalDayPipe],
  template: `
    <ol class="plain-list">
      @for (one of versions(); track one.number) {
        <li>
          <p>
            <strong>{{ 'budget-projects.versions.number' | transloco: { number: one.number } }}</strong>&ngsp;
            <span class="small soft">{{ one.day | legalDay: 'short' }} · {{ one.totalCents | euro }}</span>
          </p>
          @if (one.changes.length) {
            <dl class="small">
              @for (change of one.changes; track change.field) {
                <dt>{{ 'budget-projects.field.' + change.field | transloco }}</dt>
                <dd>
                  <del lang="lv">{{ words(change, change.before) }}</del>
                  <ins lang="lv">{{ words(change, change.after) }}</ins>
                </dd>
              }
            </dl>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    li {
      padding-block: var(--gap-2);
      border-top: 1px solid var(--line);
    }

    p {
      margin: 0;
    }

    del,
    ins {
      display: block;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }

    del {
      color: var(--ink-soft);
    }
  `,
})
export class VersionList {
  private readonly client = inject(ProjectsClient);
  private readonly language = inject(Language);
  private readonly transloco = inject(TranslocoService);
  private readonly euro = new EuroPipe();
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  readonly nr = input.required<string>();

  private readonly resource = rxResource({
    params: () => ({ place: this.place(), year: this.year(), nr: this.nr() }),
    stream: ({ params }) => this.client.versions(params.place, params.year, params.nr),
  });
  protected readonly versions = computed(() => (this.resource.hasValue() ? this.resource.value() : []));

  protected words({ field }: ProjectFieldChange, value: ProjectFieldChange['before']): string {
    if (value === null || value === '') return '–';
    if (field === 'partAllowed') {
      return this.transloco.translate(`budget-projects.part.${value === true ? 'yes' : 'no'}`);
    }
    if (field === 'ownership') return this.transloco.translate(`budget.ownership.${String(value)}`);
    if (field === 'point') return coordinatesText(value as [number, number], this.language.current());
    if (field === 'costLines') return this.sum(projectTotal(value as CostLine[]));
    if (field === 'upkeepCents') return this.sum(value as number);
    if (field === 'shape' || field === 'unitId') {
      return this.transloco.translate('budget-projects.versions.another');
    }
    return typeof value === 'string' ? value : '';
  }

  private sum(cents: number): string {
    return this.euro.transform(cents);
  }
}
