import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AgendaItemView, MinutesView, SittingView, VoteChoice } from '#libs/contracts';
import { LegalDayPipe } from '../ui/format-pipes';
import { DebateForm } from './debate-form';

const CHOICES: readonly VoteChoice[] = ['for', 'against', 'abstain', 'not_participating'];

/** The minutes as they are printed and signed: everything that the law asks for (PL 38(3)), out of the sitting's records. */
@Component({
  selector: 'vv-minutes-text',
  imports: [TranslocoPipe, DebateForm, LegalDayPipe],
  template: `
    @let sit = sitting();
    @let kept = view().minutes;
    <article class="sheet">
      <h3>
        {{ 'council.minutes.heading' | transloco: { number: sit.minutesNumber ?? '…' } }}
      </h3>
      <p>
        {{ sit.committee ?? ('council.minutes.ofCouncil' | transloco) }}
        ({{ 'procedure.sittingKind.' + sit.kind | transloco }},
        {{ (hasClosed() ? 'council.minutes.partlyClosed' : 'council.minutes.isOpen') | transloco }}),
        {{ sit.day | legalDay }}, {{ sit.place }}.
      </p>
      @if (kept) {
        <p>
          {{ 'council.minutes.times' | transloco: { from: kept.openedTime, to: kept.closedTime } }}
        </p>
      }
      <p>{{ 'council.minutes.chair' | transloco: { name: sit.chair } }}</p>
      @if (kept) {
        <p>{{ 'council.minutes.keeper' | transloco: { name: kept.keeper } }}</p>
      }
      <p>{{ 'council.minutes.here' | transloco: { names: names('here') } }}</p>
      <p>{{ 'council.minutes.away' | transloco: { names: names('away') } }}</p>
      @if (kept?.absences) {
        <p>{{ 'council.minutes.absences' | transloco }} {{ kept?.absences }}</p>
      }
      @if (kept?.others) {
        <p>{{ 'council.minutes.others' | transloco }} {{ kept?.others }}</p>
      }
      <h4>{{ 'council.agenda.title' | transloco }}</h4>
      <ol>
        @for (item of sit.agenda; track item.id) {
          <li>{{ item.title }}</li>
        }
      </ol>
      @for (vote of view().agendaVotes; track $index) {
        <p>
          {{ 'council.minutes.agendaVote.' + vote.question | transloco }} {{ vote.item }}:
          {{
            (vote.carried ? 'council.amendment.state.adopted' : 'council.amendment.state.rejected')
              | transloco
          }}
          ({{ vote.counts.for }} : {{ vote.counts.against }} : {{ vote.counts.abstain }}).
        </p>
      }
      @for (item of sit.agenda; track item.id) {
        <section [attr.aria-labelledby]="'minutes-' + item.id">
          <h4 [id]="'minutes-' + item.id">{{ item.position }}. {{ item.title }}</h4>
          @if (item.rapporteur) {
            <p>{{ 'council.agenda.rapporteur' | transloco: { name: item.rapporteur } }}.</p>
          }
          @for (one of amendmentsTo(item); track one.number) {
            <p>
              {{ 'council.amendment.number' | transloco: { number: one.number } }}
              <span lang="lv">{{ one.place }}</span> (<span translate="no">{{ one.author }}</span
              >). {{ 'council.amendment.state.' + one.state | transloco: { number: '' } }}.
              @if (one.counts; as count) {
                {{
                  'council.amendment.counts'
                    | transloco
                      : {
                          for: count.for,
                          against: count.against,
                          abstain: count.abstain,
                          notParticipating: count.notParticipating,
                        }
                }}
              }
            </p>
          }
          <p>
            {{ 'council.outcome.' + (item.outcome ?? 'none') | transloco }}.
            @if (item.decision; as decision) {
              {{
                'council.result.decision'
                  | transloco: { number: decision.number, day: (decision.day | legalDay: 'short') }
              }}
            }
          </p>
          @for (line of lines(item); track line.choice) {
            <p>
              {{ 'council.choice.' + line.choice | transloco }}:
              <strong class="figures">{{ line.names.length }}</strong>
              @if (line.names.length) {
                (<span translate="no">{{ line.names.join(', ') }}</span
                >)
              }
            </p>
          }
          <vv-debate-form [itemId]="item.id" [title]="item.title" [signed]="!!kept?.signedOn" />
        </section>
      }
      @if (kept?.notes) {
        <p class="notes">{{ kept?.notes }}</p>
      }
      @if (kept?.signedOn; as day) {
        <p>
          {{ 'council.minutes.signed' | transloco: { day: (day | legalDay) } }}
          {{ sit.chair }}, {{ kept?.keeper }}.
        </p>
      }
      @if (view().statements.length) {
        <h4>{{ 'council.statement.title' | transloco }}</h4>
        @for (statement of view().statements; track $index) {
          <p>
            <strong>{{ statement.author }}</strong>, {{ statement.day | legalDay }}
            @if (statement.item) {
              ({{ statement.item }})
            }
            @if (statement.late) {
              <em>{{ 'council.statement.late' | transloco }}</em>
            }
          </p>
          <p class="notes">{{ statement.text }}</p>
        }
      }
    </article>
  `,
  styles: `
    :host {
      display: block;
      overflow-wrap: anywhere;
    }

    section {
      margin-block: var(--gap-4);
    }

    p {
      margin-bottom: var(--gap-2);
    }

    .notes {
      white-space: pre-line;
    }
  `,
})
export class MinutesText {
  readonly sitting = input.required<SittingView>();
  readonly view = input.required<MinutesView>();
  protected readonly hasClosed = computed(() =>
    this.sitting().agenda.some(({ essence }) => essence !== null),
  );

  protected names(where: 'here' | 'away'): string {
    const here = ({ presence }: SittingView['councillors'][number]): boolean =>
      presence === 'present' || presence === 'remote';
    const names = this.sitting()
      .councillors.filter((one) => here(one) === (where === 'here'))
      .map(({ name }) => name);
    return names.length ? names.join(', ') : '–';
  }

  protected amendmentsTo(item: AgendaItemView): MinutesView['amendments'] {
    return this.view().amendments.filter(({ itemId }) => itemId === item.id);
  }

  protected lines(item: AgendaItemView): { choice: VoteChoice; names: string[] }[] {
    if (!item.outcome) return [];
    return CHOICES.map((choice) => ({
      choice,
      names: item.votes.filter((vote) => vote.choice === choice).map(({ name }) => name),
    }));
  }
}
