import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, DOCUMENT, inject, signal, Injector } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { filter, map } from 'rxjs';
import type { LogoutAnswer } from '#libs/contracts';
import { Icon } from '../ui/icon';
import { Disclosure } from './disclosure';
import { loginAddress } from './guards';
import { Language } from './language';
import { LocalLink } from './local-link';
import { Place } from './place';
import { Session } from './session';
import { Theme, type ThemeChoice } from './theme';

/** Name, main navigation, language, look, person. Menus are `details`, so they open without JavaScript too. */
@Component({
  selector: 'vv-top-bar',
  imports: [NgTemplateOutlet, RouterLink, RouterLinkActive, TranslocoPipe, Icon, Disclosure, LocalLink],
  templateUrl: './top-bar.html',
  styleUrl: './top-bar.scss',
})
export class TopBar {
  protected readonly session = inject(Session);
  protected readonly place = inject(Place);
  protected readonly theme = inject(Theme);
  protected readonly language = inject(Language);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  protected readonly leaving = signal(false);

  protected readonly themes: readonly ThemeChoice[] = ['auto', 'light', 'dark'];

  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );

  protected readonly other = computed(() => {
    const lang = this.language.current() === 'lv' ? ('en' as const) : ('lv' as const);
    return { lang, href: this.language.link(this.url(), lang) };
  });

  protected readonly login = computed(() => loginAddress(this.url()));

  /** Where the name leads and what stands under it. */
  protected readonly home = computed(() => {
    const place = this.place.municipality();
    return place && !this.place.inWorkspace() ? `/${place.slug}` : '/';
  });

  protected readonly links = computed(() => {
    const slug = this.place.municipality()?.slug;
    const links: { path: string; text: string; exact: boolean }[] = slug
      ? [
          { path: `/${slug}`, text: 'shell.nav.now', exact: true },
          { path: `/${slug}/noteikumi`, text: 'shell.nav.bylaws', exact: false },
          { path: `/${slug}/lidzdaliba`, text: 'shell.nav.participation', exact: false },
          { path: `/${slug}/dome`, text: 'shell.nav.council', exact: false },
          { path: `/${slug}/budzets`, text: 'shell.nav.budget', exact: false },
          { path: `/${slug}/kalendars`, text: 'shell.nav.calendar', exact: false },
        ]
      : [{ path: '/', text: 'shell.nav.municipalities', exact: true }];
    return links;
  });

  protected readonly works = computed(() => (this.session.person()?.assignments.length ?? 0) > 0);

  protected switchLanguage(event: MouseEvent): void {
    event.preventDefault();
    void this.router.navigateByUrl(this.other().href);
  }

  protected async logout(): Promise<void> {
    const { KeptWork } = await import('./kept-work');
    const kept = this.injector.get(KeptWork);
    if (!(await kept.mayLeave(this.session.person()?.id ?? ''))) return;
    this.leaving.set(true);
    const token = this.session.state()?.csrfToken ?? '';
    let next = this.language.link('/');
    try {
      const answer = await fetch('/auth/logout', { method: 'POST', headers: { 'x-csrf-token': token } });
      if (answer.ok) next = ((await answer.json()) as LogoutAnswer).redirect;
    } finally {
      this.document.location.assign(next);
    }
  }
}
