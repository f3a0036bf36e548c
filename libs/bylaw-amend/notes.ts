import { bylawSchema, type IdSource } from '#libs/bylaw-document';
import type { LegalDay } from '#libs/contracts';
import type { Node } from 'prosemirror-model';
import type { TreeUnit } from './tree.js';
import { isNote } from './lines.js';

/** How a unit came to its text. */
export type NoteKind = 'changed' | 'restated' | 'deleted';

/** Writes the notes of one amending act. */
export class Notes {
  private readonly instrumental: string;
  private readonly genitive: string;

  constructor(
    act: { issuer: string; number: string },
    day: LegalDay,
    private readonly newId: IdSource,
    law = false,
  ) {
    const dated = /^(?!0001)\d{4}-\d{2}-\d{2}$/.test(day) ? `${day.split('-').reverse().join('.')}.` : '';
    const named = (noun: string): string =>
      (law ? [dated, noun] : [act.issuer, dated, noun, act.number === '' ? '' : `Nr. ${act.number}`])
        .filter((part) => part !== '')
        .join(' ');
    this.instrumental = named(law ? 'likumu' : 'saistošajiem noteikumiem');
    this.genitive = named(law ? 'likuma' : 'saistošo noteikumu');
  }

  /** The note of a unit: *(Grozīts ar …)*, *(… redakcijā)*, *(Svītrots ar …)*; chapters are feminine. */
  text(unit: TreeUnit, kind: NoteKind): string {
    const ending = unit.type === 'chapter' ? 'a' : 's';
    if (kind === 'restated') return `(${this.genitive} redakcijā)`;
    return `(${kind === 'deleted' ? 'Svītrot' : 'Grozīt'}${ending} ar ${this.instrumental})`;
  }

  remark(unit: TreeUnit, kind: NoteKind): Node {
    return bylawSchema.node('remark', { id: this.newId() }, [bylawSchema.text(this.text(unit, kind))]);
  }

  /** Puts the note of a change behind the unit's own text; a list of earlier changes is continued. */
  put(unit: TreeUnit, kind: Exclude<NoteKind, 'deleted'>): void {
    const at = unit.children.findLastIndex((child) => isRemark(child) && isNote(child));
    const earlier = unit.children[at];
    if (
      kind === 'changed' &&
      at > 0 &&
      isRemark(earlier) &&
      /^\(Grozīt[sa] ar .*\)$/.test(earlier.textContent)
    ) {
      const text = `${earlier.textContent.slice(0, -1)}; ${this.instrumental})`;
      unit.children[at] = earlier.copy(bylawSchema.node('remark', null, [bylawSchema.text(text)]).content);
      return;
    }
    const firstUnit = unit.children.findIndex((child) => !isRemark(child) && isTreeUnit(child));
    const place = unit.type === 'chapter' && firstUnit > 0 ? firstUnit : unit.children.length;
    unit.children.splice(place, 0, this.remark(unit, kind));
  }
}

function isRemark(child: TreeUnit | Node | undefined): child is Node {
  return child !== undefined && !isTreeUnit(child) && child.type.name === 'remark';
}

function isTreeUnit(child: TreeUnit | Node): child is TreeUnit {
  return 'toNode' in child;
}
