import { Component, computed, ElementRef, inject, input, output, signal, viewChildren } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { EditorState } from 'prosemirror-state';
import { Icon } from '../ui/icon';
import { actionsFor, type EditorAction } from './actions';
import { inTable } from './structure';

const GROUPS = ['history', 'text', 'structure', 'insert', 'table', 'review'] as const;

/** The toolbar: one stop for the Tab key, arrows inside, as the ARIA pattern has it. */
@Component({
  selector: 'vv-editor-toolbar',
  imports: [TranslocoPipe, Icon],
  template: `
    <div
      class="bar"
      role="toolbar"
      tabindex="-1"
      [attr.aria-label]="'editor.toolbar' | transloco"
      [attr.aria-controls]="controls()"
      (keydown)="keys($event)"
    >
      @for (group of groups(); track group.name) {
        <div class="group" role="group" [attr.aria-label]="'editor.group.' + group.name | transloco">
          @for (item of group.items; track item.action.id) {
            <button
              #button
              type="button"
              [class.word]="!item.action.icon && !item.action.sign"
              [class]="'act-' + item.action.id"
              [attr.tabindex]="item.index === at() ? 0 : -1"
              [attr.aria-pressed]="item.action.active ? item.active : null"
              [attr.aria-disabled]="item.enabled ? null : true"
              [attr.aria-label]="'editor.action.' + item.action.id | transloco"
              [title]="hint('editor.action.' + item.action.id | transloco, item.action)"
              (mousedown)="$event.preventDefault()"
              (click)="item.enabled && run.emit(item.action)"
              (focus)="at.set(item.index)"
            >
              @if (item.action.icon; as icon) {
                <vv-icon [name]="icon" [size]="18" />
              } @else if (item.action.sign; as sign) {
                <span class="sign" aria-hidden="true" [attr.data-sign]="sign"></span>
              } @else {
                <span aria-hidden="true">{{ 'editor.action.' + item.action.id | transloco }}</span>
              }
            </button>
          }
        </div>
      }
      <button
        #button
        type="button"
        class="word all"
        [attr.tabindex]="at() === count() ? 0 : -1"
        (click)="palette.emit()"
        (focus)="at.set(count())"
      >
        {{ 'editor.palette.open' | transloco }} <kbd>Ctrl K</kbd>
      </button>
    </div>
  `,
  styleUrl: './toolbar.scss',
})
export class EditorToolbar {
  readonly kind = input.required<'bylaw' | 'memorandum'>();
  readonly state = input.required<EditorState>();
  readonly editable = input(true);
  /** Whether images can be kept. */
  readonly images = input(true);
  /** The id of the text that the toolbar works on. */
  readonly controls = input('');
  readonly run = output<EditorAction>();
  readonly palette = output<void>();

  protected readonly at = signal(0);
  private readonly buttons = viewChildren<ElementRef<HTMLButtonElement>>('button');
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly groups = computed(() => {
    const state = this.state();
    const editable = this.editable();
    let index = 0;
    return GROUPS.filter((name) => name !== 'table' || inTable(state.selection.$from))
      .map((name) => ({
        name,
        items: actionsFor(this.kind())
          .filter((action) => action.group === name && (action.asks !== 'image' || this.images()))
          .map((action) => ({
            action,
            index: index++,
            enabled: editable && action.command(state),
            active: action.active?.(state) ?? false,
          })),
      }))
      .filter((group) => group.items.length > 0);
  });
  protected readonly count = computed(() =>
    this.groups().reduce((sum, group) => sum + group.items.length, 0),
  );

  protected hint(name: string, action: EditorAction): string {
    return action.keys ? `${name} (${action.keys})` : name;
  }

  protected keys(event: KeyboardEvent): void {
    const last = this.count();
    const at = Math.min(this.at(), last);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key];
    if (to === undefined || !this.host.nativeElement.contains(event.target as HTMLElement)) return;
    event.preventDefault();
    this.buttons()[(to + last + 1) % (last + 1)]?.nativeElement.focus();
  }
}
