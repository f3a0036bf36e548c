/** What one step did to one unit (or, outside of units, to one block). */
export interface UnitChange {
  unitId: string;
  /** Characters that the step wrote there; what it moved there is not counted. */
  inserted: number;
  /** Characters that it deleted there and did not put elsewhere. */
  deleted: number;
}

/** Gathers what a step did, unit by unit, in the order in which the units were first met. */
export class Changes {
  private readonly units = new Map<string, UnitChange>();

  /** Something changed in the unit; `null` stands for what belongs to nothing that has an id. */
  touch(unitId: string | null, inserted = 0, deleted = 0): void {
    if (unitId === null) return;
    const known = this.units.get(unitId) ?? { unitId, inserted: 0, deleted: 0 };
    known.inserted += inserted;
    known.deleted += deleted;
    this.units.set(unitId, known);
  }

  all(): UnitChange[] {
    return [...this.units.values()];
  }
}
