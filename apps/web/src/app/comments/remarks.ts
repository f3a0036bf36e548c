import type { Node } from 'prosemirror-model';
import { isUnit, numberDocument, unitPhrase } from '#libs/bylaw-document';
import type {
  CoordinationDesk,
  CoordinationItemKind,
  DeskOpinion,
  OpinionKind,
  PublicOpinion,
  StepOrigin,
} from '#libs/contracts';
import { dispositionTone, itemTone } from '../coordination/coordination-words';
import { outcomeTone } from '../participation/words';
import type { StatusTone } from '../ui/status-badge';

/** What an institution or somebody of the public says of a draft. */
export interface Remark {
  id: string;
  origin: StepOrigin & { kind: 'coordination' | 'opinion' };
  kind: CoordinationItemKind | OpinionKind;
  tone: StatusTone;
  /** The institution, or the name that is shown; `null` for who is not named. */
  author: string | null;
  nodeId: string | null;
  /** How the text that was looked at calls the unit, where that is known. */
  label: string;
  text: string;
  grounds: string;
  proposed: string | null;
  late: boolean;
  /** Not yet shown to the public. */
  pending: boolean;
  answer: { key: string; tone: StatusTone; reason: string } | null;
}

/** Remarks about one unit of the present text. */
export interface RemarkGroup {
  /** `null` for the draft as a whole and for units that are gone. */
  nodeId: string | null;
  kind: 'whole' | 'unit' | 'gone';
  name: string;
  remarks: Remark[];
}

/** The items of all rounds of the last coordination, oldest round first. */
export function coordinationRemarks(desk: CoordinationDesk): Remark[] {
  const last = desk.coordination?.id;
  return desk.rounds
    .filter(({ coordinationId }) => coordinationId === last)
    .flatMap(({ parties }) => parties)
    .flatMap(({ name, opinion }) =>
      (opinion?.items ?? []).map((item): Remark => ({
        id: item.id,
        origin: { kind: 'coordination', id: item.id },
        kind: item.kind,
        tone: itemTone(item.kind),
        author: name,
        nodeId: item.unitId,
        label: item.unitLabel,
        text: item.text,
        grounds: item.grounds,
        proposed: item.proposedWording,
        late: opinion?.late ?? false,
        pending: false,
        answer: item.disposition && {
          key: `coordination.disposition.${item.disposition}`,
          tone: dispositionTone(item.disposition),
          reason: item.reason,
        },
      })),
    );
}

/**
 * Opinions as the desk shows them: the published text under the name that is shown; what waits to be looked at only to
 * those who moderate, and never under a name that its author did not want shown.
 */
export function opinionRemarks(opinions: readonly (DeskOpinion | PublicOpinion)[]): Remark[] {
  return opinions.flatMap((opinion) => {
    const pending = 'state' in opinion && opinion.state === 'pending';
    if ('state' in opinion && opinion.state === 'refused') return [];
    const text = 'text' in opinion ? opinion.text : (opinion.publishedText ?? opinion.original?.text);
    if (text === undefined) return [];
    const waiting = pending && 'original' in opinion ? opinion.original?.wording : null;
    return [
      {
        id: opinion.id,
        origin: { kind: 'opinion' as const, id: opinion.id },
        kind: opinion.kind,
        tone: opinion.kind === 'objection' ? ('bad' as const) : ('info' as const),
        author: opinion.author,
        nodeId: opinion.unitId,
        label: '',
        text,
        grounds: '',
        proposed: opinion.wording ?? waiting ?? null,
        late: opinion.late,
        pending,
        answer: opinion.answer && {
          key: `participation.outcome.${opinion.answer.outcome}`,
          tone: outcomeTone(opinion.answer.outcome),
          reason: opinion.answer.reason,
        },
      },
    ];
  });
}

/** Remarks at the units of the present text in their order; the draft as a whole first, what is gone last. */
export function groupRemarks(remarks: readonly Remark[], doc: Node): RemarkGroup[] {
  const numbering = numberDocument(doc);
  const at = (nodeId: string | null): Remark[] => remarks.filter((remark) => remark.nodeId === nodeId);
  const groups: RemarkGroup[] = [{ nodeId: null, kind: 'whole', name: '', remarks: at(null) }];
  const found = new Set<string>();
  doc.descendants((node) => {
    const unit = isUnit(node) ? numbering.get(String(node.attrs['id'])) : undefined;
    if (unit && !unit.deleted) {
      found.add(unit.id);
      groups.push({ nodeId: unit.id, kind: 'unit', name: unitPhrase(unit, 'nom'), remarks: at(unit.id) });
    }
    return !node.isTextblock;
  });
  const gone = remarks.filter(({ nodeId }) => nodeId !== null && !found.has(nodeId));
  for (const label of new Set(gone.map((remark) => remark.label)))
    groups.push({
      nodeId: null,
      kind: 'gone',
      name: label,
      remarks: gone.filter((remark) => remark.label === label),
    });
  return groups.filter((group) => group.remarks.length > 0);
}

/** A proposed wording without what people write around it: the number of the unit, quotation marks, the instruction. */
export function bareWording(proposed: string): string {
  const said = /^\s*(?:izteikt|papildināt|aizstāt)\b[^:]*:\s*(.*)$/isu.exec(proposed)?.[1] ?? proposed;
  const text = said.trim().replace(/^[„“”"«](.*)[“”"»]\.?$/su, '$1');
  return text.replace(/^\s*\d+(?:\.\d+)*(?:\.[¹²³⁰⁴-⁹]*|[¹²³⁰⁴-⁹]+)\.?\s+/u, '').trim();
}
