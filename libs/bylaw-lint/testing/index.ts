import type { Node } from 'prosemirror-model';
import { bylawSchema, idSource, memorandumSchema, seededRandom } from '#libs/bylaw-document';

const newId = idSource(seededRandom(11));
const words = (text: string): Node[] => (text === '' ? [] : [bylawSchema.text(text)]);

/** A paragraph of a by-law. */
export const paragraph = (text: string): Node => bylawSchema.node('paragraph', { id: newId() }, words(text));

/** A point with a text and what follows it; `number` fixes its number (`5` or `5^1`). */
export function point(text: string, more: readonly Node[] = [], number?: string): Node {
  return unit('point', text, more, number);
}

/** The same for a sub-point. */
export function subpoint(text: string, more: readonly Node[] = [], number?: string): Node {
  return unit('subpoint', text, more, number);
}

function unit(name: string, text: string, more: readonly Node[], number?: string): Node {
  const [base = '', sup = ''] = number?.split('^') ?? [];
  const label = number === undefined ? null : { base, sup };
  return bylawSchema.node(name, { id: newId(), label }, [paragraph(text), ...more]);
}

/** A by-law of these points with a title and a sound legal basis. */
export function bylaw(points: readonly Node[], title = 'Par kokiem', annexes: readonly Node[] = []): Node {
  const line = (name: string, text: string): Node => bylawSchema.node(name, { id: newId() }, words(text));
  return bylawSchema.node('doc', null, [
    bylawSchema.node('front', null, [
      line('title', title),
      line('basis', 'Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu'),
    ]),
    bylawSchema.node('body', null, points),
    ...annexes,
  ]);
}

/** An explanatory memorandum whose parts all say this. */
export function memorandum(text: string): Node {
  return memorandumSchema.node(
    'doc',
    null,
    [1, 2, 3, 4, 5, 6, 7, 8].map((part) =>
      memorandumSchema.node('memorandum_part', { id: newId(), part }, [
        memorandumSchema.node('paragraph', { id: newId() }, [
          memorandumSchema.text(part === 1 ? text : 'Nav.'),
        ]),
      ]),
    ),
  );
}
