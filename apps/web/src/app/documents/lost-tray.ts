import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../ui/icon';
import type { Loss } from './loss';

/** What had no place left after others changed the document: nothing disappears without being shown here. */
@Component({
  selector: 'vv-lost-tray',
  imports: [TranslocoPipe, Icon],
  template: `
    @if (lost().length) {
      <section role="alert">
        <h2><vv-icon name="warning" [size]="18" /> {{ 'documents.lost.title' | transloco }}</h2>
        <p>{{ 'documents.lost.about' | transloco }}</p>
        <ul class="plain-list">
          @for (one of lost(); track one.key) {
            <li>
              <p class="soft">
                {{ 'documents.lost.kind.' + one.kind | transloco: { author: one.author ?? '' } }}
                @if (one.unit) {
                  <span lang="lv">({{ one.unit }})</span>
                }
              </p>
              <blockquote lang="lv">{{ one.text }}</blockquote>
              <div class="row">
                @if (one.redo && editable()) {
                  <button class="button secondary compact" type="button" (click)="restore.emit(one)">
                    {{ redoKey(one) | transloco }}
                  </button>
                }
                <button class="button quiet compact" type="button" (click)="copy(one)">
                  <vv-icon name="copy" [size]="16" />{{ 'documents.lost.copy' | transloco }}
                </button>
                <button class="button quiet compact" type="button" (click)="forget.emit(one)">
                  {{ 'documents.lost.forget' | transloco }}
                </button>
              </div>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    section {
      padding: var(--gap-3);
      border: 2px solid var(--warn);
      border-radius: var(--radius);
      font-size: var(--size-s);
    }

    h2 {
      color: var(--warn);
      font-size: var(--size-s);
    }

    blockquote {
      margin: 0 0 var(--gap-2);
      padding: var(--gap-2);
      background: var(--warn-wash);
      white-space: pre-wrap;
    }

    li + li {
      margin-top: var(--gap-3);
    }

    p {
      margin: var(--gap-1) 0;
    }
  `,
})
export class LostTray {
  readonly lost = input.required<readonly Loss[]>();
  readonly editable = input(true);
  readonly restore = output<Loss>();
  readonly forget = output<Loss>();

  protected redoKey({ redo }: Loss): string {
    const again = redo?.do === 'attribute' || redo?.do === 'mark' || redo?.do === 'delete';
    return again ? 'documents.lost.again' : 'documents.lost.restore';
  }

  protected copy({ text }: Loss): void {
    void navigator.clipboard?.writeText(text);
  }
}
