import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { placeholdersOf } from '#libs/bylaw-document';
import { missingFrom, TEMPLATE_IDS, TEMPLATES, type TemplateId } from '#libs/bylaw-templates';
import type { DossierView } from '#libs/contracts';
import { goToPlaceholder, marginRequests, type OpenEditor } from '../editor';
import { MarginTabs } from '../documents/margin-tabs';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { PluralPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { FrontAssistant } from './front-assistant';
import { KeepTemplate } from './keep-template';

/** What a by-law of its kind still lacks, and the assistant for its title and legal basis. */
@Component({
  selector: 'vv-template-panel',
  imports: [TranslocoPipe, ArticleLink, FrontAssistant, Icon, KeepTemplate, PluralPipe],
  templateUrl: './template-panel.html',
  styleUrl: './template-panel.scss',
})
export class TemplatePanel {
  readonly editor = input.required<OpenEditor>();
  readonly dossier = input.required<DossierView>();
  /** How many compulsory parts are missing or not filled in. */
  readonly count = output<number>();

  private readonly session = inject(Session);
  private readonly place = inject(Place);
  protected readonly ids = TEMPLATE_IDS;
  protected readonly frontOpen = signal(false);
  /** The kind of the start; for a text that was imported somebody may choose one to look by. */
  protected readonly id = linkedSignal<TemplateId | null>(() => this.dossier().template);
  protected readonly template = computed(() => {
    const id = this.id();
    return id && TEMPLATES[id];
  });
  private readonly doc = computed(() => this.editor().calm()?.doc ?? null);
  private readonly lacking = computed(() => {
    const [template, doc] = [this.template(), this.doc()];
    return template && doc ? missingFrom(template, doc) : [];
  });
  protected readonly missing = computed(() => this.lacking().filter(({ required }) => required));
  protected readonly usual = computed(() =>
    this.lacking().filter((one) => !one.required && one.state === 'absent'),
  );
  protected readonly open = computed(() => {
    const doc = this.doc();
    return doc ? placeholdersOf(doc).length : 0;
  });
  protected readonly mayKeep = computed(() => this.session.may('template.manage', this.place.slug()));

  private readonly margin = inject(MarginTabs);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    effect(() => this.count.emit(this.missing().length));
    effect(() => {
      const requests = marginRequests(this.editor().state());
      requests.front = () => this.openFront();
    });
    inject(DestroyRef).onDestroy(() => delete marginRequests(this.editor().state()).front);
  }

  protected choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.id.set(TEMPLATE_IDS.find((one) => one === value) ?? null);
  }

  private openFront(): void {
    this.margin.show('template');
    this.frontOpen.set(true);
    const focus = (): void => this.host.nativeElement.querySelector<HTMLElement>('#front-title')?.focus();
    afterNextRender(() => afterNextRender(focus, { injector: this.injector }), { injector: this.injector });
  }

  protected go(direction: 1 | -1): void {
    const editor = this.editor();
    if (goToPlaceholder(direction)(editor.state(), (tr) => editor.apply(tr))) editor.focus();
    else editor.say('templates.panel.filled');
  }
}
