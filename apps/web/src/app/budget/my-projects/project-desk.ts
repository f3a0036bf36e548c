import { computed, signal } from '@angular/core';
import { type Observable, tap } from 'rxjs';
import type { MyProjectView, ProjectInput } from '#libs/contracts';
import {
  type DraftPart,
  inputOf,
  keptWriting,
  rebased,
  sameInput,
  sendable,
  withParts,
  type Writing,
} from './project-draft';
import { Saving } from './saving';

/** What writing a project needs: the server, and a place of its own in this browser. */
export interface DeskParts {
  load(): Promise<MyProjectView>;
  save(input: ProjectInput, version: number): Observable<MyProjectView>;
  kept: { read(): unknown; keep(writing: Writing): void; drop(): void };
}

/** A project as one person writes it while others may write it too; every new word of the server goes through here. */
export class ProjectDesk {
  private readonly seen = signal<MyProjectView | null>(null);
  private readonly typed = signal<ProjectInput | null>(null);
  private readonly both = signal<readonly DraftPart[]>([]);
  private readonly tooLate = signal(false);
  /** The server's latest word about the project. */
  readonly view = this.seen.asReadonly();
  /** What stands in the form. */
  readonly draft = this.typed.asReadonly();
  /** Labels of what somebody else changed too, and the person has to choose. */
  readonly clash = computed(() => this.both().map(({ label }) => label));
  /** Whether something was typed here that the server did not take before writing ended. */
  readonly late = this.tooLate.asReadonly();

  readonly saving = new Saving({
    input: () => sendable(this.typed() ?? inputOf(this.seen() as MyProjectView)),
    version: () => this.seen()?.version ?? 0,
    send: (input, version) => this.parts.save(input, version).pipe(tap((view) => this.seen.set(view))),
    // Words that came too late are on the screen no more, and only this browser knows them.
    takeIn: async () => this.over(await this.parts.load(), this.tooLate() ? this.kept() : this.writing()),
  });

  constructor(private readonly parts: DeskParts) {}

  /** Opens the project, with what this browser still keeps of it. */
  begin(view: MyProjectView): void {
    this.tooLate.set(false);
    if (!this.over(view, this.kept())) this.saving.clashed();
    else if (!sameInput(this.typed() ?? inputOf(view), inputOf(view))) this.saving.changed();
  }

  /** Nothing is open until {@link begin}. */
  leave(): void {
    this.saving.stop();
    this.seen.set(null);
    this.typed.set(null);
  }

  change(part: Partial<ProjectInput>): void {
    const draft = this.typed();
    if (!draft) return;
    this.typed.set({ ...draft, ...part });
    this.keep();
    this.saving.changed();
  }

  /** What is typed here stays, over what somebody else wrote in the same place. */
  keepMine(): void {
    const view = this.seen();
    if (!view) return;
    this.both.set([]);
    // Their text has been seen and decided about: from here on it is what the writing began with.
    this.saving.loaded(inputOf(view));
    this.keep();
    void this.saving.now();
  }

  /** What somebody else wrote in the same place stays; the rest of what is typed here stays too. */
  takeTheirs(): void {
    const [view, mine] = [this.seen(), this.typed()];
    if (!view || !mine) return;
    const theirs = inputOf(view);
    this.typed.set(withParts(mine, this.both(), theirs));
    this.both.set([]);
    this.saving.loaded(theirs);
    this.keep();
    void this.saving.now();
  }

  /** Throws away what stands here; whoever calls it opens the project again. */
  discard(): void {
    this.parts.kept.drop();
    this.both.set([]);
    this.tooLate.set(false);
    this.typed.set(null);
  }

  /**
   * What the server holds is kept nowhere else: it would come back over what others write later. What it does not hold,
   * such as an organisation not yet declared, stays in this browser.
   */
  tidy(): void {
    const [state, writing] = [this.saving.state(), this.writing()];
    if (state !== 'saved' || !writing || !this.seen()?.editable) return;
    if (sameInput(writing.base, writing.mine)) this.parts.kept.drop();
    else this.keep();
  }

  private keep(): void {
    const writing = this.writing();
    if (writing) this.parts.kept.keep(writing);
  }

  private kept(): Writing | null {
    return keptWriting(this.parts.kept.read());
  }

  private writing(): Writing | null {
    const [base, mine] = [this.saving.base(), this.typed()];
    return base && mine ? { base, mine } : null;
  }

  /** Puts what was being written over what the server holds; false where both changed the same. */
  private over(view: MyProjectView, writing: Writing | null): boolean {
    const theirs = inputOf(view);
    const { input, clash } = writing ? rebased(writing, theirs) : { input: theirs, clash: [] };
    const open = view.editable ? clash : [];
    const late = !view.editable && !sameInput(input, theirs);
    // Another window of this browser may have dropped what was kept.
    if (late && writing) this.parts.kept.keep(writing);
    this.seen.set(view);
    this.tooLate.update((before) => !view.editable && (before || late));
    this.typed.set(view.editable ? input : theirs);
    this.both.set(open);
    // As long as nobody has chosen, only these parts began where they began, also for the draft kept in this browser.
    this.saving.loaded(writing ? withParts(theirs, open, writing.base) : theirs);
    return open.length === 0;
  }
}
