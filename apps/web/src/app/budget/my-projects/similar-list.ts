import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { LocalLink } from '../../shell/local-link';
import { EuroPipe } from '../../ui/format-pipes';
import { ProjectsClient } from '../projects-client';

/** So long after the last letter others are looked for. */
const PAUSE_MS = 600;

/** Projects whose words are like those being typed: read them first, or join them. */
@Component({
  selector: 'vv-similar-list',
  imports: [RouterLink, TranslocoPipe, EuroPipe, LocalLink],
  template: `
    <div aria-live="polite">
      @if (found().length) {
        <section class="notice" aria-labelledby="similar-title">
          <h3 id="similar-title">{{ 'budget-projects.similar.title' | transloco }}</h3>
          <p class="small">{{ 'budget-projects.similar.about' | transloco }}</p>
          <ul>
            @for (one of found(); track one.year + '/' + one.nr) {
              <li>
                <a
                  target="_blank"
                  rel="noopener"
                  [routerLink]="[place(), 'budzets', one.year, 'projekti', one.nr] | localLink"
                  lang="lv"
                  >{{ one.title }}</a
                >
                <span class="small soft">
                  {{ one.year }} · <span lang="lv">{{ one.unit }}</span> ·
                  {{ 'budget.projectState.' + one.state | transloco }} · {{ one.costCents | euro }}
                </span>
              </li>
            }
          </ul>
        </section>
      }
    </div>
  `,
  styles: `
    h3 {
      margin: 0 0 var(--gap-1);
      font-size: var(--size-m);
    }

    ul {
      margin: 0;
      padding-left: var(--gap-5);
    }

    li > span {
      display: block;
    }
  `,
})
export class SimilarList {
  private readonly client = inject(ProjectsClient);
  readonly place = input.required<string>();
  readonly project = input.required<string>();
  readonly title = input.required<string>();
  readonly summary = input.required<string>();

  private readonly asked = signal<{ title: string; summary: string } | undefined>(undefined);
  private readonly resource = rxResource({
    params: () => this.asked(),
    stream: ({ params }) => this.client.similar(this.place(), this.project(), params.title, params.summary),
  });
  protected readonly found = computed(() => (this.resource.hasValue() ? this.resource.value() : []));

  constructor() {
    effect((onCleanup) => {
      const words = { title: this.title().trim(), summary: this.summary().trim() };
      const timer = setTimeout(() => this.asked.set(words.title.length < 4 ? undefined : words), PAUSE_MS);
      onCleanup(() => clearTimeout(timer));
    });
  }
}
