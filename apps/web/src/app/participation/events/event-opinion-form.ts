import { afterNextRender, Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicParticipation } from '#libs/contracts';
import { Language } from '../../shell/language';
import { ErrorSummary } from '../../ui/error-summary';
import { LegalDayPipe } from '../../ui/format-pipes';
import { Scripted } from '../../ui/scripted';
import { Trap } from '../../ui/trap';
import { AuthorFields } from '../author-fields';
import { FilePicker } from '../file-picker';
import { OpinionFields } from '../opinion-fields';
import { OpinionGiving } from '../opinion-giving';
import { EventsClient } from './events-client';

/** "Izteikt viedokli" about an event: anybody, without an account, named only by choice. */
@Component({
  selector: 'vv-event-opinion-form',
  imports: [
    TranslocoPipe,
    AuthorFields,
    ErrorSummary,
    FilePicker,
    LegalDayPipe,
    OpinionFields,
    Scripted,
    Trap,
  ],
  templateUrl: './event-opinion-form.html',
  styleUrl: './events.scss',
})
export class EventOpinionForm {
  private readonly client = inject(EventsClient);
  private readonly language = inject(Language);
  readonly place = input.required<string>();
  readonly event = input.required<PublicParticipation>();
  protected readonly giving = new OpinionGiving(
    () => this.place(),
    () => `event-opinion:${this.place()}:${this.event().code}`,
  );
  protected readonly scripted = signal(false);
  protected readonly plainForm = computed(() => {
    const path = `/forma/${this.place()}/lidzdaliba/${encodeURIComponent(this.event().code)}`;
    return this.language.current() === 'en' ? `${path}?valoda=en` : path;
  });

  constructor() {
    afterNextRender(() => {
      this.scripted.set(true);
      this.giving.draft.set(this.giving.kept());
      this.giving.open(this.client.form(this.place(), this.event().code));
    });
  }

  protected async send(): Promise<void> {
    await this.giving.send((opinion) => this.client.give(this.place(), this.event().code, opinion));
  }
}
