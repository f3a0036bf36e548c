import { bylawSchema, idSource, seededRandom } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';
import { amend } from './amend.js';
import { textualModifications } from './modifications.js';

const newId = idSource(seededRandom(1));
const line = (name: string, text: string): Node =>
  bylawSchema.node(name, { id: newId() }, text === '' ? [] : [bylawSchema.text(text)]);
const point = (...texts: string[]): Node =>
  bylawSchema.node('point', { id: newId() }, [
    line('paragraph', texts[0] ?? ''),
    ...texts.slice(1).map((text) => bylawSchema.node('subpoint', { id: newId() }, [line('paragraph', text)])),
  ]);

function act(...points: Node[]): Node {
  return bylawSchema.node('doc', null, [
    bylawSchema.node('front', null, [line('title', 'Par suņiem'), line('basis', 'Izdoti saskaņā ar likumu')]),
    bylawSchema.node('body', null, [
      bylawSchema.node('chapter', { id: 'chapter00001' }, [
        bylawSchema.node('heading', null, [bylawSchema.text('Vispārīgi')]),
        ...points,
      ]),
    ]),
  ]);
}

describe('textualModifications', () => {
  const points = [
    point('Noteikumi nosaka kārtību.'),
    point('Suņa īpašnieks:', 'ved suni pavadā;', 'savāc aiz suņa.'),
    point('Trešais punkts paliek.'),
    point('Ceturtais punkts tiek svītrots.'),
    point('Piektais punkts arī paliek kā bijis.'),
  ];
  const base = act(...points);
  const added = point('Jauns punkts par suņiem.', 'pirmais;', 'otrais.');
  const changed = (node: Node, text: string): Node =>
    node.copy(node.content.replaceChild(0, line('paragraph', text)));
  const [first, second, third, , fifth] = points as [Node, Node, Node, Node, Node];
  const edited = act(changed(first, 'Noteikumi nosaka jaunu kārtību.'), second, added, third, fifth);
  const { document, proof } = amend(base, edited, { newId });

  it('finds the block, the quoted blocks and the place of every change', () => {
    expect(proof.closed).toBe(true);
    const blocks = new Map<string, string>();
    document.descendants((node) => {
      if (node.isTextblock) blocks.set(String(node.attrs['id']), node.textContent);
    });
    const found = textualModifications(document, base).map(({ instruction, quoted, ...rest }) => ({
      instruction: blocks.get(instruction),
      quoted: quoted.map((id) => blocks.get(id)),
      ...rest,
    }));
    expect(found).toMatchInlineSnapshot(`
     [
       {
         "destination": [
           {
             "base": "1",
             "kind": "point",
             "sup": "",
           },
         ],
         "destinationId": "qas98kwzp9qr",
         "instruction": "papildināt 1. punktu aiz vārda "nosaka" ar vārdu "jaunu";",
         "kind": "insertion",
         "position": "inside",
         "quoted": [],
         "words": [
           {
             "new": "jaunu",
             "old": "",
           },
         ],
       },
       {
         "destination": [],
         "destinationId": null,
         "instruction": "papildināt noteikumus ar 2.¹ punktu šādā redakcijā:",
         "kind": "insertion",
         "position": "inside",
         "quoted": [
           ""2.¹ Jauns punkts par suņiem.",
           "2.¹ 1. pirmais;",
           "2.¹ 2. otrais.";",
         ],
         "words": [],
       },
       {
         "destination": [
           {
             "base": "4",
             "kind": "point",
             "sup": "",
           },
         ],
         "destinationId": "u2hdfotk5l65",
         "instruction": "svītrot 4. punktu.",
         "kind": "repeal",
         "position": null,
         "quoted": [],
         "words": [],
       },
     ]
    `);
    expect(found.map(({ destinationId }) => destinationId)).toContain(first.attrs['id']);
  });

  it('says the numbers of places where the amended act is not known', () => {
    const [one] = textualModifications(document);
    expect(one).toMatchObject({ destination: [{ kind: 'point', base: '1', sup: '' }], destinationId: null });
  });

  it('says nothing of an act that amends nothing', () => {
    expect(textualModifications(base)).toEqual([]);
  });
});
