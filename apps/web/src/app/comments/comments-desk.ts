import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { getVersion, sendableSteps } from 'prosemirror-collab';
import { firstValueFrom } from 'rxjs';
import { AnchorFinder } from '#libs/bylaw-document';
import type { CommentInput, CommentPerson, CommentsView, CommentThreadView } from '#libs/contracts';
import {
  askForPlaces,
  placesCame,
  rangesOf,
  showOnly,
  showRanges,
  type AnchoredRange,
  type OpenEditor,
} from '../editor';
import { BesideNews } from '../documents/beside-news';
import { readProblem, type Problem } from '../ui/problem';
import { CommentsClient } from './comments-client';

/** The range that a thread is being begun on. */
export const NEW = 'new';
/** How often comments of others are asked for while nothing tells of them. */
const POLL_MS = 15_000;
/** How long a comment waits for what is typed before it to be saved, and how often that is looked at. */
const SAVE_MS = 8000;
const LOOK_MS = 80;

/** The threads beside one open text: loaded, kept on their words, written to. Provided for each panel. */
@Injectable()
export class CommentsDesk {
  readonly threads = signal<readonly CommentThreadView[]>([]);
  readonly people = signal<readonly CommentPerson[]>([]);
  readonly problem = signal<Problem | null>(null);
  readonly loaded = signal(false);

  private readonly client = inject(CommentsClient);
  private readonly document = inject(DOCUMENT);
  private editor: OpenEditor | null = null;
  private documentId = '';
  private loading = false;
  private again = false;

  constructor() {
    inject(BesideNews)
      .comments.pipe(takeUntilDestroyed())
      .subscribe((documentId) => {
        if (documentId === this.documentId) void this.load();
      });
    const window = this.document.defaultView;
    const look = (): void => {
      if (this.document.visibilityState === 'visible') void this.load();
    };
    const timer = window?.setInterval(look, POLL_MS);
    window?.addEventListener('focus', look);
    inject(DestroyRef).onDestroy(() => {
      window?.clearInterval(timer);
      window?.removeEventListener('focus', look);
      this.editor = null;
    });
  }

  open(editor: OpenEditor, documentId: string): void {
    this.editor = editor;
    if (this.documentId === documentId) return;
    this.documentId = documentId;
    this.threads.set([]);
    this.loaded.set(false);
    void this.load();
    void firstValueFrom(this.client.people(documentId)).then(
      (people) => this.people.set(people),
      () => this.people.set([]),
    );
  }

  /** Asks for the threads; while an answer is on its way, once more after it. */
  async load(): Promise<void> {
    const { editor, documentId } = this;
    if (!editor) return;
    if (this.loading) {
      this.again = true;
      return;
    }
    this.loading = true;
    const question = askForPlaces(editor.state(), (tr) => editor.apply(tr));
    try {
      const view = await firstValueFrom(this.client.list(documentId, question.version));
      if (this.editor !== editor || this.documentId !== documentId) return;
      this.take(editor, view, (range) => question.now(editor.state(), range));
    } catch (error) {
      // What is shown stays; only a text whose comments were never seen says what is wrong.
      if (!this.loaded()) this.problem.set(readProblem(error));
    } finally {
      if (this.editor === editor) editor.apply(placesCame(editor.state()));
      this.loading = false;
      if (this.again) {
        this.again = false;
        void this.load();
      }
    }
  }

  /** Shows the ranges of these threads, and of the one that is being begun. */
  show(ids: ReadonlySet<string>): void {
    const { editor } = this;
    if (editor) editor.apply(showOnly(editor.state(), new Set([...ids, NEW])));
  }

  /** Looks for words that were deleted since the places came: what is moved or undone stands somewhere again. */
  relocate(): void {
    const { editor } = this;
    const ranges = editor ? rangesOf(editor.state()) : [];
    const lost = ranges.filter(({ from, to }) => from >= to);
    if (!editor || lost.length === 0) return;
    const finder = new AnchorFinder(editor.state().doc);
    const found = lost.flatMap(({ id }) => this.placeOf(id, finder) ?? []);
    if (found.length === 0) return;
    const others = ranges.filter(({ id }) => !found.some((one) => one.id === id));
    editor.apply(showRanges(editor.state(), [...others, ...found]));
  }

  /** Marks the range of a thread to be, or takes the mark away. */
  begin(range: { from: number; to: number } | null): void {
    const { editor } = this;
    if (!editor) return;
    const others = rangesOf(editor.state()).filter(({ id }) => id !== NEW);
    const begun = range ? [{ id: NEW, ...range, exact: true }] : [];
    editor.apply(showRanges(editor.state(), [...others, ...begun]));
  }

  /** Begins the thread on the marked range. */
  async start(input: CommentInput): Promise<{ threadId: string }> {
    const { editor } = this;
    if (!editor) throw new Error('No text is open.');
    await this.saved(editor);
    const state = editor.state();
    const range = rangesOf(state).find(({ id }) => id === NEW);
    const place = range ? { from: range.from, to: range.to } : { from: 0, to: 0 };
    const body = { version: getVersion(state), ...place, ...input };
    return firstValueFrom(this.client.start(this.documentId, body));
  }

  answer(threadId: string, input: CommentInput): Promise<unknown> {
    return firstValueFrom(this.client.answer(this.documentId, threadId, input), { defaultValue: null });
  }

  edit(threadId: string, commentId: string, input: CommentInput & { version: number }): Promise<unknown> {
    return firstValueFrom(this.client.edit(this.documentId, threadId, commentId, input), {
      defaultValue: null,
    });
  }

  remove(threadId: string, commentId: string): Promise<unknown> {
    return firstValueFrom(this.client.remove(this.documentId, threadId, commentId), { defaultValue: null });
  }

  settle(threadId: string, act: 'resolve' | 'reopen' | 'seen'): Promise<unknown> {
    return firstValueFrom(this.client.settle(this.documentId, threadId, act), { defaultValue: null });
  }

  private take(
    editor: OpenEditor,
    view: CommentsView,
    now: (range: { from: number; to: number }) => { from: number; to: number },
  ): void {
    const ranges = view.threads.flatMap(({ id, place }) =>
      place.kind === 'words' || place.kind === 'block'
        ? [{ id, ...now(place), exact: place.kind === 'words' }]
        : [],
    );
    this.problem.set(null);
    this.threads.set(view.threads);
    this.loaded.set(true);
    this.put(editor, ranges);
  }

  private placeOf(id: string, finder: AnchorFinder): AnchoredRange | null {
    const thread = this.threads().find((one) => one.id === id);
    if (!thread || thread.nodeId === null) return null;
    const { nodeId, quote } = thread;
    const place = finder.locate({ nodeId, quote, from: 0, to: 0, version: 0 });
    if (place.kind === 'gone') return null;
    return { id, from: place.from, to: place.to, exact: place.kind === 'words' };
  }

  private put(editor: OpenEditor, ranges: readonly AnchoredRange[]): void {
    const begun = rangesOf(editor.state()).filter(({ id }) => id === NEW);
    editor.apply(showRanges(editor.state(), [...ranges, ...begun]));
  }

  /** A place is told in a version that the server has. */
  private async saved(editor: OpenEditor): Promise<void> {
    for (let waited = 0; sendableSteps(editor.state()) && waited < SAVE_MS; waited += LOOK_MS)
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    if (sendableSteps(editor.state())) throw new UnsavedText();
  }
}

/** What was typed before could not be saved, so the place of a comment cannot be told. */
export class UnsavedText extends Error {}
