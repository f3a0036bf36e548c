import { afterNextRender, Component, DestroyRef, ElementRef, inject, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter } from 'rxjs';
import { DemoBar } from './demo-bar';
import { Place } from './place';
import { Session } from './session';
import { SiteFooter } from './site-footer';
import { Theme } from './theme';
import { TopBar } from './top-bar';

/** What surrounds every page. */
@Component({
  selector: 'vv-frame',
  imports: [RouterOutlet, TranslocoPipe, DemoBar, SiteFooter, TopBar],
  template: `
    <a class="skip-link" href="#saturs" (click)="skip($event)">{{ 'shell.skip' | transloco }}</a>
    @if (session.demo()) {
      <vv-demo-bar />
    }
    <vv-top-bar />
    <main id="saturs" tabindex="-1" #main>
      <!-- A new legal day builds the page anew: what it loaded may have changed. -->
      @for (day of [session.legalToday()]; track day) {
        <router-outlet />
      }
    </main>
    @if (!place.inWorkspace()) {
      <vv-site-footer />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      min-height: 100vh;
    }

    main {
      flex: 1;
      min-width: 0;
    }

    .skip-link {
      position: absolute;
      inset-inline-start: var(--gap-4);
      top: -6rem;
      z-index: 100;
      padding: var(--gap-3) var(--gap-4);
      background: var(--ink);
      color: var(--paper);
      font-weight: 600;
    }

    .skip-link:focus {
      top: var(--gap-2);
    }
  `,
})
export class Frame {
  protected readonly session = inject(Session);
  protected readonly place = inject(Place);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  constructor() {
    const theme = inject(Theme);
    const router = inject(Router);
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      theme.restore();
      let path = this.place.path();
      router.events
        .pipe(
          filter((event) => event instanceof NavigationEnd),
          takeUntilDestroyed(destroyed),
        )
        .subscribe(() => {
          // A new page begins at its top for the keyboard too; filters and fragments stay where they are.
          if (this.place.path() === path) return;
          path = this.place.path();
          this.main().nativeElement.focus({ preventScroll: true });
        });
    });
  }

  /** With `<base href="/">` a bare fragment would leave the page. */
  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }
}
