import { Directive, ElementRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';

/** A `details` used as a menu: closes on Escape (focus returns), on a click elsewhere and when the page changes. */
@Directive({
  selector: 'details[vvDisclosure]',
  host: {
    '(keydown.escape)': 'escape($event)',
    '(document:click)': 'elsewhere($event)',
    '(focusout)': 'left($event)',
  },
})
export class Disclosure {
  private readonly details = inject<ElementRef<HTMLDetailsElement>>(ElementRef).nativeElement;

  constructor() {
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.details.removeAttribute('open'));
  }

  protected escape(event: Event): void {
    if (!this.details.open) return;
    event.stopPropagation();
    this.details.open = false;
    this.details.querySelector('summary')?.focus();
  }

  protected elsewhere(event: Event): void {
    if (this.details.open && !this.details.contains(event.target as Node)) this.details.open = false;
  }

  protected left(event: FocusEvent): void {
    const next = event.relatedTarget as Node | null;
    if (next && !this.details.contains(next)) this.details.open = false;
  }
}
