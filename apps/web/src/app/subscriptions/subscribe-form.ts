import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  BYLAW_TOPICS,
  SUBSCRIPTION_CHANNELS,
  SUBSCRIPTION_FREQUENCIES,
  type BylawTopic,
  type SubscriptionChannel,
  type SubscriptionFilter,
  type SubscriptionFrequency,
  type SubscriptionOptions,
} from '#libs/contracts';
import { addressViolations, cleanAddress } from '#libs/subscription-rules';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { Scripted } from '../ui/scripted';
import { Submission } from '../ui/submission';
import { Trap } from '../ui/trap';
import { SubscriptionsClient } from './subscriptions-client';

/** Asks to be told of news: by which way, how often, about what. */
@Component({
  selector: 'vv-subscribe-form',
  imports: [
    ReactiveFormsModule,
    RouterLink,
    TranslocoPipe,
    Control,
    ErrorSummary,
    Field,
    LocalLink,
    Scripted,
    Trap,
  ],
  template: `
    <section class="card" aria-labelledby="subscribe-title">
      <h2 id="subscribe-title">{{ 'subscriptions.form.title' | transloco }}</h2>
      <div role="status">
        @if (asked(); as address) {
          <div class="notice good">
            <p>
              <strong>{{ 'subscriptions.form.asked' | transloco }}</strong>
            </p>
            <p>{{ 'subscriptions.form.askedText' | transloco: { address } }}</p>
          </div>
        }
      </div>
      @if (!asked()) {
        <form *vvScripted [formGroup]="form" novalidate (ngSubmit)="send()">
          <vv-error-summary
            [violations]="submission.violations()"
            [fields]="{ address: 'subscribeAddress' }"
          />
          @if (options().eAddress) {
            <vv-field name="subscribeChannel" [label]="'subscriptions.form.channel' | transloco">
              <select vvControl formControlName="channel">
                @for (channel of channels; track channel) {
                  <option [value]="channel">{{ 'subscriptions.channel.' + channel | transloco }}</option>
                }
              </select>
            </vv-field>
          }
          <vv-field
            name="subscribeAddress"
            where="address"
            [label]="'subscriptions.form.address.' + channel() | transloco"
            [hint]="channel() === 'e_address' ? ('subscriptions.form.eAddressHint' | transloco) : ''"
            [violations]="submission.violations()"
          >
            <input
              vvControl
              formControlName="address"
              [type]="channel() === 'email' ? 'email' : 'text'"
              [autocomplete]="channel() === 'email' ? 'email' : 'off'"
            />
          </vv-field>
          <vv-field name="subscribeFrequency" [label]="'subscriptions.form.frequency' | transloco">
            <select vvControl formControlName="frequency">
              @for (one of frequencies; track one) {
                <option [value]="one">{{ 'subscriptions.frequency.' + one | transloco }}</option>
              }
            </select>
          </vv-field>
          @if (filter().project; as project) {
            <p>
              {{ 'subscriptions.form.oneProject' | transloco }}
              <strong lang="lv">{{ actTitle() ?? project }}</strong>
            </p>
          } @else if (filter().act; as act) {
            <p>
              {{ 'subscriptions.form.oneAct' | transloco }}
              <strong lang="lv">{{ actTitle() ?? act }}</strong>
            </p>
          } @else {
            <vv-field name="subscribeTopic" [label]="'subscriptions.form.topic' | transloco">
              <select vvControl formControlName="topic">
                <option value="">{{ 'subscriptions.form.allTopics' | transloco }}</option>
                @for (topic of topics; track topic) {
                  <option [value]="topic">{{ 'bylaws.topic.' + topic | transloco }}</option>
                }
              </select>
            </vv-field>
            @if (options().territories.length) {
              <vv-field
                name="subscribeTerritory"
                [label]="'subscriptions.form.territory' | transloco"
                [hint]="'subscriptions.form.territoryHint' | transloco"
              >
                <select vvControl formControlName="territory">
                  <option value="">{{ 'subscriptions.form.allTerritories' | transloco }}</option>
                  @for (territory of options().territories; track territory) {
                    <option [value]="territory" lang="lv">{{ territory }}</option>
                  }
                </select>
              </vv-field>
            }
            @if (options().authors.length) {
              <vv-field name="subscribeAuthor" [label]="'subscriptions.form.author' | transloco">
                <select vvControl formControlName="author">
                  <option value="">{{ 'subscriptions.form.allAuthors' | transloco }}</option>
                  @for (author of options().authors; track author.id) {
                    <option [value]="author.id" lang="lv">{{ author.name }}</option>
                  }
                </select>
              </vv-field>
            }
          }
          <vv-trap (valueChange)="form.controls.website.setValue($event)" />
          <p class="small soft">
            {{ 'subscriptions.form.privacy' | transloco }}
            <a [routerLink]="'/privatums' | localLink">{{ 'subscriptions.form.privacyLink' | transloco }}</a>
          </p>
          <button class="button" type="submit" [disabled]="submission.busy()">
            {{ 'subscriptions.form.send' | transloco }}
          </button>
        </form>
      }
    </section>
  `,
  styles: `
    h2 {
      margin-bottom: var(--gap-3);
      font-size: var(--size-l);
    }
  `,
})
export class SubscribeForm {
  private readonly client = inject(SubscriptionsClient);
  private readonly language = inject(Language);
  readonly place = input.required<string>();
  readonly options = input.required<SubscriptionOptions>();
  /** What the page is narrowed to already. */
  readonly filter = input.required<SubscriptionFilter>();
  readonly actTitle = input<string | null>(null);

  protected readonly channels = SUBSCRIPTION_CHANNELS;
  protected readonly frequencies = SUBSCRIPTION_FREQUENCIES;
  protected readonly topics = BYLAW_TOPICS;
  protected readonly submission = new Submission();
  /** Where the letter of confirmation went. */
  protected readonly asked = signal<string | null>(null);
  protected readonly form = inject(NonNullableFormBuilder).group({
    channel: 'email' as SubscriptionChannel,
    address: '',
    frequency: 'immediate' as SubscriptionFrequency,
    topic: '' as BylawTopic | '',
    territory: '',
    author: '',
    website: '',
  });
  private readonly value = toSignal(this.form.valueChanges, { initialValue: this.form.getRawValue() });
  protected readonly channel = computed(() => this.value().channel ?? 'email');

  constructor() {
    effect(() => {
      const { topic, territory, author } = this.filter();
      this.form.patchValue({ topic: topic ?? '', territory: territory ?? '', author: author ?? '' });
    });
  }

  protected async send(): Promise<void> {
    const { channel, address, frequency, topic, territory, author, website } = this.form.getRawValue();
    const cleaned = cleanAddress(channel, address);
    if (!this.submission.check(addressViolations(channel, cleaned))) return;
    const { act, project } = this.filter();
    const whole = act === null && project === null;
    const subscription = {
      channel,
      address: cleaned,
      frequency,
      language: this.language.current(),
      topic: whole ? topic || null : null,
      territory: whole ? territory || null : null,
      author: whole ? author || null : null,
      act,
      project,
      website,
    };
    if (await this.submission.send(() => this.client.start(this.place(), subscription)))
      this.asked.set(cleaned);
  }
}
