import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { ErrorSummary } from '../ui/error-summary';
import { unitAnchor } from '../ui/law-html';
import { Trap } from '../ui/trap';
import { AuthorFields } from './author-fields';
import { OpinionFields } from './opinion-fields';
import { OpinionGiving } from './opinion-giving';
import { ParticipationClient } from './participation-client';
import { unitChoices } from './unit-names';

/**
 * The opinion form right below the point it is about. It moves to the point inside the written text; whoever has no
 * scripts follows the link of the point to the form's own page instead.
 */
@Component({
  selector: 'vv-comment-here',
  imports: [TranslocoPipe, AuthorFields, ErrorSummary, OpinionFields, Trap],
  templateUrl: './comment-here.html',
  styleUrl: './comment-here.scss',
  host: { '(keydown.escape)': 'close()' },
})
export class CommentHere {
  private readonly client = inject(ParticipationClient);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly place = input.required<string>();
  readonly code = input.required<string>();
  readonly stageId = input.required<string>();
  readonly unitId = input.required<string>();
  readonly closed = output();
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  private readonly texts = rxResource({
    params: () => ({ place: this.place(), code: this.code() }),
    stream: ({ params }) => this.client.texts(params.place, params.code),
  });
  protected readonly units = computed(() => unitChoices(this.texts.hasValue() ? this.texts.value() : null));
  protected readonly about = computed(() => this.units().find(({ id }) => id === this.unitId())?.about ?? '');
  protected readonly giving = new OpinionGiving(
    () => this.place(),
    () => `opinion:${this.place()}:${this.code()}:${this.unitId()}`,
  );

  constructor() {
    effect(() => {
      const unit = this.unitId();
      const stageId = this.stageId();
      untracked(() => this.begin(unit, stageId));
    });
  }

  protected async send(): Promise<void> {
    const sent = await this.giving.send((opinion) =>
      this.client.submit(this.place(), this.stageId(), opinion),
    );
    if (sent) this.focus();
  }

  protected close(): void {
    const unit = this.unitId();
    this.closed.emit();
    this.document.querySelector<HTMLElement>(`.unit-action[data-unit="${unit}"]`)?.focus();
  }

  private begin(unit: string, stageId: string): void {
    this.giving.draft.set({ ...this.giving.kept(), unitId: unit });
    this.giving.receipt.set(null);
    this.giving.submission.clear();
    this.giving.open(this.client.startForm(this.place(), stageId));
    const at = this.document.getElementById(unitAnchor(unit));
    (at?.querySelector(':scope > .text') ?? at?.firstElementChild)?.after(this.host.nativeElement);
    this.focus();
  }

  private focus(): void {
    afterNextRender(() => this.heading()?.nativeElement.focus(), { injector: this.injector });
  }
}
