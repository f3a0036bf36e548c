import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CommentInput, CommentThreadView, Violation } from '#libs/contracts';
import { MarginTabs } from '../documents/margin-tabs';
import { marginRequests, rangeAtCursor, rangesOf, showActive, type OpenEditor } from '../editor';
import { DraftStore } from '../ui/draft-store';
import { FailedRequest } from '../ui/failed-request';
import { Icon } from '../ui/icon';
import { newThreadKey, type CommentDraft, type ThreadDraft } from './comment-draft';
import { CommentForm } from './comment-form';
import { CommentsDesk } from './comments-desk';
import { blockChoices, placeAtCursor, placeOn, placeOfDraft, type NewPlace } from './new-place';
import { refusalsOf } from './refusals';
import { ThreadCard } from './thread-card';
import { filtered, FILTERS, type ThreadFilter } from './thread-filter';

const KEYS = 'Ctrl Alt M';

/** The comments beside an open text: threads on their words, and the way to begin one. */
@Component({
  selector: 'vv-comments-panel',
  imports: [TranslocoPipe, CommentForm, FailedRequest, Icon, ThreadCard],
  templateUrl: './comments-panel.html',
  styleUrl: './comments-panel.scss',
  providers: [CommentsDesk],
  host: { '(document:keydown)': 'keys($event)' },
})
export class CommentsPanel {
  readonly editor = input.required<OpenEditor>();
  readonly documentId = input.required<string>();
  /** How many threads are open. */
  readonly count = output<number>();

  protected readonly desk = inject(CommentsDesk);
  private readonly margin = inject(MarginTabs);
  private readonly drafts = inject(DraftStore);
  private readonly injector = inject(Injector);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly fragment = toSignal(inject(ActivatedRoute).fragment);

  protected readonly filters = FILTERS;
  protected readonly filter = signal<ThreadFilter>('open');
  protected readonly active = signal<string | null>(null);
  protected readonly place = signal<NewPlace | null>(null);
  protected readonly busy = signal(false);
  protected readonly refused = signal<readonly Violation[]>([]);
  protected readonly shown = computed(() => filtered(this.desk.threads(), this.filter()));
  protected readonly open = computed(() => filtered(this.desk.threads(), 'open').length);
  protected readonly choices = computed(() => {
    const state = this.place()?.choose ? this.editor().calm() : null;
    return state ? blockChoices(state.doc) : [];
  });
  protected readonly initial = computed<CommentDraft>(() => this.place()?.draft ?? { text: '', chosen: [] });
  private readonly form = viewChild<CommentForm>('begin');
  private readonly ranges = computed(() => {
    const state = this.editor().calm();
    return new Map((state ? rangesOf(state) : []).map((range) => [range.id, range]));
  });
  /** The thread that the reader looks at and that waits for them. */
  private readonly looked = computed(() => {
    const thread = this.desk.threads().find(({ id }) => id === this.active());
    return thread?.notice && this.margin.current() === 'comments' ? thread.id : null;
  });
  private cursor = '';
  private linked: string | null = null;

  constructor() {
    const label = inject(TranslocoService).translate<string>('comments.begin');
    effect(() => {
      const editor = this.editor();
      const documentId = this.documentId();
      untracked(() => {
        marginRequests(editor.state()).comment = { label, keys: KEYS, run: () => this.begin() };
        this.desk.open(editor, documentId);
        this.resume();
      });
    });
    effect(() => this.count.emit(this.open()));
    effect(() => {
      const ids = new Set(this.shown().map(({ id }) => id));
      untracked(() => this.desk.show(ids));
    });
    effect(() => {
      const active = this.active();
      if (active !== null && this.desk.loaded() && !this.shown().some(({ id }) => id === active))
        this.active.set(null);
    });
    effect(() => {
      if (this.editor().calm()) untracked(() => this.follow());
    });
    effect(() => {
      const active = this.active();
      untracked(() => this.activated(active));
    });
    effect(() => {
      const id = this.looked();
      if (id) untracked(() => void this.seen(id));
    });
    effect(() => {
      const [, id] = /^komentars-([0-9a-f-]{36})$/.exec(this.fragment() ?? '') ?? [];
      const thread = id === undefined ? undefined : this.desk.threads().find((one) => one.id === id);
      if (thread) untracked(() => this.openLinked(thread));
    });
    inject(DestroyRef).onDestroy(() => delete marginRequests(this.editor().state()).comment);
  }

  protected keys(event: KeyboardEvent): void {
    if (!event.ctrlKey || !event.altKey || event.code !== 'KeyM') return;
    event.preventDefault();
    this.begin();
  }

