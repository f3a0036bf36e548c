import { withoutDot, type Numbering, type UnitNumber } from '#libs/bylaw-document';
import { asSuperscript, isOpen, printNumber } from './numbers.js';
import type { PlaceStep } from './places.js';
import type { OwnReference } from './recognise.js';

/** What a reference to an own unit names in a document. */
export type OwnTarget =
  | { found: 'one'; unit: UnitNumber; guessed: boolean }
  /** No such unit, or several with this number. */
  | { found: 'none' }
  | { found: 'many' };

/** Finds the units that references of a text name. */
export class OwnUnits {
  private readonly byNumber = new Map<string, UnitNumber[]>();
  private readonly annexes: UnitNumber[];

  constructor(private readonly numbering: Numbering) {
    for (const unit of numbering.values()) {
      const annex = this.annexOf(unit);
      const key = this.key(unit.kind === 'annex' ? null : annex, unit.kind, numberOf(unit));
      this.byNumber.set(key, [...(this.byNumber.get(key) ?? []), unit]);
    }
    this.annexes = [...numbering.values()].filter(({ kind }) => kind === 'annex');
  }

  /**
   * The unit that a reference names. A bare "5. punkts" in an annex is the annex's own point where it has points.
   *
   * @param annex the annex around the reference, `null` in the body
   */
  find(reference: OwnReference, annex: string | null): OwnTarget {
    const steps = [...reference.steps];
    let scope: string | null = annex !== null && !reference.explicit && this.hasPoints(annex) ? annex : null;
    if (steps[0]?.kind === 'annex') {
      const named = this.annex(steps[0]);
      if (named.found !== 'one' || steps.length === 1) return named;
      scope = named.unit.id;
      steps.shift();
    }
    const last = steps.at(-1);
    if (!last || last.kind === 'annex' || last.letter !== '') return { found: 'none' };
    if (last.kind === 'chapter')
      return this.one(scope, ['chapter'], [last.parts.map(chapterNumber).join('.')]);
    const inner = steps.filter(({ kind }) => kind === 'point' || kind === 'subpoint');
    const whole = last.parts.length > 1 ? last.parts : inner.flatMap(({ parts }) => parts);
    const direct = this.one(scope, ['point', 'subpoint'], [printNumber(whole)]);
    const printed = reference.number?.printed ?? '';
    if (direct.found !== 'none' || !isOpen(printed)) return direct;
    const raised = this.one(scope, ['point', 'subpoint'], [printNumber(asSuperscript(whole))]);
    return raised.found === 'one' ? { ...raised, guessed: true } : raised;
  }

  private annex({ parts }: PlaceStep): OwnTarget {
    if (parts.length > 0) {
      const found = this.one(null, ['annex'], [printNumber(parts)]);
      const [sole] = this.annexes;
      if (found.found !== 'none' || !sole || this.annexes.length > 1 || printNumber(parts) !== '1.')
        return found;
      return { found: 'one', unit: sole, guessed: true };
    }
    const [only] = this.annexes;
    return only && this.annexes.length === 1
      ? { found: 'one', unit: only, guessed: false }
      : { found: 'none' };
  }

  private one(scope: string | null, kinds: readonly string[], numbers: readonly string[]): OwnTarget {
    const all = kinds.flatMap((kind) =>
      numbers.flatMap((number) => this.byNumber.get(this.key(scope, kind, number)) ?? []),
    );
    const [unit] = all;
    if (!unit) return { found: 'none' };
    return all.length === 1 ? { found: 'one', unit, guessed: false } : { found: 'many' };
  }

  private hasPoints(annex: string): boolean {
    return [...this.numbering.values()].some((unit) => unit.kind === 'point' && unit.path[0] === annex);
  }

  private annexOf(unit: UnitNumber): string | null {
    const outer = this.numbering.get(unit.path[0] ?? '');
    return outer?.kind === 'annex' ? outer.id : null;
  }

  private key(annex: string | null, kind: string, number: string): string {
    return `${annex ?? ''}|${kind}|${number}`;
  }
}

function numberOf(unit: UnitNumber): string {
  if (unit.kind === 'annex') return unit.text.replace(/ pielikums$/, '');
  return unit.kind === 'chapter' ? withoutDot(unit.text) : unit.text;
}

function chapterNumber({ base, sup }: PlaceStep['parts'][number]): string {
  return withoutDot(printNumber([{ base, sup }]));
}
