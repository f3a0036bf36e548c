import { computed, DOCUMENT, effect, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map } from 'rxjs';
import { accentFor } from './accent';
import { withoutPrefix } from './language';
import { Session } from './session';

/** The municipality whose page is open, read from the address, and its colour on the whole page. */
@Injectable({ providedIn: 'root' })
export class Place {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly root = inject(DOCUMENT).documentElement;

  /** The address without language prefix, query and fragment. */
  readonly path = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
      map(pathOf),
    ),
    { initialValue: pathOf(this.router.url) },
  );

  readonly inWorkspace = computed(() => this.path().split('/')[1] === 'darbs');
  readonly slug = computed(() => {
    const parts = this.path().split('/');
    return (this.inWorkspace() ? parts[2] : parts[1]) || null;
  });
  readonly municipality = computed(() => this.session.municipality(this.slug()));

  constructor() {
    effect(() => this.paint(this.municipality()?.colour ?? null));
  }

  private paint(colour: string | null): void {
    if (!colour) {
      this.root.removeAttribute('style');
      return;
    }
    const { light, dark, onLight, onDark } = accentFor(colour);
    const style = `--accent-light:${light};--accent-dark:${dark};--on-accent-light:${onLight};--on-accent-dark:${onDark}`;
    this.root.setAttribute('style', style);
  }
}

function pathOf(url: string): string {
  return withoutPrefix(url.split(/[?#]/)[0] ?? '/');
}
