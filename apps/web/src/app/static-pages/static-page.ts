import { Component, computed, effect, inject, input } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Language } from '../shell/language';
import { PageMeta } from '../shell/page-meta';
import { PageHeader } from '../ui/page-header';

interface Section {
  title: string;
  text: string[];
  list?: string[];
}

/** A page of plain text from the scope `pages`: a title, a lead and sections. */
@Component({
  selector: 'vv-static-page',
  imports: [PageHeader],
  template: `
    <div class="page">
      <vv-page-header [title]="content().title">
        <p class="lead">{{ content().lead }}</p>
      </vv-page-header>
      @for (section of content().sections; track section.title) {
        <section class="measure">
          <h2>{{ section.title }}</h2>
          @for (paragraph of section.text; track $index) {
            <p>{{ paragraph }}</p>
          }
          @if (section.list?.length) {
            <ul>
              @for (item of section.list; track $index) {
                <li>{{ item }}</li>
              }
            </ul>
          }
        </section>
      }
    </div>
  `,
  styles: `
    section + section {
      margin-top: var(--gap-6);
    }

    h2 {
      margin-bottom: var(--gap-3);
    }

    .lead {
      margin: 0;
    }

    li + li {
      margin-top: var(--gap-1);
    }
  `,
})
export class StaticPage {
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly meta = inject(PageMeta);
  /** Key of the page in the scope `pages`, from the route's data. */
  readonly page = input.required<string>();

  protected readonly content = computed(() => {
    const lang = this.language.current();
    const key = `pages.${this.page()}`;
    const sections = this.transloco.translateObject<Record<string, Section>>(
      `${key}.sections`,
      {},
      lang,
    ) as Record<string, Section>;
    return {
      title: this.transloco.translate(`${key}.title`),
      lead: this.transloco.translate(`${key}.lead`),
      sections: Object.values(sections),
    };
  });

  constructor() {
    effect(() => this.meta.set({ title: this.content().title, description: this.content().lead }));
  }
}
