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
  output,
  signal,
  untracked,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { catchError, forkJoin, map, of, type Observable } from 'rxjs';
import { idSource } from '#libs/bylaw-document';
import { suggestReplacement } from '#libs/bylaw-suggest';
import type { DossierView, EditingRight } from '#libs/contracts';
import { CoordinationClient } from '../coordination/coordination-client';
import { MarginTabs } from '../documents/margin-tabs';
import { asItIs, marginRequests, showNotes, type OpenEditor } from '../editor';
import { ParticipationClient } from '../participation/participation-client';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { FailedRequest } from '../ui/failed-request';
import { pluralCategory } from '../ui/format';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem } from '../ui/submission';
import { bareWording, coordinationRemarks, groupRemarks, opinionRemarks, type Remark } from './remarks';

/** Stages in which nobody outside has been asked yet. */
const BEFORE_THE_PUBLIC: ReadonlySet<string> = new Set(['draft', 'endorsement', 'coordination']);

/** What institutions and the public say of the draft, each at its point; proposed wordings can be taken over. */
@Component({
  selector: 'vv-remarks-panel',
  imports: [FailedRequest, LocalLink, RouterLink, StatusBadge, TranslocoPipe],
  templateUrl: './remarks-panel.html',
  styleUrl: './remarks-panel.scss',
})
export class RemarksPanel {
  readonly editor = input.required<OpenEditor>();
  readonly dossier = input.required<DossierView>();
  readonly right = input.required<EditingRight>();
  /** How many remarks have no answer. */
  readonly count = output<number>();

  private readonly coordination = inject(CoordinationClient);
  private readonly participation = inject(ParticipationClient);
  private readonly margin = inject(MarginTabs);
  private readonly session = inject(Session);
  private readonly slug = inject(Place).slug;
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly all = signal(false);
  protected readonly loaded = rxResource({
    params: () => ({ place: this.slug() ?? '', id: this.dossier().id, code: this.dossier().code }),
    stream: ({ params }) => this.load(params),
  });
  protected readonly problem = loadProblem(this.loaded);
  protected readonly remarks = computed(() => (this.loaded.hasValue() ? this.loaded.value() : []));
  protected readonly unanswered = computed(() => this.remarks().filter(({ answer }) => answer === null));
  private readonly doc = computed(() => this.editor().calm()?.doc ?? null);
  private readonly everywhere = computed(() => {
    const doc = this.doc();
    return doc ? groupRemarks(this.remarks(), doc) : [];
  });
  protected readonly groups = computed(() => {
    const doc = this.doc();
    return doc && !this.all() ? groupRemarks(this.unanswered(), doc) : this.everywhere();
  });
  protected readonly base = computed(() => ['darbs', this.slug() ?? '', 'akti', this.dossier().code]);

  constructor() {
    effect(() => this.count.emit(this.unanswered().length));
    effect(() => {
      const notes = this.everywhere().flatMap(({ nodeId, remarks }) =>
        nodeId === null ? [] : [{ nodeId, count: remarks.length, label: this.counted(remarks.length) }],
      );
      untracked(() => this.editor().apply(showNotes(this.editor().state(), notes)));
    });
    effect(() => {
      const editor = this.editor();
      untracked(() => (marginRequests(editor.state()).notes = (nodeId) => this.open(nodeId)));
    });
    // Answers are given on pages of their own: whoever comes back sees them.
    effect(() => {
      if (this.margin.current() === 'opinions') untracked(() => this.loaded.reload());
    });
    inject(DestroyRef).onDestroy(() => delete marginRequests(this.editor().state()).notes);
  }

  protected page(remark: Remark): string[] {
    return [...this.base(), remark.origin.kind === 'coordination' ? 'saskanosana' : 'viedokli'];
  }

  /** Puts the proposed wording into the text as one suggestion that says what it comes from. */
  protected take(remark: Remark): void {
    const editor = this.editor();
    const state = editor.state();
    if (remark.nodeId === null || remark.proposed === null) return;
    const done = suggestReplacement(
      state.doc,
      { nodeId: remark.nodeId, text: bareWording(remark.proposed) },
      {
        author: this.session.person()?.name ?? '',
        at: new Date().toISOString(),
        newId: idSource(cryptoRandom),
      },
    );
    if (!done || done.steps.length === 0) {
      editor.say('comments.remarks.notTaken');
      return;
    }
    const tr = state.tr;
    for (const step of done.steps) tr.step(step);
    editor.apply(asItIs(tr).setMeta('origin', remark.origin));
    editor.jump(remark.nodeId);
    editor.say('comments.remarks.taken');
  }

  private counted(count: number): string {
    const category = pluralCategory(count, this.language.current());
    return this.transloco.translate(`comments.remarks.at.${category}`, { count });
  }

  private open(nodeId: string): void {
    this.margin.show('opinions');
    this.all.set(true);
    afterNextRender(
      () => {
        const group = this.host.nativeElement.querySelector<HTMLElement>(`#remarks-${nodeId}`);
        group?.scrollIntoView({ block: 'nearest' });
        group?.focus({ preventScroll: true });
      },
      { injector: this.injector },
    );
  }

  private load({ place, id, code }: { place: string; id: string; code: string }): Observable<Remark[]> {
    const may = (permission: 'coordination.read' | 'participation.read'): boolean =>
      this.session.may(permission, place);
    const items = may('coordination.read')
      ? this.coordination.desk(id).pipe(map(coordinationRemarks))
      : of([]);
    const opinions = may('participation.read')
      ? this.participation.desk(place, id).pipe(map((desk) => opinionRemarks(desk.opinions)))
      : this.published(place, code);
    return forkJoin([items, opinions]).pipe(map((found) => found.flat()));
  }

  /** Who does not work on opinions reads what everybody may read; before the stage there is nothing. */
  private published(place: string, code: string): Observable<Remark[]> {
    if (BEFORE_THE_PUBLIC.has(this.dossier().state)) return of([]);
    return this.participation.opinions(place, code).pipe(
      map((open) => opinionRemarks(open.items)),
      catchError(() => of([])),
    );
  }
}

/** Numbers from 0 to 1 that nobody else's browser gives at the same time. */
function cryptoRandom(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}
