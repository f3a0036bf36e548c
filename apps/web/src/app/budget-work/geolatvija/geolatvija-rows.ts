import { Component, computed, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { BudgetUnit, GeolatvijaFinding } from '#libs/contracts';
import { Icon } from '../../ui/icon';
import { EuroPipe, LegalDayPipe } from '../../ui/format-pipes';
import { StatusBadge, type StatusTone } from '../../ui/status-badge';
import { ViolationText } from '../../ui/violation-text';
import type { GeolatvijaPreview } from './geolatvija-client';

interface ShownRow {
  line: number;
  nr: number | null;
  title: string;
  externalId: string;
  badge: { text: string; tone: StatusTone } | null;
  state: string | null;
  unit: string | null;
  cost: number | null;
  day: string | null;
  votes: number | null;
  /** GeoLatvija.lv and the counting rule say otherwise. */
  differs: boolean;
  changes: readonly string[];
  findings: readonly GeolatvijaFinding[];
}

const TONES: Readonly<Record<string, StatusTone>> = {
  new: 'good',
  update: 'info',
  unchanged: 'idle',
  decided: 'warn',
  refused: 'bad',
};
/** So many rows are shown at first. */
const FIRST = 50;

/** The rows of a file, each with what happens to it and what is odd about it. */
@Component({
  selector: 'vv-geolatvija-rows',
  imports: [TranslocoPipe, EuroPipe, Icon, LegalDayPipe, StatusBadge, ViolationText],
  templateUrl: './geolatvija-rows.html',
  styleUrl: './geolatvija-rows.scss',
})
export class GeolatvijaRows {
  readonly preview = input.required<GeolatvijaPreview>();
  readonly units = input.required<readonly BudgetUnit[]>();
  protected readonly onlyOdd = signal(false);
  protected readonly all = signal(false);
  private readonly rows = computed((): ShownRow[] => {
    const seen = this.preview();
    return seen.kind === 'projects' ? this.projects(seen) : results(seen);
  });
  protected readonly odd = computed(() => this.rows().filter(isOdd).length);
  private readonly wanted = computed(() => (this.onlyOdd() ? this.rows().filter(isOdd) : this.rows()));
  protected readonly shown = computed(() => (this.all() ? this.wanted() : this.wanted().slice(0, FIRST)));
  protected readonly more = computed(() => this.wanted().length - this.shown().length);

  protected toggleOdd(event: Event): void {
    this.onlyOdd.set((event.target as HTMLInputElement).checked);
  }

  private projects({ rows }: GeolatvijaPreview & { kind: 'projects' }): ShownRow[] {
    const names = new Map(this.units().map(({ id, name }) => [id, name]));
    return rows.map((row) => ({
      ...{ line: row.line, nr: row.nr, title: row.title, externalId: row.externalId },
      badge: { text: `geolatvija.action.${row.action}`, tone: TONES[row.action] ?? 'idle' },
      ...{ state: row.state, unit: names.get(row.unitId ?? '') ?? row.unit, cost: row.costCents },
      ...{ day: row.submittedOn, votes: null, differs: false, findings: row.findings },
      changes: row.action === 'update' || row.action === 'decided' ? row.changes : [],
    }));
  }
}

function results({ rows }: GeolatvijaPreview & { kind: 'results' }): ShownRow[] {
  return rows.map((row) => ({
    ...{ line: row.line, nr: row.nr, title: row.title, externalId: row.externalId },
    badge: row.outcome && {
      text: `budget.projectState.${row.outcome.won ? 'won' : 'lost'}`,
      tone: row.outcome.won ? 'good' : 'idle',
    },
    ...{ state: row.state, unit: null, cost: null, day: null, votes: row.votes },
    ...{ differs: row.agrees === false, changes: [], findings: row.findings },
  }));
}

function isOdd({ findings, differs }: ShownRow): boolean {
  return differs || findings.length > 0;
}
