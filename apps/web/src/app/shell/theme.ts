import { isPlatformBrowser } from '@angular/common';
import { DOCUMENT, inject, Injectable, PLATFORM_ID, signal } from '@angular/core';

/** The look a person chose; `auto` follows the system. */
export type ThemeChoice = 'auto' | 'light' | 'dark';

const key = 'vietvara.theme';

/** Light, dark or as the system is; kept in the browser, applied before first paint by `public/theme.js`. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly document = inject(DOCUMENT);
  private readonly inBrowser = isPlatformBrowser(inject(PLATFORM_ID));
  private readonly value = signal<ThemeChoice>('auto');
  readonly choice = this.value.asReadonly();

  /** Reads the kept choice; called after the first render so that it agrees with what the server sent. */
  restore(): void {
    const chosen = this.document.documentElement.dataset['theme'];
    if (chosen === 'light' || chosen === 'dark') this.value.set(chosen);
  }

  choose(theme: ThemeChoice): void {
    this.value.set(theme);
    const root = this.document.documentElement;
    if (theme === 'auto') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
    if (!this.inBrowser) return;
    try {
      if (theme === 'auto') localStorage.removeItem(key);
      else localStorage.setItem(key, theme);
    } catch {
      // Blocked storage only means that the choice ends with the visit.
    }
  }
}
