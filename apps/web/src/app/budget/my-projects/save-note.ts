import { Component, inject, input, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Icon } from '../../ui/icon';
import type { SaveState } from './saving';

/** Whether what is typed is kept, always in sight. */
@Component({
  selector: 'vv-save-note',
  imports: [TranslocoPipe, Icon],
  template: `
    <div class="note" [class]="state()">
      <p role="status">
        <vv-icon [name]="icon()" [size]="18" />
        <strong>{{ 'budget.save.' + state() | transloco }}</strong>
      </p>
      @if (state() !== 'saved' && state() !== 'saving' && state() !== 'waiting') {
        <p>{{ 'budget.save.' + state() + 'Text' | transloco: { fields: fields() } }}</p>
      }
      @if (state() === 'stale') {
        <p class="choices">
          <button class="button secondary compact" type="button" (click)="mine.emit()">
            {{ 'budget.save.mine' | transloco }}
          </button>
          <button class="button secondary compact" type="button" (click)="theirs.emit()">
            {{ 'budget.save.theirs' | transloco }}
          </button>
        </p>
      } @else if (state() === 'offline') {
        <button class="button secondary compact" type="button" (click)="again.emit()">
          {{ 'ui.failed.retry' | transloco }}
        </button>
      }
    </div>
  `,
  styles: `
    .note {
      padding: var(--gap-2) var(--gap-4);
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--paper);
      box-shadow: var(--shadow);
      font-size: var(--size-s);
    }

    .saved {
      color: var(--good);
    }

    .offline,
    .refused,
    .stale {
      border-color: var(--warn);
      background: var(--warn-wash);
      color: var(--warn);
    }

    p {
      margin: 0;
    }

    [role='status'] {
      display: flex;
      gap: var(--gap-2);
      align-items: center;
    }

    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--gap-2);
    }

    .button {
      margin-block: var(--gap-2);
    }
  `,
})
export class SaveNote {
  private readonly transloco = inject(TranslocoService);
  readonly state = input.required<SaveState>();
  /** Labels of what two people changed, where one of them has to be chosen. */
  readonly clash = input<readonly string[]>([]);
  readonly mine = output<void>();
  readonly theirs = output<void>();
  readonly again = output<void>();

  protected fields(): string {
    return this.clash()
      .map((label) => this.transloco.translate<string>(label))
      .join(', ');
  }

  protected icon() {
    switch (this.state()) {
      case 'saved':
        return 'check' as const;
      case 'waiting':
      case 'saving':
        return 'save' as const;
      default:
        return 'warning' as const;
    }
  }
}
