import { afterNextRender, Component, ElementRef, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../ui/icon';

/** Finding and replacing in the text. */
@Component({
  selector: 'vv-find-bar',
  imports: [TranslocoPipe, Icon],
  template: `
    <form role="search" (submit)="$event.preventDefault(); go.emit(1)" (keydown.escape)="closed.emit()">
      <label>
        <span>{{ 'editor.find.what' | transloco }}</span>
        <input #what class="input" type="text" autocomplete="off" (input)="asked.emit(what.value)" />
      </label>
      <span class="count" role="status">{{ 'editor.find.count' | transloco: { count: count() } }}</span>
      <button
        class="icon-button"
        type="button"
        [attr.aria-label]="'editor.find.previous' | transloco"
        (click)="go.emit(-1)"
      >
        <vv-icon name="arrow-up" />
      </button>
      <button class="icon-button" type="submit" [attr.aria-label]="'editor.find.next' | transloco">
        <vv-icon name="arrow-down" />
      </button>
      @if (editable()) {
        <label>
          <span>{{ 'editor.find.by' | transloco }}</span>
          <input class="input" type="text" autocomplete="off" (input)="by.set($any($event.target).value)" />
        </label>
        <button
          class="button secondary compact"
          type="button"
          (click)="replace.emit({ by: by(), all: false })"
        >
          {{ 'editor.find.replace' | transloco }}
        </button>
        <button
          class="button secondary compact"
          type="button"
          (click)="replace.emit({ by: by(), all: true })"
        >
          {{ 'editor.find.replaceAll' | transloco }}
        </button>
      }
      <button
        class="icon-button"
        type="button"
        [attr.aria-label]="'editor.find.close' | transloco"
        (click)="closed.emit()"
      >
        <vv-icon name="close" />
      </button>
    </form>
  `,
  styles: `
    form {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-2);
      align-items: center;
      padding-top: var(--gap-2);
      border-top: 1px solid var(--line);
      font-size: var(--size-s);
    }

    label {
      display: flex;
      gap: var(--gap-2);
      align-items: center;
    }

    .input {
      width: 12rem;
      min-height: 2.25rem;
      padding-block: 0.25rem;
    }

    .icon-button {
      width: 2.25rem;
      height: 2.25rem;
    }

    .count {
      min-width: 6ch;
      color: var(--ink-soft);
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class FindBar {
  readonly count = input(0);
  readonly editable = input(true);
  readonly asked = output<string>();
  readonly go = output<-1 | 1>();
  readonly replace = output<{ by: string; all: boolean }>();
  readonly closed = output<void>();
  protected readonly by = signal('');
  private readonly what = viewChild.required<ElementRef<HTMLInputElement>>('what');

  constructor() {
    afterNextRender(() => this.what().nativeElement.focus());
  }
}
