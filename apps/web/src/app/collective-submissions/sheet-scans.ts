import { Component, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { SheetScan } from '#libs/contracts';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { Icon } from '../ui/icon';
import { Submission } from '../ui/submission';
import { CollectiveClient } from './collective-client';

/** Scans of signature sheets, for those who count signatures alone. */
@Component({
  selector: 'vv-sheet-scans',
  imports: [TranslocoPipe, Control, ErrorSummary, Field, Icon],
  template: `
    <section class="section" aria-labelledby="scans">
      <h2 id="scans">{{ 'collective.scans.title' | transloco }}</h2>
      <p class="measure soft">{{ 'collective.scans.about' | transloco }}</p>
      <vv-error-summary [violations]="submission.violations()" [fields]="{ file: 'scan-file' }" />
      @if (scans.hasValue() && scans.value().length) {
        <ul class="plain-list">
          @for (one of scans.value(); track one.id) {
            <li class="row">
              <a [href]="href(one)" download>{{
                'collective.scans.of' | transloco: { sheet: one.sheet, name: one.name }
              }}</a>
              <button
                class="button secondary compact"
                type="button"
                [attr.aria-label]="
                  'collective.scans.removeOf' | transloco: { sheet: one.sheet, name: one.name }
                "
                (click)="remove(one)"
              >
                {{ 'collective.scans.remove' | transloco }}
              </button>
            </li>
          }
        </ul>
      }
      <div class="row">
        <vv-field name="scanSheet" [label]="'collective.lines.sheet' | transloco">
          <input
            vvControl
            type="number"
            min="1"
            [value]="sheet()"
            (input)="sheet.set(+$any($event.target).value)"
          />
        </vv-field>
        <label class="button secondary">
          <vv-icon name="upload" />{{ 'collective.scans.add' | transloco }}
          <input
            id="scan-file"
            class="visually-hidden"
            type="file"
            accept="application/pdf,image/jpeg,image/png"
            (change)="add($event)"
          />
        </label>
      </div>
    </section>
  `,
  styles: `
    label:focus-within {
      outline: 3px solid var(--focus);
      outline-offset: 2px;
    }
  `,
})
export class SheetScans {
  private readonly client = inject(CollectiveClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  readonly place = input.required<string>();
  readonly code = input.required<string>();
  protected readonly submission = new Submission();
  protected readonly sheet = signal(1);
  protected readonly scans = rxResource({
    params: () => ({ place: this.place(), code: this.code() }),
    stream: ({ params }) => this.client.scans(params.place, params.code),
  });

  protected href(scan: SheetScan): string {
    return this.client.scanHref(this.place(), this.code(), scan.id);
  }

  protected async add(event: Event): Promise<void> {
    const picker = event.target as HTMLInputElement;
    const file = picker.files?.[0];
    const sent =
      file !== undefined &&
      (await this.submission.send(() => this.client.addScan(this.place(), this.code(), this.sheet(), file)));
    picker.value = '';
    if (!sent) return;
    this.sheet.update((sheet) => sheet + 1);
    this.scans.reload();
  }

  protected async remove({ id, sheet, name }: SheetScan): Promise<void> {
    const say = (key: string) => this.transloco.translate<string>(`collective.scans.${key}`, { sheet, name });
    const ask = { title: say('removeOf'), text: say('removeText'), action: say('remove'), dangerous: true };
    if (!(await this.confirm.ask(ask))) return;
    if (await this.submission.send(() => this.client.removeScan(this.place(), this.code(), id))) {
      this.scans.reload();
    }
  }
}
