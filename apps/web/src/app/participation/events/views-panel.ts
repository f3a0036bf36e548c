import { Component, computed, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { tap } from 'rxjs';
import { OPINION_CHANNELS, type DeskView, type EventDesk, type OpinionChannel } from '#libs/contracts';
import { Session } from '../../shell/session';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { PluralPipe } from '../../ui/format-pipes';
import { Submission } from '../../ui/submission';
import { FilePicker } from '../file-picker';
import { EventsClient } from './events-client';
import { OpenEvent } from './open-event';
import { ViewCard } from './view-card';
import { ViewsAnswer } from './views-answer';

/** Views about an event: read, published or refused (MK639 20), answered with a reason, typed in from paper and word. */
@Component({
  selector: 'vv-views-panel',
  imports: [
    ReactiveFormsModule,
    TranslocoPipe,
    Control,
    ErrorSummary,
    Field,
    FilePicker,
    PluralPipe,
    ViewCard,
    ViewsAnswer,
  ],
  templateUrl: './views-panel.html',
  styleUrl: './events.scss',
})
export class ViewsPanel {
  private readonly client = inject(EventsClient);
  private readonly session = inject(Session);
  protected readonly open = inject(OpenEvent);
  protected readonly channels = OPINION_CHANNELS.filter((channel) => channel !== 'web');
  protected readonly submission = new Submission();
  /** What was wrong with a paper; the view itself is kept by then. */
  protected readonly scanning = new Submission();
  protected readonly scans = signal<readonly File[]>([]);
  protected readonly recording = signal(false);
  protected readonly form = inject(NonNullableFormBuilder).group({
    text: '',
    channel: 'in_person' as OpinionChannel,
    receivedDay: inject(Session).legalToday() ?? '',
    meetingId: '',
    groupId: '',
    name: '',
    organisation: '',
    named: false,
    adult: false,
  });
  protected readonly recordable = computed(
    () =>
      this.open.may('participation.record') &&
      this.open.view()?.state === 'announced' &&
      (this.open.view()?.opens ?? '') <= (this.session.legalToday() ?? ''),
  );

  /** Ids of the views that get one answer. */
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly together = computed(() =>
    (this.open.view()?.views ?? []).filter(
      (view) => this.answerable(view) && this.chosen().includes(view.id),
    ),
  );
  protected readonly waiting = computed(() =>
    (this.open.view()?.views ?? []).filter((view) => this.answerable(view) && view.outcome === null),
  );

  protected answerable({ state, text }: DeskView): boolean {
    const may = this.open.may('participation.answer') && this.open.view()?.state === 'announced';
    return may && state === 'published' && text !== null;
  }

  protected toggle(id: string): void {
    this.chosen.update((all) => (all.includes(id) ? all.filter((one) => one !== id) : [...all, id]));
  }

  protected async record(event: EventDesk): Promise<void> {
    const { meetingId, groupId, adult, ...typed } = this.form.getRawValue();
    const body = {
      ...typed,
      ...(adult ? { adult } : {}),
      ...(meetingId ? { meetingId } : {}),
      ...(groupId ? { groupId } : {}),
    };
    let id = '';
    const kept = await this.submission.send(() =>
      this.client.record(this.open.place(), event.id, body).pipe(tap((view) => (id = view.id))),
    );
    if (!kept) return;
    for (const file of this.scans()) {
      const upload = () => this.client.addScan(this.open.place(), event.id, id, file);
      if (!(await this.scanning.send(upload))) break;
    }
    this.scans.set([]);
    this.form.patchValue({ text: '', name: '', organisation: '', named: false, adult: false });
    this.open.reload();
  }
}
