import type { Node } from 'prosemirror-model';
import { bylawSchema, idSource, seededRandom } from '#libs/bylaw-document';

const WORDS =
  'pašvaldība nosaka kārtību kādā īpašnieks uztur teritoriju kopj apstādījumus maksā nodevu'.split(' ');

/** A by-law of so many points, each with one paragraph: twice as many nodes. */
export function act(points: number): Node {
  const random = seededRandom(7);
  const newId = idSource(random);
  const { node, text } = {
    node: bylawSchema.node.bind(bylawSchema),
    text: bylawSchema.text.bind(bylawSchema),
  };
  const sentence = (): string =>
    Array.from({ length: 25 }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
  const point = (): Node =>
    node('point', { id: newId() }, [node('paragraph', { id: newId() }, [text(sentence())])]);
  const front = node('front', null, [node('title', { id: newId() }, [text('Par mērījumu')])]);
  return node('doc', null, [front, node('body', null, Array.from({ length: points }, point))]);
}

/** The paragraph of the n-th point. */
export function paragraphAt(doc: Node, point: number): Node {
  return doc.child(1).child(point).child(0);
}

/** The position behind the last letter of the paragraph of the n-th point. */
export function endOf(doc: Node, point: number): number {
  let position = doc.child(0).nodeSize + 1;
  for (let before = 0; before < point; before++) position += doc.child(1).child(before).nodeSize;
  return position + 2 + paragraphAt(doc, point).content.size;
}
