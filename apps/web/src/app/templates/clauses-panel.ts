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
  signal,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  buildPoints,
  CLAUSE_GROUPS,
  CLAUSES,
  clausePointsOf,
  clauseText,
  isClosingGroup,
  type ClauseGroup,
} from '#libs/bylaw-templates';
import { idSource, numberDocument } from '#libs/bylaw-document';
import type { ClausePoint, DossierView } from '#libs/contracts';
import { fold } from '#libs/latvian-text';
import { insertClause, selectedPoints, marginRequests, type OpenEditor } from '../editor';
import { MarginTabs } from '../documents/margin-tabs';
import { LocalLink } from '../shell/local-link';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { FailedRequest } from '../ui/failed-request';
import { loadProblem } from '../ui/submission';
import { ClauseCard, type FilledClause, type ShownClause } from './clause-card';
import { ClauseForm, type ClauseDraft } from './clause-form';
import { TemplatesClient } from './templates-client';

/** The clause library beside an open by-law: find, fill in, insert; and keep selected points as a clause. */
@Component({
  selector: 'vv-clauses-panel',
  imports: [RouterLink, TranslocoPipe, ClauseCard, ClauseForm, FailedRequest, LocalLink],
  templateUrl: './clauses-panel.html',
  styleUrl: './clauses-panel.scss',
})
export class ClausesPanel {
  readonly editor = input.required<OpenEditor>();
  readonly dossier = input.required<DossierView>();
  private readonly client = inject(TemplatesClient);
  private readonly session = inject(Session);
  private readonly transloco = inject(TranslocoService);
  protected readonly place = inject(Place);
  protected readonly groups = CLAUSE_GROUPS;
  protected readonly query = signal('');
  protected readonly group = signal<ClauseGroup | null>(null);
  protected readonly everything = signal(false);
  protected readonly draft = signal<ClauseDraft | null>(null);
  protected readonly left = signal(0);
  protected readonly nothing = signal(false);
  protected readonly mayKeep = computed(() => this.session.may('template.manage', this.place.slug()));

  protected readonly own = rxResource({
    params: () => this.place.slug() ?? undefined,
    stream: () => this.client.clauses(),
  });
  protected readonly problem = loadProblem(this.own);

  private readonly all = computed<ShownClause[]>(() => {
    const own = this.own.hasValue() ? this.own.value() : [];
    return [
      ...own
        .filter(({ retired }) => !retired)
        .map(({ id, title, about, group, kinds, points }) => ({
          id,
          name: title,
          about,
          group,
          kinds: kinds.length > 0 ? kinds : null,
          article: null,
          points,
          own: true,
        })),
      ...CLAUSES.map(({ id, group, kinds, article, points }) => ({
        id,
        name: this.transloco.translate<string>(`templates.clause.${id}.name`),
        about: this.transloco.translate<string>(`templates.clause.${id}.about`),
        group,
        kinds,
        article,
        points,
        own: false,
      })),
    ];
  });
  protected readonly shown = computed(() => {
    const words = fold(this.query()).split(/\s+/).filter(Boolean);
    const { template } = this.dossier();
    return this.all().filter(({ name, about, group, kinds, points }) => {
      const fits = this.everything() || !template || kinds === null || kinds.includes(template);
      const text = fold(`${name} ${about} ${clauseText(points)}`);
      return fits && (!this.group() || group === this.group()) && words.every((word) => text.includes(word));
    });
  });

  private readonly margin = inject(MarginTabs);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    effect(() => {
      const requests = marginRequests(this.editor().state());
      requests.clauses = () => this.open();
    });
    inject(DestroyRef).onDestroy(() => delete marginRequests(this.editor().state()).clauses);
  }

  private open(): void {
    this.margin.show('clauses');
    afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>('#clause-query')?.focus(), {
      injector: this.injector,
    });
  }

  protected choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.group.set(CLAUSE_GROUPS.find((one) => one === value) ?? null);
  }

  protected insert({ clause, points }: FilledClause): void {
    const editor = this.editor();
    const nodes = buildPoints(points, { council: '', newId: idSource(strong) });
    const options = { id: clause.id, closing: isClosingGroup(clause.group) };
    const tr = insertClause(editor.state(), nodes, options);
    if (!tr) return editor.say('templates.clauses.cannot');
    editor.apply(tr);
    editor.settle();
    editor.say('templates.clauses.inserted');
    editor.focus();
  }

  /** The selected points become the text of a new clause, to be named before it is kept. */
  protected keep(): void {
    const state = this.editor().state();
    const { points, left } = clausePointsOf(selectedPoints(state), numberDocument(state.doc));
    this.nothing.set(points.length === 0);
    this.left.set(left);
    if (points.length > 0) this.draft.set(draftOf(points, this.dossier()));
  }

  protected cancel(): void {
    this.draft.set(null);
  }

  protected kept(): void {
    this.draft.set(null);
    this.own.reload();
    this.editor().say('templates.clauses.saved');
  }
}

function draftOf(points: readonly ClausePoint[], { template }: DossierView): ClauseDraft {
  return {
    id: null,
    version: 0,
    title: '',
    about: '',
    group: 'application',
    kinds: template ? [template] : [],
    text: clauseText(points),
  };
}

function strong(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}
