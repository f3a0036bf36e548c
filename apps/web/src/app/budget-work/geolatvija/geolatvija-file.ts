import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import { GEOLATVIJA_FIELDS } from '#libs/contracts';
import type {
  GeolatvijaField,
  GeolatvijaImportSums,
  GeolatvijaKind,
  GeolatvijaOptions,
} from '#libs/contracts';
import { Confirm } from '../../ui/confirm-dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { Icon } from '../../ui/icon';
import { Submission } from '../../ui/submission';
import { ViolationText } from '../../ui/violation-text';
import { OpenCycle } from '../open-cycle';
import { GeolatvijaClient, type GeolatvijaPreview } from './geolatvija-client';
import { GeolatvijaRows } from './geolatvija-rows';

const FIELDS: Readonly<Record<GeolatvijaKind, readonly GeolatvijaField[]>> = {
  projects: GEOLATVIJA_FIELDS.filter((field) => field !== 'votes'),
  results: ['id', 'title', 'votes', 'state'],
};
const OWNERSHIPS = ['municipal', 'other_public', 'private', 'no_place'] as const;

/** A file of GeoLatvija.lv: chosen, looked at row by row, put right, and only then taken over. */
@Component({
  selector: 'vv-geolatvija-file',
  imports: [TranslocoPipe, ErrorSummary, GeolatvijaRows, Icon, ViolationText],
  templateUrl: './geolatvija-file.html',
  styleUrl: './geolatvija-file.scss',
})
export class GeolatvijaFile {
  private readonly client = inject(GeolatvijaClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly cycle = inject(OpenCycle);
  readonly kind = input.required<GeolatvijaKind>();
  readonly taken = output<void>();
  protected readonly submission = new Submission();
  protected readonly file = signal<File | null>(null);
  protected readonly preview = signal<GeolatvijaPreview | null>(null);
  protected readonly done = signal<GeolatvijaImportSums | null>(null);
  protected readonly options = signal<GeolatvijaOptions>(plainOptions());
  protected readonly fields = computed(() => FIELDS[this.kind()]);
  protected readonly ownerships = OWNERSHIPS;
  protected readonly evaluating = computed(() => this.cycle.view()?.state === 'evaluation');
  /** What would be taken over, and whether it can be. */
  protected readonly sums = computed(() => {
    const seen = this.preview();
    if (!seen) return null;
    const fileBars = seen.findings.filter(({ severity }) => severity === 'bar').length;
    if (seen.kind === 'projects') {
      const of = (action: string): number => seen.rows.filter((row) => row.action === action).length;
      const counts = { added: of('new'), updated: of('update'), refused: of('refused') };
      const rest = seen.rows.length - counts.added - counts.updated - counts.refused;
      return { ...counts, rest, ready: fileBars === 0 && counts.added + counts.updated > 0 };
    }
    const bars = seen.rows.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'bar');
    const differ = seen.rows.filter(({ agrees }) => agrees === false).length;
    return { rows: seen.rows.length, differ, bars: bars.length, ready: fileBars + bars.length === 0 };
  });

  protected async pick(event: Event): Promise<void> {
    const picker = event.target as HTMLInputElement;
    const file = picker.files?.[0] ?? null;
    picker.value = '';
    if (!file) return;
    this.done.set(null);
    this.preview.set(null);
    this.options.set(plainOptions());
    this.file.set(file);
    await this.look();
  }

  protected async map(field: GeolatvijaField, event: Event): Promise<void> {
    const column = valueOf(event);
    const { [field]: _, ...others } = this.preview()?.mapping ?? {};
    await this.change({ mapping: column === '' ? others : { ...others, [field]: column } });
  }

  protected async unit(name: string, event: Event): Promise<void> {
    await this.change({ units: { ...this.options().units, [name]: valueOf(event) } });
  }

  protected async voters(unitId: string, event: Event): Promise<void> {
    const text = valueOf(event).replaceAll(/\s/g, '');
    const others = this.options().voters.filter((one) => one.unitId !== unitId);
    const told = /^\d{1,8}$/.test(text) ? [{ unitId, voters: Number(text) }] : [];
    await this.change({ voters: [...others, ...told] });
  }

  protected own(event: Event): void {
    const ownership = OWNERSHIPS.find((one) => one === valueOf(event)) ?? 'municipal';
    this.options.update((options) => ({ ...options, ownership }));
  }

  protected verdicts(event: Event): void {
    const takeVerdicts = (event.target as HTMLInputElement).checked;
    this.options.update((options) => ({ ...options, takeVerdicts }));
  }

  protected async takeOver(): Promise<void> {
    const [file, seen] = [this.file(), this.preview()];
    if (!file || !seen || !(await this.sure())) return;
    const request = () =>
      this.client
        .takeOver(this.cycle.id(), this.kind(), file, this.options(), seen.fileDigest)
        .pipe(tap((sums) => this.done.set(sums)));
    if (!(await this.submission.send(request))) return;
    this.file.set(null);
    this.preview.set(null);
    this.taken.emit();
  }

  private async change(change: Partial<GeolatvijaOptions>): Promise<void> {
    this.options.update((options) => ({ ...options, ...change }));
    await this.look();
  }

  private async look(): Promise<void> {
    const [file, kind] = [this.file(), this.kind()];
    if (!file) return;
    await this.submission.send(() =>
      this.client
        .preview(this.cycle.id(), kind, file, this.options())
        .pipe(tap((seen) => this.preview.set({ kind, ...seen } as GeolatvijaPreview))),
    );
  }

  private sure(): Promise<boolean> {
    const say = (key: string): string =>
      this.transloco.translate(`geolatvija.${this.kind()}.${key}`, this.sums() ?? {});
    return this.confirm.ask({ title: say('take'), text: say('sure'), action: say('take') });
  }
}

function plainOptions(): GeolatvijaOptions {
  return { mapping: null, units: {}, ownership: 'municipal', takeVerdicts: false, voters: [] };
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}