  /** On the selected words; without any on the block around the cursor, with a list of others. */
  protected begin(): void {
    const place = placeAtCursor(this.editor().state());
    if (!place) return;
    this.margin.show('comments');
    const kept = this.place()?.draft;
    this.placeNew(kept ? { ...place, draft: kept } : place);
    this.focusForm();
  }

  protected choose(nodeId: string): void {
    const place = placeOn(this.editor().state(), nodeId);
    const draft = this.place()?.draft;
    if (place) this.placeNew(draft ? { ...place, draft } : place);
  }

  protected typed(draft: CommentDraft): void {
    const place = this.place();
    if (!place) return;
    place.draft = draft;
    const kept: ThreadDraft = { ...draft, anchor: { nodeId: place.nodeId, quote: place.quote } };
    if (draft.text.trim() === '') this.drafts.drop(newThreadKey(this.documentId()));
    else this.drafts.keep(newThreadKey(this.documentId()), kept);
  }

  protected async send(input: CommentInput): Promise<void> {
    this.busy.set(true);
    this.refused.set([]);
    try {
      const { threadId } = await this.desk.start(input);
      this.cancel();
      this.filter.set('open');
      await this.desk.load();
      this.active.set(threadId);
      this.editor().say('comments.sent');
    } catch (error) {
      this.refused.set(refusalsOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected cancel(): void {
    this.drafts.drop(newThreadKey(this.documentId()));
    this.place.set(null);
    this.refused.set([]);
    this.desk.begin(null);
  }

  protected kindOf({ id, place }: CommentThreadView): 'words' | 'block' | 'gone' | 'whole' {
    const range = this.ranges().get(id);
    if (place.kind === 'whole') return 'whole';
    if (!range || range.from >= range.to) return 'gone';
    return range.exact ? 'words' : 'block';
  }

  /** Selects the words of a thread in the text. */
  protected go(id: string): void {
    this.active.set(id);
    const editor = this.editor();
    const range = rangesOf(editor.state()).find((one) => one.id === id);
    if (range && range.from < range.to) editor.jumpTo(range.from, range.to);
  }

  /** Goes on with a thread that was begun before the page was left. */
  private resume(): void {
    const draft = this.drafts.read<ThreadDraft>(newThreadKey(this.documentId()));
    const place = draft && placeOfDraft(this.editor().state(), draft);
    if (place) this.placeNew(place);
  }

  private placeNew(place: NewPlace): void {
    this.place.set(place);
    this.desk.begin({ from: place.from, to: place.to });
    if (place.draft) this.typed(place.draft);
  }

  private focusForm(): void {
    afterNextRender(() => this.form()?.focus(), { injector: this.injector });
  }

  /** The thread at the cursor is the active one; a cursor that stays where it was changes nothing. */
  private follow(): void {
    this.desk.relocate();
    const state = this.editor().state();
    const { from, to } = state.selection;
    const cursor = `${from}-${to}`;
    if (cursor === this.cursor) return;
    this.cursor = cursor;
    const at = rangeAtCursor(state);
    this.active.set(this.shown().some(({ id }) => id === at) ? at : null);
  }

  /** What could not be told stays waiting until the thread is looked at again. */
  private async seen(id: string): Promise<void> {
    await this.desk.settle(id, 'seen').then(
      () => this.desk.load(),
      () => undefined,
    );
  }

  private activated(id: string | null): void {
    const editor = this.editor();
    editor.apply(showActive(editor.state(), id));
    if (id === null) return;
    this.reveal(id);
  }

  /** Where the margin scrolls by itself the card comes into view; elsewhere the page stays where it is. */
  private reveal(id: string): void {
    if (this.margin.current() !== 'comments' || !this.window?.matchMedia('(min-width: 48rem)').matches)
      return;
    afterNextRender(
      () => this.host.nativeElement.querySelector(`#komentars-${id}`)?.scrollIntoView({ block: 'nearest' }),
      { injector: this.injector },
    );
  }

  /** From an e-mail or the list of what waits: once for each link. */
  private openLinked(thread: CommentThreadView): void {
    if (this.linked === thread.id) return;
    this.linked = thread.id;
    this.margin.show('comments');
    this.filter.set(thread.resolved ? 'resolved' : 'open');
    this.editor().settle();
    this.go(thread.id);
    this.cursor = `${this.editor().state().selection.from}-${this.editor().state().selection.to}`;
    afterNextRender(
      () => {
        const card = this.host.nativeElement.querySelector<HTMLElement>(`#komentars-${thread.id}`);
        card?.scrollIntoView({ block: 'nearest' });
        card?.focus({ preventScroll: true });
      },
      { injector: this.injector },
    );
  }
}
