import { DestroyRef, DOCUMENT, inject, Injectable, REQUEST } from '@angular/core';
import { ELI_ONTOLOGY, type EliTag } from './eli';
import { scriptJson } from './legislation';

/** What a page adds to the head for machines: linked data and the feed. Taken away when the page is left. */
@Injectable()
export class HeadLinks {
  private readonly document = inject(DOCUMENT);
  private readonly request = inject(REQUEST, { optional: true });
  private readonly added = new Map<string, Element>();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.added.forEach((element) => element.remove()));
  }

  /** Origin of the site as visitors know it. */
  origin(): string {
    return this.request ? new URL(this.request.url).origin : this.document.location.origin;
  }

  linkedData(data: unknown): void {
    const script = this.replace('data', 'script', 'script[type="application/ld+json"]');
    script.setAttribute('type', 'application/ld+json');
    script.textContent = scriptJson(data);
  }

  /** Statements of the ELI ontology; those of another act, or of another day, are taken away. */
  eli(tags: readonly EliTag[]): void {
    const head = this.document.head;
    for (const old of head.querySelectorAll('[data-eli]')) old.remove();
    tags.forEach(({ about, property, content, href }, index) => {
      const element = this.document.createElement(href === undefined ? 'meta' : 'link');
      element.setAttribute('data-eli', '');
      element.setAttribute('prefix', `eli: ${ELI_ONTOLOGY}`);
      element.setAttribute('about', about);
      if (href === undefined) {
        element.setAttribute('property', property);
        element.setAttribute('content', content ?? '');
      } else {
        element.setAttribute('rel', property);
        element.setAttribute('href', href);
      }
      head.appendChild(element);
      this.added.set(`eli ${index}`, element);
    });
  }

  feed(href: string, title: string): void {
    const link = this.replace('feed', 'link', 'link[type="application/atom+xml"]');
    link.setAttribute('rel', 'alternate');
    link.setAttribute('type', 'application/atom+xml');
    link.setAttribute('href', href);
    link.setAttribute('title', title);
  }

  /** The one the server wrote is taken over by the browser. */
  private replace(key: string, tag: string, selector: string): Element {
    const head = this.document.head;
    const element = this.added.get(key) ?? head.querySelector(selector) ?? this.document.createElement(tag);
    if (!element.isConnected) head.appendChild(element);
    this.added.set(key, element);
    return element;
  }
}
