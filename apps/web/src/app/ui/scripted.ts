import { afterNextRender, Directive, inject, TemplateRef, ViewContainerRef } from '@angular/core';

/**
 * Shows what only works with scripts once they run. A form that came rendered from the server would take words before
 * anything listens, and lose them when the page wakes up.
 */
@Directive({ selector: '[vvScripted]' })
export class Scripted {
  constructor() {
    const view = inject(ViewContainerRef);
    const template = inject<TemplateRef<unknown>>(TemplateRef);
    afterNextRender(() => view.createEmbeddedView(template));
  }
}
