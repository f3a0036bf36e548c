import {
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { MAX_COMMENT_CHARS, type CommentInput, type CommentPerson, type Violation } from '#libs/contracts';
import { DraftStore } from '../ui/draft-store';
import { ViolationText } from '../ui/violation-text';
import { emptyComment, type CommentDraft } from './comment-draft';
import { findPeople, mentionedIn, openMention, putMention } from './mentions';

/** The field for a comment: `@` calls colleagues, Ctrl+Enter sends; what is typed is kept in this browser until then. */
@Component({
  selector: 'vv-comment-form',
  imports: [TranslocoPipe, ViolationText],
  templateUrl: './comment-form.html',
  styleUrl: './comment-form.scss',
})
export class CommentForm {
  /** Makes the ids of the form differ from those of other forms. */
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly action = input.required<string>();
  readonly people = input<readonly CommentPerson[]>([]);
  /** Where the draft is kept; without it nothing is. */
  readonly draftKey = input<string | null>(null);
  /** What stands in the field at first. */
  readonly initial = input<CommentDraft>(emptyComment);
  readonly busy = input(false);
  readonly violations = input<readonly Violation[]>([]);
  readonly typed = output<CommentDraft>();
  readonly send = output<CommentInput>();
  readonly cancelled = output<void>();

  protected readonly most = MAX_COMMENT_CHARS;
  private readonly drafts = inject(DraftStore);
  private readonly transloco = inject(TranslocoService);
  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');
  protected readonly draft = linkedSignal<CommentDraft>(() => {
    const key = this.draftKey();
    return (key ? this.drafts.read<CommentDraft>(key) : null) ?? this.initial();
  });
  private readonly caret = signal<number | null>(null);
  protected readonly at = signal(0);
  private readonly open = computed(() => {
    const caret = this.caret();
    return caret === null ? null : openMention(this.draft().text, caret);
  });
  protected readonly offered = computed(() => {
    const open = this.open();
    return open ? findPeople(this.people(), open.query) : [];
  });
  protected readonly said = computed(() => {
    if (!this.open()) return '';
    const count = this.offered().length;
    return this.transloco.translate(count ? 'comments.mention.count' : 'comments.mention.none', { count });
  });
  protected readonly empty = computed(() => this.draft().text.trim() === '');

  focus(): void {
    this.field().nativeElement.focus();
  }

  protected input(field: HTMLTextAreaElement): void {
    this.keep({ ...this.draft(), text: field.value });
    this.look(field);
  }

  /** The menu follows the caret. */
  protected look(field: HTMLTextAreaElement): void {
    this.caret.set(field.selectionStart === field.selectionEnd ? field.selectionStart : null);
    this.at.update((at) => Math.min(at, Math.max(0, this.offered().length - 1)));
  }

  protected keys(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.submit();
      return;
    }
    const offered = this.offered();
    if (event.key === 'Escape') {
      event.preventDefault();
      if (offered.length) this.caret.set(null);
      else this.cancelled.emit();
      return;
    }
    if (offered.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) this.at.update((at) => (at + step + offered.length) % offered.length);
    else if (event.key === 'Enter' || event.key === 'Tab') this.choose(offered[this.at()]);
    else return;
    event.preventDefault();
  }

  protected choose(person: CommentPerson | undefined): void {
    const open = this.open();
    if (!open || !person) return;
    const { text, caret } = putMention(this.draft().text, open, person.name);
    const { id, name } = person;
    this.keep({ ...this.draft(), text, chosen: [...this.draft().chosen, { id, name }] });
    const field = this.field().nativeElement;
    field.value = text;
    field.focus();
    field.setSelectionRange(caret, caret);
    this.caret.set(null);
  }

  protected submit(): void {
    const { text, chosen } = this.draft();
    if (this.empty() || this.busy()) return;
    this.send.emit({ text: text.trim(), mentions: mentionedIn(text, chosen) });
  }

  private keep(draft: CommentDraft): void {
    this.draft.set(draft);
    const key = this.draftKey();
    if (key && draft.text.trim() === '') this.drafts.drop(key);
    else if (key) this.drafts.keep(key, draft);
    this.typed.emit(draft);
  }
}
