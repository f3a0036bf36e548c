import { Component, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { IdeaView } from '#libs/contracts';
import { LocalLink } from '../../shell/local-link';
import { Session } from '../../shell/session';
import { Confirm } from '../../ui/confirm-dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { emptyFields, Submission } from '../../ui/submission';
import { ProjectsClient } from '../projects-client';

/** One idea: its words, its supporters, the projects that grew out of it, and what the coordinator may do with it. */
@Component({
  selector: 'vv-idea-card',
  imports: [RouterLink, TranslocoPipe, Control, ErrorSummary, Field, LegalDayPipe, LocalLink],
  templateUrl: './idea-card.html',
  styles: `
    :host {
      display: block;
      scroll-margin-top: var(--gap-6);
    }

    p {
      margin: 0 0 var(--gap-2);
    }

    h3 {
      margin: 0 0 var(--gap-1);
      overflow-wrap: anywhere;
    }

    .text {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }

    .projects a {
      margin-right: var(--gap-3);
    }

    .acts {
      flex-wrap: wrap;
    }

    summary {
      padding-block: var(--gap-2);
      cursor: pointer;
    }
  `,
})
export class IdeaCard {
  private readonly client = inject(ProjectsClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly session = inject(Session);
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  readonly idea = input.required<IdeaView>();
  /** Whether ideas are given and supported now. */
  readonly open = input.required<boolean>();
  /** Whether projects may be begun now. */
  readonly begin = input.required<boolean>();
  readonly manages = input.required<boolean>();
  readonly supported = input.required<boolean>();
  readonly support = output<void>();
  readonly project = output<void>();
  readonly changed = output<void>();

  protected readonly submission = new Submission();
  protected readonly reason = signal('');

  protected text(event: Event): string {
    return (event.target as HTMLTextAreaElement).value;
  }

  protected async put(theme: string): Promise<void> {
    const sent = await this.submission.send(() =>
      this.client.groupIdea(this.place(), this.idea().id, theme.trim()),
    );
    if (sent) this.changed.emit();
  }

  /** Its words go off the page for good; that it was there, and why not now, stays. */
  protected async hide(): Promise<void> {
    const reason = this.reason().trim();
    const needed = [{ where: 'reason', label: 'budget-projects.ideas.hideReason', value: reason }];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const sure = await this.confirm.ask({
      title: this.transloco.translate('budget-projects.ideas.hideTitle'),
      text: this.transloco.translate('budget-projects.ideas.hideSure', { title: this.idea().title }),
      action: this.transloco.translate('budget-projects.ideas.hide'),
    });
    if (!sure) return;
    const sent = await this.submission.send(() => this.client.hideIdea(this.place(), this.idea().id, reason));
    if (sent) this.changed.emit();
  }
}
