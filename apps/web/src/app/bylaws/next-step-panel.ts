import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DossierView, EventOffer, Violation } from '#libs/contracts';
import { Submission } from '../ui/submission';
import { LocalLink } from '../shell/local-link';
import { ArticleLink } from '../ui/article-link';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { Icon } from '../ui/icon';
import { PluralPipe } from '../ui/format-pipes';
import { ViolationText } from '../ui/violation-text';
import { BylawsClient } from './bylaws-client';
import { DeadlineCount } from './deadline-count';
import { OpenDossier } from './open-dossier';
import { pageOfEvent, pageOfGuard } from './pages-of-work';
import { Words } from './words';

/** Who acts next, how and by when, with the button for whoever may; a button that is off tells every reason. */
@Component({
  selector: 'vv-next-step-panel',
  imports: [
    RouterLink,
    TranslocoPipe,
    ArticleLink,
    DeadlineCount,
    ErrorSummary,
    Icon,
    LocalLink,
    PluralPipe,
    ViolationText,
  ],
  templateUrl: './next-step-panel.html',
  styleUrl: './next-step-panel.scss',
})
export class NextStepPanel {
  private readonly client = inject(BylawsClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  private readonly words = inject(Words);
  protected readonly dossier = inject(OpenDossier);
  protected readonly submission = new Submission();
  protected readonly done = signal('');
  /** The reasons are about other pages; nothing here is their field. */
  protected readonly noFields = computed(() =>
    Object.fromEntries(this.submission.violations().map(({ where }) => [where ?? '', null])),
  );

  protected readonly next = computed(() => this.dossier.view()?.nextStep ?? null);
  protected readonly eventName = computed(() => this.words.event(this.next()?.event ?? ''));
  protected readonly actor = computed(() => this.words.roleWithin(this.next()?.actor));
  protected readonly takenBy = computed(() => this.words.roleWithin(this.next()?.takenBy));
  /** The first thing in the way and the page where it is done away with. */
  protected readonly first = computed(() => {
    const guard = this.next()?.waitsFor[0];
    if (!guard) return null;
    const entry = this.dossier.view()?.checklist.find((one) => one.code === guard);
    return { violation: entry?.violations[0] ?? null, page: pageOfGuard(guard) };
  });
  protected readonly missing = computed(() => this.next()?.waitsFor.length ?? 0);
  /** Steps forward that the reader may take; endorsements have a panel of their own. */
  protected readonly offers = computed(() =>
    (this.dossier.view()?.availableEvents ?? [])
      .filter((one) => one.kind === 'forward' && one.permitted && one.actor !== 'system')
      .map((one) => ({ ...one, name: this.words.event(one.event), page: pageOfEvent(one.event) })),
  );

  /** Why the draft was withdrawn. */
  protected readonly reason = computed(() => {
    const last = this.dossier.view()?.timeline.findLast((one) => one.event === 'withdraw');
    const reason = last?.details['reason'];
    return typeof reason === 'string' ? reason : null;
  });

  protected async take(view: DossierView, offer: EventOffer): Promise<void> {
    this.done.set('');
    if (!this.submission.check(offer.violations)) return;
    const name = this.words.event(offer.event);
    const sure = await this.confirm.ask({
      title: name,
      text: this.transloco.translate('bylaws.confirm.text', { state: this.words.state(offer.to) }),
      action: name,
    });
    if (!sure) return;
    const body = { event: offer.event, version: view.version };
    if (await this.submission.send(() => this.client.advance(view.id, body))) {
      this.done.set(this.transloco.translate('bylaws.confirm.done', { state: this.words.state(offer.to) }));
      this.dossier.reload();
    } else if (this.submission.violations().some(isStale)) this.dossier.reload();
  }
}

const isStale = ({ code }: Violation) => code === 'changedMeanwhile' || code === 'wrong_state';
