import { Directive, ElementRef, inject } from '@angular/core';

/**
 * Up, Down and Enter go to the same column of the next row of a grid of fields: every field says its column as
 * `data-column`. Left and Right stay with the text of the field.
 */
@Directive({ selector: '[vvGridKeys]', host: { '(keydown)': 'move($event)' } })
export class GridKeys {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected move(event: KeyboardEvent): void {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    const column = field.dataset['column'];
    const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
    if (column === undefined || step === undefined) return;
    const fields = [
      ...this.host.nativeElement.querySelectorAll<HTMLInputElement>('input[data-column]'),
    ].filter((one) => one.dataset['column'] === column);
    event.preventDefault();
    const next = fields[fields.indexOf(field) + step];
    next?.focus();
    next?.select();
  }
}
