import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import {
  RECORDED_MEANS,
  type CoordinationPartyView,
  type CoordinationRoundView,
  type RecordedMeans,
} from '#libs/contracts';
import { deliveryViolations } from '#libs/coordination-rules';
import { Session } from '../shell/session';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { Submission } from '../ui/submission';
import { CoordinationClient } from './coordination-client';
import { CoordinationDeskData } from './coordination-desk';

/** How the draft went out to a party without an account: the record of the sending, its link, the package to send. */
@Component({
  selector: 'vv-party-outside',
  imports: [TranslocoPipe, Control, ErrorSummary, Field, Icon, LegalDayPipe],
  template: `
    @let one = party();
    <p class="small line">
      @if (one.delivery; as delivery) {
        <span>
          {{ 'coordination.delivery.sent' | transloco: { day: (delivery.sentOn | legalDay: 'short') } }}
          {{ 'coordination.means.' + delivery.means | transloco }}
          @if (delivery.note) {
            (<span lang="lv">{{ delivery.note }}</span
            >)
          }
        </span>
        @if (delivery.receivedOn; as day) {
          <span>{{ 'coordination.delivery.received' | transloco: { day: (day | legalDay: 'short') } }}</span>
        }
      } @else {
        <strong>{{ 'coordination.delivery.none' | transloco }}</strong>
      }
      @if (one.link; as link) {
        <span class="soft">
          {{ 'coordination.link.until' | transloco: { day: (link.expiresOn | legalDay: 'short') } }}
          @if (link.openedOn; as day) {
            {{ 'coordination.link.opened' | transloco: { day: (day | legalDay: 'short') } }}
          } @else {
            {{ 'coordination.link.unopened' | transloco }}
          }
        </span>
      }
    </p>
    @if (manages()) {
      <div class="line no-print">
        <a class="small icon-line" [href]="packageUrl()" download
          ><vv-icon name="download" [size]="16" />{{ 'coordination.delivery.package' | transloco
          }}<span class="visually-hidden">: {{ one.name }}</span></a
        >
        <button
          class="button secondary compact"
          type="button"
          [attr.aria-label]="('coordination.delivery.record' | transloco) + ': ' + one.name"
          [attr.aria-expanded]="open()"
          (click)="open.set(!open())"
        >
          {{ 'coordination.delivery.record' | transloco }}
        </button>
        <button
          class="button secondary compact"
          type="button"
          [attr.aria-label]="('coordination.link.make' | transloco) + ': ' + one.name"
          (click)="makeLink()"
        >
          {{ 'coordination.link.make' | transloco }}
        </button>
        @if (one.link) {
          <button
            class="button secondary compact"
            type="button"
            [attr.aria-label]="('coordination.link.revoke' | transloco) + ': ' + one.name"
            (click)="revokeLink()"
          >
            {{ 'coordination.link.revoke' | transloco }}
          </button>
        }
      </div>
      <div role="status">
        @if (url(); as address) {
          <p class="notice good">
            {{ 'coordination.link.made' | transloco }}<br />
            <a [href]="address" class="address">{{ address }}</a>
          </p>
        }
      </div>
      <vv-error-summary [violations]="submission.violations()" [fields]="fields()" />
      @if (open()) {
        <form novalidate (submit)="$event.preventDefault(); save()">
          <div class="pair">
            <vv-field [name]="id('means')" [label]="'coordination.delivery.means' | transloco">
              <select vvControl (change)="setMeans($event)">
                @for (way of ways; track way) {
                  <option [value]="way" [selected]="way === means()">
                    {{ 'coordination.means.' + way | transloco }}
                  </option>
                }
              </select>
            </vv-field>
            <vv-field [name]="id('note')" [label]="'coordination.delivery.note' | transloco">
              <input
                vvControl
                lang="lv"
                autocomplete="off"
                maxlength="200"
                [value]="note()"
                (input)="note.set(valueOf($event))"
              />
            </vv-field>
            <vv-field
              [name]="id('sentOn')"
              where="sentOn"
              [label]="'coordination.delivery.sentOn' | transloco"
              [violations]="submission.violations()"
            >
              <input
                vvControl
                type="date"
                [min]="round().sentDay"
                [max]="today"
                [value]="sentOn()"
                (input)="sentOn.set(valueOf($event))"
              />
            </vv-field>
            <vv-field
              [name]="id('receivedOn')"
              where="receivedOn"
              [label]="'coordination.delivery.receivedOn' | transloco"
              [violations]="submission.violations()"
            >
              <input
                vvControl
                type="date"
                [max]="today"
                [value]="receivedOn()"
                (input)="receivedOn.set(valueOf($event))"
              />
            </vv-field>
          </div>
          <button class="button compact" type="submit" [attr.aria-disabled]="submission.busy() || null">
            {{ 'coordination.delivery.save' | transloco }}
          </button>
        </form>
      }
    }
  `,
  styles: `
    :host {
      display: block;
      padding-block: var(--gap-1);
    }

    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--gap-1) var(--gap-4);
      margin: 0 0 var(--gap-2);
    }

    .icon-line {
      display: inline-flex;
      align-items: center;
      gap: var(--gap-1);
    }

    .address {
      overflow-wrap: anywhere;
    }

    .pair {
      display: grid;
      gap: 0 var(--gap-4);
    }

    @media (min-width: 40rem) {
      .pair {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
    }
  `,
})
export class PartyOutside {
  private readonly client = inject(CoordinationClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  private readonly desk = inject(CoordinationDeskData);
  readonly party = input.required<CoordinationPartyView>();
  readonly round = input.required<CoordinationRoundView>();

  protected readonly today = inject(Session).legalToday() ?? '';
  protected readonly ways = RECORDED_MEANS;
  protected readonly submission = new Submission();
  protected readonly open = signal(false);
  protected readonly url = signal('');
  protected readonly means = signal<RecordedMeans>('e_address');
  protected readonly note = signal('');
  protected readonly sentOn = signal(this.today);
  protected readonly receivedOn = signal('');
  protected readonly manages = computed(() => this.round().state === 'open' && this.desk.manages());
  protected readonly fields = computed(() => ({
    sentOn: this.id('sentOn'),
    receivedOn: this.id('receivedOn'),
  }));
  private readonly where = computed(() => ({ roundId: this.round().id, partyId: this.party().id }));
  protected readonly packageUrl = computed(() => this.client.packageUrl(this.desk.dossierId(), this.where()));

  protected id(field: string): string {
    return `${field}-${this.party().id}`;
  }

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected setMeans(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.means.set(RECORDED_MEANS.find((one) => one === value) ?? 'e_address');
  }

  protected async save(): Promise<void> {
    const body = {
      means: this.means(),
      sentOn: this.sentOn(),
      receivedOn: this.receivedOn() || null,
      note: this.note().trim(),
    };
    const { sentDay } = this.round();
    if (!this.submission.check(deliveryViolations(body, { sentDay, ended: false }, this.today))) return;
    const request = () => this.client.delivery(this.desk.dossierId(), this.where(), body);
    if (!(await this.submission.send(request))) return;
    this.open.set(false);
    this.desk.reload();
  }

  /** The address is shown once: only its hash is kept. */
  protected async makeLink(): Promise<void> {
    if (this.party().link && !(await this.sure('coordination.link.again', 'coordination.link.make'))) return;
    const made = await firstValueFrom(this.client.makeLink(this.desk.dossierId(), this.where()));
    this.url.set(made.url);
    this.desk.reload();
  }

  protected async revokeLink(): Promise<void> {
    if (!(await this.sure('coordination.link.sure', 'coordination.link.revoke'))) return;
    const request = () => this.client.revokeLink(this.desk.dossierId(), this.where());
    if (!(await this.submission.send(request))) return;
    this.url.set('');
    this.desk.reload();
  }

  private sure(text: string, action: string): Promise<boolean> {
    return this.confirm.ask({
      title: this.party().name,
      text: this.transloco.translate(text),
      action: this.transloco.translate(action),
    });
  }
}
