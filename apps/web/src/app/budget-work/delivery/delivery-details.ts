import { Component, computed, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DeskProject } from '#libs/contracts';
import { DeliveryMore } from '../../budget/delivery/delivery-more';
import { Place } from '../../shell/place';
import { Session } from '../../shell/session';
import { Confirm } from '../../ui/confirm-dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { parseEuro } from '../../ui/money';
import { emptyFields, Submission } from '../../ui/submission';
import { BudgetWorkClient } from '../budget-work-client';

const FIELDS = [
  'subject',
  'partner',
  'registrationNo',
  'number',
  'signedOn',
  'url',
  'file',
  'alt',
  'takenOn',
  'plaqueOn',
];

/** Contracts, photographs and the plaque of a winner, as the coordinator keeps them. */
@Component({
  selector: 'vv-delivery-details',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, DeliveryMore, ErrorSummary, Field],
  templateUrl: './delivery-details.html',
  styleUrl: './delivery-card.scss',
})
export class DeliveryDetailsForm {
  private readonly client = inject(BudgetWorkClient);
  private readonly transloco = inject(TranslocoService);
  private readonly confirm = inject(Confirm);
  protected readonly session = inject(Session);
  private readonly where = inject(Place);
  readonly project = input.required<DeskProject>();
  readonly editable = input.required<boolean>();
  readonly changed = output<void>();
  protected readonly contracting = new Submission();
  protected readonly sending = new Submission();
  protected readonly acting = new Submission();
  private readonly file = signal<File | null>(null);
  private readonly build = inject(NonNullableFormBuilder);
  protected readonly contract = this.build.group({
    subject: '',
    partner: '',
    registrationNo: '',
    number: '',
    signedOn: '',
    amount: '',
    url: '',
  });
  protected readonly photo = this.build.group({ alt: '', takenOn: this.session.legalToday() ?? '' });

  /** An id of its own for each card on the page. */
  protected id(name: string): string {
    return `${name}-${this.project().nr}`;
  }

  /** Where the summary of what is wrong leads to. */
  protected readonly ids = computed(() => ({
    ...Object.fromEntries(FIELDS.map((name) => [name, this.id(name)])),
    amountCents: this.id('amount'),
  }));

  protected pick(event: Event): void {
    this.file.set((event.target as HTMLInputElement).files?.[0] ?? null);
  }

  protected plaqueHref(): string {
    return `/api/m/${this.where.slug() ?? ''}/budget/projects/${this.project().id}/plaque`;
  }

  protected async addContract(): Promise<void> {
    const { amount, registrationNo, url, ...words } = this.contract.getRawValue();
    const needed = (['subject', 'partner', 'number', 'signedOn'] as const).map((where) => ({
      where,
      label: `budget-delivery.contract.${where}`,
      value: words[where],
    }));
    const amountCents = parseEuro(amount);
    const found = emptyFields(needed, this.transloco);
    if (amountCents === null) found.push({ code: 'sumUnreadable', where: 'amountCents' });
    if (!this.contracting.check(found) || amountCents === null) return;
    const body = {
      ...words,
      amountCents,
      registrationNo: registrationNo.trim() || null,
      url: url.trim() || null,
    };
    if (!(await this.contracting.send(() => this.client.addContract(this.project().id, body)))) return;
    this.contract.reset();
    this.changed.emit();
  }

  protected async addPhoto(chosen: HTMLInputElement): Promise<void> {
    const { alt, takenOn } = this.photo.getRawValue();
    const file = this.file();
    const needed = [
      { where: 'file', label: 'budget-delivery.photo.file', value: file?.name ?? '' },
      { where: 'alt', label: 'budget-delivery.photo.alt', value: alt },
      { where: 'takenOn', label: 'budget-delivery.photo.takenOn', value: takenOn },
    ];
    if (!this.sending.check(emptyFields(needed, this.transloco)) || !file) return;
    const photo = { file, alt: alt.trim(), takenOn };
    if (!(await this.sending.send(() => this.client.addPhoto(this.project().id, photo)))) return;
    this.photo.controls.alt.setValue('');
    // A second click sends nothing twice.
    chosen.value = '';
    this.file.set(null);
    this.changed.emit();
  }

  protected async remove(what: 'contracts' | 'photos', id: string): Promise<void> {
    const sure = await this.confirm.ask({
      title: this.transloco.translate('budget-delivery.removeTitle'),
      text: this.transloco.translate('budget-delivery.removeText'),
      action: this.transloco.translate('budget-delivery.remove'),
      dangerous: true,
    });
    if (!sure) return;
    if (await this.acting.send(() => this.client.removeDetail(this.project().id, what, id)))
      this.changed.emit();
  }

  protected async plaque(event: Event): Promise<void> {
    event.preventDefault();
    const plaqueOn = String(new FormData(event.target as HTMLFormElement).get('plaqueOn') ?? '');
    const needed = [{ where: 'plaqueOn', label: 'budget-delivery.plaqueDay', value: plaqueOn }];
    if (!this.acting.check(emptyFields(needed, this.transloco))) return;
    if (await this.acting.send(() => this.client.recordDelivery(this.project().id, { plaqueOn })))
      this.changed.emit();
  }
}
