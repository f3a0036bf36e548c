import type { TreeUnit } from './tree.js';

/** What is known of one unit by the comparison. */
interface Row {
  id: string;
  idBefore: string;
  status: string;
}

const AWAY: ReadonlySet<string> = new Set(['inserted', 'moved', 'movedAndChanged', 'movedAway']);

/** Which unit of the base each unit of the edited text is. */
export class Pairs {
  private readonly partners = new Map<string, string>();
  private readonly heirs = new Set<string>();

  constructor(rows: readonly Row[] | Pairs) {
    if (rows instanceof Pairs) {
      this.partners = new Map(rows.partners);
      this.heirs = new Set(rows.heirs);
      return;
    }
    for (const row of rows)
      if (row.idBefore !== '' && !AWAY.has(row.status)) this.partners.set(row.id, row.idBefore);
  }

  /** The id of the unit of the base, `undefined` where the unit is new. */
  of(unit: TreeUnit): string | undefined {
    return this.partners.get(String(unit.attrs['id']));
  }

  /** Whether the unit only takes over the number: its text is another one and is restated. */
  isHeir(unit: TreeUnit): boolean {
    return this.heirs.has(String(unit.attrs['id']));
  }

  part(id: string): void {
    this.partners.delete(id);
    this.heirs.delete(id);
  }

  /** A new unit takes the place and number of one of the base, whose own partner becomes new. */
  inherit(unit: TreeUnit, old: TreeUnit): void {
    const [id, idBefore] = [String(unit.attrs['id']), String(old.attrs['id'])];
    for (const [other, partner] of this.partners) if (partner === idBefore) this.part(other);
    this.partners.set(id, idBefore);
    this.heirs.add(id);
  }

  /**
   * New points that stand where others are gone take their numbers: `Izteikt 8. punktu šādā redakcijā` instead of deleting
   * 8. and adding 8.¹
   */
  fillGaps(from: readonly TreeUnit[], to: readonly TreeUnit[]): void {
    let next = 0;
    let waiting: TreeUnit[] = [];
    const close = (end: number): void => {
      const gone = from.slice(next, end);
      for (const unit of waiting) {
        const at = gone.findIndex((old) => old.type === unit.type && old.attrs['deleted'] !== true);
        const [old] = at < 0 ? [] : gone.splice(0, at + 1).slice(-1);
        if (old) this.inherit(unit, old);
      }
      waiting = [];
    };
    for (const unit of to) {
      const wanted = this.of(unit);
      const at = wanted === undefined ? -1 : from.findIndex((old) => old.attrs['id'] === wanted);
      if (at >= next) {
        close(at);
        next = at + 1;
      } else if (FILLS.has(unit.type) && unit.attrs['deleted'] !== true) waiting.push(unit);
    }
    close(from.length);
  }
}

const FILLS: ReadonlySet<string> = new Set(['point', 'subpoint', 'annex']);
