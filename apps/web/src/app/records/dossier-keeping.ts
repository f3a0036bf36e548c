import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DossierRetentionView, RetentionClassView, Violation } from '#libs/contracts';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { RecordsClient } from './records-client';

/** A class for one dossier, and why. */
export interface DossierClass {
  dossierId: string;
  body: { classCode: string; reason: string };
}

/** How many dossiers are shown before one asks for all. */
const FIRST = 8;

/** Every dossier: its package for the archive at any time, its own class, whether it was handed over. */
@Component({
  selector: 'vv-dossier-keeping',
  imports: [TranslocoPipe, Control, Field, Icon, LegalDayPipe],
  template: `
    <section class="section" aria-labelledby="dossiers">
      <h2 id="dossiers">{{ 'records.retention.dossiers' | transloco }}</h2>
      @for (one of shown(); track one.dossierId) {
        <details class="dossier">
          <summary>
            <span lang="lv">{{ one.code }} {{ one.title }}</span>
            @if (one.ownClass; as own) {
              <span class="small soft under" lang="lv">{{ own.code }}: {{ own.reason }}</span>
            }
            @if (one.transferred; as handed) {
              <span class="small soft under">
                {{ 'records.retention.transferred' | transloco }} {{ handed.day | legalDay: 'short' }},
                <span lang="lv">{{ handed.reference }}</span>
              </span>
            }
          </summary>
          <p class="row">
            <a class="button secondary compact" [href]="client.archiveHref(one.dossierId, false)" download>
              <vv-icon name="download" />{{ 'records.retention.package' | transloco
              }}<span class="visually-hidden">: {{ one.code }}</span>
            </a>
            @if (restricted()) {
              <a class="button secondary compact" [href]="client.archiveHref(one.dossierId, true)" download>
                <vv-icon name="download" />{{ 'records.retention.fullPackage' | transloco
                }}<span class="visually-hidden">: {{ one.code }}</span>
              </a>
            }
          </p>
          @if (manage()) {
            <form
              class="form"
              novalidate
              (submit)="
                $event.preventDefault();
                assigned.emit({
                  dossierId: one.dossierId,
                  body: { classCode: choice.value, reason: reason.value },
                })
              "
            >
              <vv-field
                [name]="'class-' + one.code"
                where="classCode"
                [label]="'records.retention.ownClass' | transloco"
                [violations]="violations()"
              >
                <select #choice vvControl>
                  @for (each of classes(); track each.code) {
                    <option [value]="each.code" [selected]="each.code === one.ownClass?.code">
                      {{ each.code }} {{ each.title }}
                    </option>
                  }
                </select>
              </vv-field>
              <vv-field
                [name]="'reason-' + one.code"
                where="reason"
                [label]="'records.retention.ownReason' | transloco"
                [violations]="violations()"
              >
                <input #reason vvControl autocomplete="off" [value]="one.ownClass?.reason ?? ''" />
              </vv-field>
              <button class="button secondary" type="submit">{{ 'records.save' | transloco }}</button>
            </form>
          }
        </details>
      }
      @if (dossiers().length > shown().length) {
        <p class="row">
          <button class="button quiet" type="button" (click)="all.set(true)">{{ more() }}</button>
        </p>
      }
    </section>
  `,
  styleUrl: './records.scss',
})
export class DossierKeeping {
  protected readonly client = inject(RecordsClient);
  private readonly transloco = inject(TranslocoService);
  readonly dossiers = input.required<readonly DossierRetentionView[]>();
  readonly classes = input.required<readonly RetentionClassView[]>();
  readonly manage = input(false);
  /** Whether the reader may take packages with restricted parts. */
  readonly restricted = input(false);
  readonly violations = input.required<readonly Violation[]>();
  readonly assigned = output<DossierClass>();
  protected readonly all = signal(false);
  protected readonly shown = computed(() => (this.all() ? this.dossiers() : this.dossiers().slice(0, FIRST)));

  protected more(): string {
    return this.transloco.translate('records.retention.allDossiers', { count: this.dossiers().length });
  }
}
