import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Node } from 'prosemirror-model';
import { memorandumPartsOf, printedPart, saysSomething } from '#libs/bylaw-document';
import { ArticleLink } from '../ui/article-link';
import { Icon } from '../ui/icon';

/** The parts of a budget's explanations and which of them still say nothing; none is compulsory by article 46. */
@Component({
  selector: 'vv-budget-parts',
  imports: [TranslocoPipe, ArticleLink, Icon],
  template: `
    <h3 class="parts-title">
      {{ 'documents.parts.sum' | transloco: { done: done(), all: parts().length } }}
    </h3>
    <ol class="plain-list parts">
      @for (part of parts(); track part.part) {
        <li [class]="part.state">
          <vv-icon [name]="part.state === 'missing' ? 'warning' : 'check'" [size]="18" />
          <span>
            <span lang="lv">{{ part.part }}. {{ part.lv }}</span>
            <span class="soft"> – {{ 'documents.parts.' + part.state | transloco }}</span>
          </span>
        </li>
      }
    </ol>
    <p class="small"><vv-article-link [article]="article" /></p>
  `,
  styleUrl: './desk-page.scss',
})
export class BudgetParts {
  readonly doc = input.required<Node | null>();
  protected readonly article = { act: 'PL', ref: '48(1)' } as const;
  protected readonly parts = computed(() => {
    const doc = this.doc();
    return memorandumPartsOf(doc).map(({ part, lv }, at) => {
      const written = doc !== null && at < doc.childCount && saysSomething(doc.child(at));
      return { part: printedPart(part), lv, state: written ? 'done' : 'missing' };
    });
  });
  protected readonly done = computed(() => this.parts().filter(({ state }) => state === 'done').length);
}
