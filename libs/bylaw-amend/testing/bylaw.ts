import { bylawSchema, idSource, seededRandom, type IdSource } from '#libs/bylaw-document';
import type { Node } from 'prosemirror-model';

/**
 * A by-law from lines: `I. …` opens a chapter, `5.` a point, `5.1.` a sub-point, `Noslēguma …` the closing chapter; other
 * lines are paragraphs of what is open. Numbers are derived, those in the lines only show the level.
 */
export function bylaw(text: string, newId: IdSource = idSource(seededRandom(1))): Node {
  const line = (name: string, content: string): Node =>
    bylawSchema.node(name, { id: newId() }, content === '' ? [] : [bylawSchema.text(content)]);
  const front = bylawSchema.node('front', null, [
    line('issuer', 'Priežu novada dome'),
    line('title', 'Par suņu pastaigām'),
    line('basis', 'Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu'),
  ]);
  const root: Draft = { name: 'body', attrs: {}, children: [] };
  const open: Draft[] = [root];
  for (const one of text.trim().split('\n')) {
    const closing = /^Noslēguma/.test(one);
    const chapter = closing ? ['', one] : /^[IVX]+\. (.*)$/.exec(one);
    const unit = /^((?:\d+\.)+) (.*)$/.exec(one);
    if (chapter) {
      const attrs = { id: newId(), ...(closing ? { role: 'closing', numbered: false } : {}) };
      const heading = bylawSchema.node('heading', null, [bylawSchema.text(chapter[1] ?? '')]);
      const draft: Draft = { name: 'chapter', attrs, children: [heading] };
      root.children.push(draft);
      open.splice(1, open.length, draft);
    } else if (unit) {
      const level = (unit[1] ?? '').split('.').length - 1;
      const containers = open.filter(({ name }) => name === 'body' || name === 'chapter').length;
      const draft: Draft = {
        name: level === 1 ? 'point' : 'subpoint',
        attrs: { id: newId() },
        children: [line('paragraph', unit[2] ?? '')],
      };
      open.length = containers + level - 1;
      open.at(-1)?.children.push(draft);
      open.push(draft);
    } else open.at(-1)?.children.push(line('paragraph', one));
  }
  const doc = bylawSchema.node('doc', null, [
    front,
    build(root),
    line('signature', 'Domes priekšsēdētājs A. Priede'),
  ]);
  doc.check();
  return doc;
}

interface Draft {
  name: string;
  attrs: Record<string, unknown>;
  children: (Draft | Node)[];
}

function build(draft: Draft): Node {
  const children = draft.children.map((child) =>
    'children' in child && 'name' in child ? build(child as Draft) : (child as Node),
  );
  return bylawSchema.node(draft.name, draft.attrs, children);
}
