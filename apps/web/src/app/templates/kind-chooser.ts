import { Component, computed, inject, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { requiredMemorandumParts, type TrackQuestionCode } from '#libs/bylaw-procedure';
import { TEMPLATE_IDS, TEMPLATES, templateTitle } from '#libs/bylaw-templates';
import type { OwnTemplateView, TemplateId } from '#libs/contracts';
import type { DossierPreset } from '../bylaws/dossier-form';
import { LocalLink } from '../shell/local-link';
import { Place } from '../shell/place';
import { ArticleLink } from '../ui/article-link';
import { Icon } from '../ui/icon';
import { TemplatesClient } from './templates-client';

/** The kinds of by-laws and the municipality's own templates, with what follows from the one that is chosen. */
@Component({
  selector: 'vv-kind-chooser',
  imports: [RouterLink, TranslocoPipe, ArticleLink, Icon, LocalLink],
  templateUrl: './kind-chooser.html',
  styleUrl: './kind-chooser.scss',
})
export class KindChooser {
  readonly chosen = output<DossierPreset | null>();

  private readonly client = inject(TemplatesClient);
  protected readonly place = inject(Place);
  protected readonly ids = TEMPLATE_IDS;
  protected readonly id = signal<TemplateId | null>(null);
  protected readonly ownId = signal<string | null>(null);
  protected readonly subject = signal<TrackQuestionCode | null>(null);

  private readonly offer = rxResource({
    params: () => this.place.slug() ?? undefined,
    stream: () => this.client.start(),
  });
  protected readonly own = computed<OwnTemplateView[]>(() =>
    this.offer.hasValue() ? this.offer.value().own : [],
  );
  /** The built-in kind; that of an own template where it was made from one. */
  protected readonly template = computed(() => {
    const id = this.id() ?? this.own().find((one) => one.id === this.ownId())?.template;
    return id ? TEMPLATES[id] : null;
  });
  protected readonly memorandum = computed(() => {
    const template = this.template();
    if (!template) return null;
    const parts = requiredMemorandumParts(template.kind, template.isFees).length;
    return parts === 8 ? 'memorandum' : parts === 7 ? 'memorandumWithout' : 'memorandumBudget';
  });
  protected readonly required = computed(() => {
    const elements = this.template()?.elements.filter((one) => one.required) ?? [];
    return elements.filter(({ code }, at) => elements.findIndex((one) => one.code === code) === at);
  });

  protected choose(id: TemplateId): void {
    this.id.set(id);
    this.ownId.set(null);
    this.subject.set(null);
    this.tell();
  }

  protected chooseOwn(id: string): void {
    this.ownId.set(id);
    this.id.set(null);
    this.subject.set(null);
    this.tell();
  }

  protected about(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.subject.set(this.template()?.subjects.find(({ code }) => code === value)?.code ?? null);
    this.tell();
  }

  private tell(): void {
    const own = this.own().find((one) => one.id === this.ownId());
    if (own) {
      const { kind, topic, isFees, isStatutes } = own;
      this.chosen.emit({ from: { ownTemplateId: own.id }, title: '', topic, kind, isFees, isStatutes });
      return;
    }
    const template = this.template();
    if (!template) return this.chosen.emit(null);
    const subject = this.subject() ?? undefined;
    const { kind, isFees, isStatutes } = template;
    const topic = template.subjects.find(({ code }) => code === subject)?.topic ?? template.topic;
    const council = this.offer.hasValue() ? this.offer.value().council : '';
    this.chosen.emit({
      from: { template: template.id, ...(subject ? { subject } : {}) },
      title: templateTitle(template, council, subject),
      topic,
      kind,
      isFees,
      isStatutes,
    });
  }
}
