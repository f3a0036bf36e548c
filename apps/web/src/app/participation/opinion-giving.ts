import { computed, inject, signal } from '@angular/core';
import { tap, type Observable } from 'rxjs';
import type { OpinionFormStart, OpinionReceipt, SubmitOpinion, Violation } from '#libs/contracts';
import { checkOpinion } from '#libs/participation-rules';
import { Language } from '../shell/language';
import { Session } from '../shell/session';
import { DraftStore } from '../ui/draft-store';
import { Submission } from '../ui/submission';
import { emptyDraft, toSubmission, type OpinionDraft } from './opinion-draft';
import { ParticipationClient } from './participation-client';

/** What is sent: the opinion with the token of the form and the field that only programs fill in. */
export type GivenOpinion = SubmitOpinion & { token: string; website?: string };

/**
 * Giving an opinion, in whatever form and about whatever: what is typed stays in this browser until the server has it,
 * files follow once the opinion is kept, the receipt opens it again. Create it where a component is made.
 */
export class OpinionGiving {
  private readonly client = inject(ParticipationClient);
  private readonly drafts = inject(DraftStore);
  private readonly language = inject(Language);
  private readonly session = inject(Session);
  readonly submission = new Submission();
  readonly draft = signal<OpinionDraft>(emptyDraft());
  readonly start = signal<OpinionFormStart | null>(null);
  readonly receipt = signal<OpinionReceipt | null>(null);
  /** Chosen files stay in the page only: a browser does not let them be kept. */
  readonly files = signal<readonly File[]>([]);
  /** Names of files that were not taken; the opinion itself is kept by then. */
  readonly unsent = signal<readonly string[]>([]);
  readonly website = signal('');
  readonly signedAs = computed(() => this.session.person()?.name ?? null);
  /** The key stands behind the `#`, which no server sees. */
  readonly link = computed(() => {
    const receipt = this.receipt();
    return receipt
      ? `${this.language.link(`/${this.place()}/viedoklis/${receipt.receipt}`)}#${receipt.key}`
      : '';
  });

  /** @param key under which what is typed is kept. */
  constructor(
    private readonly place: () => string,
    private readonly key: () => string,
  ) {}

  /** What was typed before, if anything. */
  kept(): OpinionDraft {
    return { ...emptyDraft(), ...this.drafts.read<Partial<OpinionDraft>>(this.key()) };
  }

  type(draft: OpinionDraft): void {
    this.draft.set(draft);
    this.drafts.keep(this.key(), draft);
  }

  /** Fetches what the form needs; its token says when the form was opened, so only the browser asks for it. */
  open(start: Observable<OpinionFormStart>): void {
    start.subscribe({
      next: (found) => this.start.set(found),
      error: () => this.submission.check([{ code: 'request.failed' }]),
    });
  }

  /** What the form still has to say, as the server would find it. */
  mistakes(): readonly Violation[] {
    const opinion = toSubmission(this.draft(), this.language.current());
    const signedAs = this.signedAs();
    const known = this.start()?.adult ? { ...opinion, adult: true } : opinion;
    const decision = checkOpinion(signedAs ? { ...known, authorName: signedAs } : known);
    return decision.allowed ? [] : decision.violations;
  }

  /** @returns whether the opinion was taken. */
  async send(submit: (opinion: GivenOpinion) => Observable<OpinionReceipt>): Promise<boolean> {
    const start = this.start();
    if (!this.submission.check(this.mistakes()) || !start) return false;
    const website = this.website();
    const body = {
      ...toSubmission(this.draft(), this.language.current()),
      token: start.token,
      ...(website ? { website } : {}),
    };
    let receipt: OpinionReceipt | null = null;
    const sent = await this.submission.send(() => submit(body).pipe(tap((kept) => (receipt = kept))));
    if (!sent || receipt === null) return false;
    this.drafts.drop(this.key());
    await this.sendFiles(receipt);
    this.receipt.set(receipt);
    return true;
  }

  /** A file that is refused is named and can be added at the opinion itself. */
  private async sendFiles({ receipt, key }: OpinionReceipt): Promise<void> {
    for (const file of this.files()) {
      const upload = new Submission();
      const taken = await upload.send(() => this.client.attach(this.place(), receipt, key, file));
      if (!taken) this.unsent.update((names) => [...names, file.name]);
    }
    this.files.set([]);
  }
}
