import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CommentInput, CommentPerson, CommentThreadView, CommentView, Violation } from '#libs/contracts';
import { Confirm } from '../ui/confirm-dialog';
import { DraftStore } from '../ui/draft-store';
import { MomentPipe, PluralPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { answerKey, emptyComment, type CommentDraft } from './comment-draft';
import { CommentForm } from './comment-form';
import { CommentsDesk } from './comments-desk';
import { partsOf, type TextPart } from './mentions';
import { refusalsOf } from './refusals';

/** More answers than these are folded away until the thread is the one that is looked at. */
const FOLD = 2;

/** One thread: the words it is about, what was said, and how to go on. */
@Component({
  selector: 'vv-thread-card',
  imports: [TranslocoPipe, CommentForm, Icon, MomentPipe, PluralPipe],
  templateUrl: './thread-card.html',
  styleUrl: './thread-card.scss',
  host: { '(click)': 'chosen.emit()', '(focusin)': 'reached($event)' },
})
export class ThreadCard {
  readonly thread = input.required<CommentThreadView>();
  readonly people = input<readonly CommentPerson[]>([]);
  /** The reader is at this thread in the text or in the margin. */
  readonly active = input(false);
  /** Where it stands in the text now. */
  readonly place = input<'words' | 'block' | 'gone' | 'whole'>('words');
  readonly go = output<void>();
  readonly chosen = output<void>();

  private readonly desk = inject(CommentsDesk);
  private readonly drafts = inject(DraftStore);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly answering = signal(false);
  protected readonly editing = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly refused = signal<readonly Violation[]>([]);
  protected readonly key = computed(() => answerKey(this.thread().id));
  /** An answer that was begun is shown again. */
  protected readonly open = computed(() => {
    const begun = this.drafts.read<CommentDraft>(this.key()) !== null;
    return this.answering() || (begun && this.active());
  });
  protected readonly shown = computed(() => {
    const { comments } = this.thread();
    return this.active() || comments.length <= FOLD + 1 ? comments : comments.slice(0, 1);
  });
  protected readonly folded = computed(() => this.thread().comments.length - this.shown().length);

  /**
   * The thread is chosen by the keyboard when it is reached, by a pointer only when it is let go: a card that unfolds
   * while a button is held down moves the button away, and the press is lost.
   */
  protected reached({ target }: Event): void {
    if (target instanceof Element && target.matches(':focus-visible')) this.chosen.emit();
  }

  protected parts({ text, mentions }: CommentView): TextPart[] {
    return partsOf(text, mentions);
  }

  protected draftOf({ text, mentions }: CommentView): CommentDraft {
    return { ...emptyComment, text, chosen: mentions };
  }

  protected async answer(input: CommentInput): Promise<void> {
    if (!(await this.act(() => this.desk.answer(this.thread().id, input)))) return;
    this.drafts.drop(this.key());
    this.answering.set(false);
  }

  protected stopAnswering(): void {
    this.drafts.drop(this.key());
    this.answering.set(false);
    this.refused.set([]);
  }

  protected async change({ id, version }: CommentView, input: CommentInput): Promise<void> {
    const changed = await this.act(() => this.desk.edit(this.thread().id, id, { ...input, version }));
    if (changed) this.editing.set(null);
  }

  protected async remove({ id }: CommentView): Promise<void> {
    const words = (key: string): string => this.transloco.translate<string>(`comments.remove.${key}`);
    const ask = { title: words('title'), text: words('text'), action: words('action'), dangerous: true };
    if (await this.confirm.ask(ask)) await this.act(() => this.desk.remove(this.thread().id, id));
  }

  protected settle(act: 'resolve' | 'reopen'): Promise<boolean> {
    return this.act(() => this.desk.settle(this.thread().id, act));
  }

  private async act(request: () => Promise<unknown>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.refused.set([]);
    try {
      await request();
      await this.desk.load();
      return true;
    } catch (error) {
      this.refused.set(refusalsOf(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
