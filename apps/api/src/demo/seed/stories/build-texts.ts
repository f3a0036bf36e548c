import type { Node } from 'prosemirror-model';
import {
  bylawSchema,
  closingHeading,
  MEMORANDUM_PARTS,
  memorandumSchema,
  type IdSource,
} from '#libs/bylaw-document';
import type { BylawPlan, PointPlan } from './bylaw-plan.js';

const make = (name: string, attrs: Record<string, unknown> | null, content: readonly Node[]): Node =>
  bylawSchema.node(name, attrs, content);

/** Numbers stay together with their thousands and units at the end of a line. */
const unbroken = (text: string): string =>
  text
    .replaceAll(/(\d) (?=\d{3}\b|euro|%|metri|pants|panta|punkt)/g, '$1\u00a0')
    .replaceAll('plkst. ', 'plkst.\u00a0');

/** The by-law of a plan as a document of the schema. */
export function buildBylaw(plan: BylawPlan, issuer: string, newId: IdSource): Node {
  const line = (name: string, text: string): Node =>
    make(name, { id: newId() }, [bylawSchema.text(unbroken(text))]);
  const unit = (name: 'point' | 'subpoint', point: PointPlan): Node => {
    const { text, subpoints } = typeof point === 'string' ? { text: point, subpoints: [] } : point;
    return make(name, { id: newId() }, [
      line('paragraph', text),
      ...subpoints.map((subpoint) => unit('subpoint', subpoint)),
    ]);
  };
  const heading = (text: string): Node => make('heading', null, [bylawSchema.text(text)]);
  const chapters = plan.chapters.map((chapter) =>
    make('chapter', { id: newId() }, [
      heading(chapter.heading),
      ...chapter.points.map((point) => unit('point', point)),
    ]),
  );
  const closing = make('chapter', { id: newId(), role: 'closing', numbered: false }, [
    heading(closingHeading(plan.closing.length)),
    ...plan.closing.map((point) => unit('point', point)),
  ]);
  return make('doc', null, [
    make('front', null, [line('issuer', issuer), line('title', plan.title), line('basis', plan.basis)]),
    make('body', null, [...chapters, closing]),
  ]);
}

/** The memorandum of a plan; part 8 stays empty until the opinions are answered. */
export function buildMemorandum(plan: BylawPlan, newId: IdSource): Node {
  const parts = MEMORANDUM_PARTS.map(({ part }) => {
    const text = plan.memorandum[part - 1];
    const content = text ? [memorandumSchema.text(unbroken(text))] : [];
    return memorandumSchema.node('memorandum_part', { id: newId(), part }, [
      memorandumSchema.node('paragraph', { id: newId() }, content),
    ]);
  });
  return memorandumSchema.node('doc', null, parts);
}
