import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import type { BoxLine } from '#libs/contracts';
import { Language } from '../../shell/language';
import { LocalLink } from '../../shell/local-link';
import { Column, DataTable } from '../../ui/data-table';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { StatusBadge } from '../../ui/status-badge';
import { emptyFields, Submission } from '../../ui/submission';
import { DeskState } from './desk-state';
import { InPersonClient } from './in-person-client';
import { PlaceUnitFields } from './place-unit-fields';

/** Boxes of paper ballots after the end of voting. */
@Component({
  selector: 'vv-box-list',
  imports: [
    ReactiveFormsModule,
    RouterLink,
    TranslocoPipe,
    Column,
    Control,
    DataTable,
    ErrorSummary,
    Field,
    LocalLink,
    PlaceUnitFields,
    StatusBadge,
  ],
  templateUrl: './box-list.html',
  styleUrl: './in-person.scss',
})
export class BoxList {
  private readonly client = inject(InPersonClient);
  private readonly transloco = inject(TranslocoService);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  protected readonly desk = inject(DeskState);
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    boxPlace: '',
    boxUnit: '',
    counted: '',
  });

  protected standing({ first, second, signedOn, signedBy }: BoxLine): string {
    if (signedOn) return 'signed';
    if (signedBy.length > 0) return 'signing';
    if (first?.done && second?.done) return 'compared';
    return first ? 'typing' : 'opened';
  }

  protected typists({ first, second }: BoxLine): string {
    return [first, second].flatMap((one) => one?.by ?? []).join(', ');
  }

  protected async open(): Promise<void> {
    const { boxPlace, boxUnit, counted } = this.form.getRawValue();
    const needed = [{ where: 'counted', label: 'in-person.boxes.counted', value: counted }];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const box = { pollingPlace: boxPlace, unitId: boxUnit, counted: Number(counted) };
    let opened = '';
    if (await this.submission.send(() => this.client.openBox(box).pipe(tap(({ id }) => (opened = id))))) {
      const path = this.desk.cycle.path('klatiene', opened).join('/');
      await this.router.navigateByUrl(this.language.link(`/${path}`));
    }
  }
}
