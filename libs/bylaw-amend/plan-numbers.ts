import { chapterPrefix, numberSequence, type Label, type UnitKind } from '#libs/bylaw-document';
import { baseOf, type Fate } from './plan.js';
import { TreeUnit, pointsOf, type FoundUnit } from './tree.js';

/** Fixes the numbers of everything in the edited text: units of the base keep theirs, new ones take what is left. */
export function numberPlan(expected: TreeUnit, fates: ReadonlyMap<TreeUnit, Fate>): void {
  const numbers = new PlanNumbers(expected, fates);
  for (const scope of expected.units)
    if (scope.type === 'body' || scope.type === 'annex') numbers.numberScope(scope);
}

class PlanNumbers {
  constructor(
    private readonly expected: TreeUnit,
    private readonly fates: ReadonlyMap<TreeUnit, Fate>,
  ) {}

  /** Fixes the numbers of everything in the body or an annex. */
  numberScope(scope: TreeUnit): void {
    const points: TreeUnit[] = [];
    const collect = (container: TreeUnit, prefix: string): void => {
      const chapters = container.units.filter(
        ({ type, attrs }) => type === 'chapter' && attrs['numbered'] !== false,
      );
      this.number(chapters, 'chapter', prefix);
      for (const unit of container.units) {
        if (unit.type === 'point') points.push(unit);
        else if (unit.type === 'chapter') collect(unit, unit.label ? chapterPrefix(unit.label) : prefix);
        const gone = unit.attrs['deleted'] === true ? baseOf(this.fates.get(unit)) : undefined;
        if (gone?.type === 'chapter') points.push(...pointsOf(gone).map(takenNumber));
      }
    };
    collect(scope, '');
    this.number(points, 'point');
    const below = (unit: TreeUnit): void => {
      this.number(unit.units, 'subpoint');
      unit.units.forEach(below);
    };
    points.forEach(below);
    if (scope.type !== 'body') return;
    const annexes = this.expected.units.filter(({ type }) => type === 'annex');
    const [first] = annexes;
    if (annexes.length > 1 || (first && this.keptLabel(first))) this.number(annexes, 'annex');
  }

  private number(units: readonly TreeUnit[], kind: UnitKind, prefix = ''): void {
    const labels = numberSequence(
      units.map((unit) => this.keptLabel(unit)),
      kind,
      prefix,
    );
    units.forEach((unit, at) => (unit.attrs['label'] = labels[at] ?? null));
  }

  private keptLabel(unit: TreeUnit): Label | null {
    return baseOf(this.fates.get(unit))?.label ?? (this.fates.has(unit) ? null : unit.label);
  }
}

/** A point of a chapter that is deleted as a whole: its number is not given again. */
function takenNumber({ unit }: FoundUnit): TreeUnit {
  return new TreeUnit(unit.type, { ...unit.attrs }, []);
}
