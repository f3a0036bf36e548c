import {
  DOCUMENT,
  inject,
  Injectable,
  REQUEST,
  RESPONSE_INIT,
  computed,
  effect,
  signal,
} from '@angular/core';
import { Meta, Title } from '@angular/platform-browser';
import { TranslocoService } from '@jsverse/transloco';
import { Language, type Lang } from './language';
import { Place } from './place';

/** What a page says about itself. */
export interface PageMetaData {
  /** The page's own name, already translated; the municipality and the product follow by themselves. */
  title: string;
  /** One or two sentences for search engines and shared links. */
  description?: string;
  /** Not for search engines: pages of one person, errors. */
  hidden?: boolean;
  /** Path of the same content under its permanent address, where the page stands under another one. */
  canonical?: string;
  /** HTTP status of the server's answer when it is not 200. */
  status?: number;
}

/** Sets title, description, canonical address, language alternates and Open Graph of the page. */
@Injectable({ providedIn: 'root' })
export class PageMeta {
  private readonly title = inject(Title);
  private readonly meta = inject(Meta);
  private readonly document = inject(DOCUMENT);
  private readonly language = inject(Language);
  private readonly place = inject(Place);
  private readonly transloco = inject(TranslocoService);
  private readonly request = inject(REQUEST, { optional: true });
  private readonly response = inject(RESPONSE_INIT, { optional: true });
  private readonly page = signal<PageMetaData | null>(null);
  private readonly wrong = signal(false);

  private readonly fullTitle = computed(() => {
    const page = this.page();
    const parts = [page?.title, this.place.municipality()?.name, 'Vietvara'];
    const named = parts.filter((part, i) => part && parts.indexOf(part) === i).join(' – ');
    this.language.current();
    return this.wrong() ? `${this.transloco.translate('ui.errorPrefix')} ${named}` : named;
  });

  constructor() {
    effect(() => this.write(this.page(), this.fullTitle(), this.place.path(), this.language.current()));
  }

  /** Call whenever the page knows (better) what it is; it also takes the error prefix away. */
  set(page: PageMetaData): void {
    this.wrong.set(false);
    this.page.set(page);
    if (this.response && page.status) this.response.status = page.status;
  }

  /** "Kļūda:" before the title while a form shows an error summary, as screen readers read the title first. */
  error(wrong: boolean): void {
    this.wrong.set(wrong);
  }

  private write(page: PageMetaData | null, title: string, path: string, lang: Lang): void {
    if (!page) return;
    this.title.setTitle(title);
    const here = this.origin() + this.language.link(path, lang);
    this.tag('name', 'description', page.description);
    this.tag('name', 'robots', page.hidden ? 'noindex' : undefined);
    this.tag('property', 'og:title', page.title);
    this.tag('property', 'og:description', page.description);
    this.tag('property', 'og:type', 'website');
    this.tag('property', 'og:site_name', 'Vietvara');
    this.tag('property', 'og:locale', lang === 'lv' ? 'lv_LV' : 'en_GB');
    this.tag('property', 'og:url', here);
    const permanent = page.canonical && this.origin() + this.language.link(page.canonical, lang);
    this.link('canonical', null, page.hidden ? null : (permanent ?? here));
    for (const other of ['lv', 'en'] as const) {
      this.link('alternate', other, page.hidden ? null : this.origin() + this.language.link(path, other));
    }
    this.link('alternate', 'x-default', page.hidden ? null : this.origin() + this.language.link(path, 'lv'));
  }

  private tag(key: 'name' | 'property', name: string, content: string | undefined): void {
    if (content) this.meta.updateTag({ [key]: name, content });
    else this.meta.removeTag(`${key}='${name}'`);
  }

  private link(rel: string, hreflang: string | null, href: string | null): void {
    const head = this.document.head;
    const selector = `link[rel='${rel}']` + (hreflang ? `[hreflang='${hreflang}']` : '');
    let element = head.querySelector(selector);
    if (!href) {
      element?.remove();
      return;
    }
    if (!element) {
      element = this.document.createElement('link');
      element.setAttribute('rel', rel);
      if (hreflang) element.setAttribute('hreflang', hreflang);
      head.appendChild(element);
    }
    element.setAttribute('href', href);
  }

  private origin(): string {
    return this.request ? new URL(this.request.url).origin : this.document.location.origin;
  }
}
