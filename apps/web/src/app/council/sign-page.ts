import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { map, type Observable, of, switchMap, tap } from 'rxjs';
import type {
  AgendaItemView,
  SignatureMeans,
  SignedDocument,
  SignerCapacity,
  StoredContainer,
} from '#libs/contracts';
import { ContainerReport } from '../promulgation/container-report';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { Confirm } from '../ui/confirm-dialog';
import { DeadlineChip } from '../ui/deadline-chip';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { emptyFields, Submission } from '../ui/submission';
import { CouncilClient } from './council-client';
import { openSitting, WITHOUT_FIELD } from './open-sitting';
import { RefusalForm } from './refusal-form';
import { SignatureList } from './signature-list';
import { SigningFiles } from './signing-files';

/** The chair records that decision and by-law are signed (PL 37(5)): the day, in which capacity, and the proof. */
@Component({
  selector: 'vv-sign-page',
  imports: [
    ReactiveFormsModule,
    RouterLink,
    TranslocoPipe,
    ContainerReport,
    Control,
    DeadlineChip,
    ErrorSummary,
    FailedRequest,
    Field,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    RefusalForm,
    SignatureList,
    SigningFiles,
  ],
  templateUrl: './sign-page.html',
  styleUrl: './sign-page.scss',
})
export class SignPage {
  private readonly client = inject(CouncilClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly session = inject(Session);
  /** From the address. */
  readonly id = input.required<string>();
  readonly itemId = input.required<string>();
  readonly place = input.required<string>();

  protected readonly sitting = openSitting(this.id);
  protected readonly item = computed(() => this.sitting.item(this.itemId()));
  protected readonly submission = new Submission();
  protected readonly done = signal<{ number: string | null } | null>(null);
  protected readonly capacities: readonly SignerCapacity[] = ['sitting_chair', 'acting_chair'];
  protected readonly fields = {
    ...WITHOUT_FIELD,
    'signature.day': 'day',
    'signature.container': 'file',
    'signature.paperReference': 'paperReference',
    means: 'means-container',
    containerDigest: 'file',
  };
  protected readonly refusing = signal(false);
  protected readonly form = inject(NonNullableFormBuilder).group({
    document: '' as SignedDocument | '',
    day: this.session.legalToday() ?? '',
    capacity: 'sitting_chair' as SignerCapacity,
    means: 'container' as SignatureMeans,
    paperReference: '',
  });
  protected readonly file = signal<File | null>(null);
  /** The chosen container as it was found. */
  protected readonly stored = signal<StoredContainer | null>(null);
  protected readonly checking = new Submission();
  protected readonly means = toSignal(this.form.controls.means.valueChanges, {
    initialValue: 'container' as SignatureMeans,
  });

  /** The documents of the item that are not signed yet: a by-law is signed beside the decision on it. */
  protected readonly unsigned = computed<SignedDocument[]>(() => {
    const item = this.item();
    if (!item) return [];
    const withBylaw = item.dossier !== null && item.purpose !== 'disagreement';
    const all: SignedDocument[] = withBylaw ? ['decision', 'bylaw'] : ['decision'];
    return all.filter((one) => !item.signatures.some(({ document }) => document === one));
  });

  constructor() {
    const meta = inject(PageMeta);
    effect(() => {
      const title = this.transloco.translate<string>('council.sign.title');
      const item = this.item()?.title;
      meta.set({ title: item ? `${title}: ${item}` : title, hidden: true });
    });
    effect(() => {
      const view = this.sitting.view();
      const chairs = view?.chairId === this.session.person()?.id;
      if (view && !chairs) this.form.patchValue({ capacity: 'acting_chair' });
    });
  }

  /** The container is looked at as soon as it is chosen, so that its signer is known before anything is recorded. */
  protected async pick(event: Event, item: AgendaItemView): Promise<void> {
    const file = (event.target as HTMLInputElement).files?.[0] ?? null;
    this.file.set(file);
    this.stored.set(null);
    if (!file) return;
    const look = () => this.client.storeContainer(item.id, file).pipe(tap((found) => this.keep(file, found)));
    await this.checking.send(look);
  }

  private keep(file: File, found: StoredContainer): void {
    if (this.file() === file) this.stored.set(found);
  }

  protected async sign(item: AgendaItemView): Promise<void> {
    const { document, day, capacity, means, paperReference } = this.form.getRawValue();
    const file = this.file();
    const needed = [
      { where: 'day', label: 'council.sign.day', value: day },
      means === 'container'
        ? { where: 'file', label: 'council.sign.file', value: file?.name ?? '' }
        : { where: 'paperReference', label: 'council.sign.paperReference', value: paperReference },
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const sure = await this.confirm.ask({
      title: this.transloco.translate('council.sign.title'),
      text: this.transloco.translate(`council.sign.${sureOf(item)}`),
      action: this.transloco.translate('council.sign.record'),
    });
    if (!sure) return;
    const known = this.stored();
    const stored: Observable<string | null> =
      means === 'container' && file
        ? known
          ? of(known.digest)
          : this.client.storeContainer(item.id, file).pipe(map(({ digest }) => digest))
        : of(null);
    const request = () =>
      stored.pipe(
        switchMap((containerDigest) =>
          this.client.sign(item.id, {
            ...(document ? { document } : {}),
            day,
            capacity,
            means,
            containerDigest,
            paperReference: means === 'paper' ? paperReference.trim() : null,
          }),
        ),
        tap((answer) => this.done.set(answer)),
      );
    if (await this.submission.send(request)) this.sitting.reload();
  }
}

/** A by-law adopted for the first time gets its number with the signature; a corrected one keeps it. */
function sureOf({ dossier, purpose, number }: AgendaItemView): string {
  if (!dossier) return 'sure';
  if (purpose === 'disagreement') return 'sureDisagreement';
  return purpose === 'correction' || number ? 'sureCorrection' : 'sureNumber';
}
