import { Slice } from 'prosemirror-model';
import { ReplaceStep, Transform } from 'prosemirror-transform';
import { bylawSchema, findById } from '#libs/bylaw-document';
import { randomBylaw } from '../bylaw-document/testing/index.js';
import { Blamer } from './index.js';
import { ID, Log } from './testing/log.js';

describe('who wrote what', () => {
  it('attributes words to the step that wrote them and leaves the rest as it was', () => {
    const log = new Log();
    log.edit((tr) => tr.insert(log.inside(ID.line, 'pavadā'), bylawSchema.text('īsā ')));
    log.edit((tr) => tr.insert(log.inside(ID.line, 'ā pav') + 1, bylawSchema.text('kā')));
    expect(log.said(ID.point)).toEqual(['Suņus ved /0', 'īsā/1', 'kā/2', ' /1', 'pavadā./0']);
    expect(log.said(ID.other)).toEqual(['Kaķus nereģistrē./0']);
  });

  it('keeps attribution through split, join and formatting', () => {
    const log = new Log();
    log.edit((tr) => tr.insert(log.inside(ID.line, 'pavadā'), bylawSchema.text('vienmēr ')));
    log.edit((tr) => tr.split(log.inside(ID.line, 'vienmēr') + 3, 1));
    log.edit((tr) => tr.join(log.inside(ID.line, 'Suņus') + 'Suņus ved vie'.length + 1));
    log.edit((tr) => {
      const from = log.inside(ID.line, 'vienmēr');
      tr.addMark(from, from + 4, bylawSchema.mark('strong'));
    });
    expect(log.said(ID.point)).toEqual(['Suņus ved /0', 'vienmēr /1', 'pavadā./0']);
  });

  it('keeps attribution of a point that is moved, and of a deletion that is taken back', () => {
    const log = new Log();
    log.edit((tr) => tr.insert(log.inside(ID.line, 'pavadā'), bylawSchema.text('īsā ')));
    log.edit((tr, doc) => {
      const unit = findById(doc, ID.point);
      const other = findById(doc, ID.other);
      if (!unit || !other) throw new Error('no points');
      tr.delete(unit.pos, unit.pos + unit.node.nodeSize);
      tr.insert(tr.mapping.map(other.pos + other.node.nodeSize), unit.node);
    });
    expect(log.said(ID.point)).toEqual(['Suņus ved /0', 'īsā /1', 'pavadā./0']);
    const from = log.inside(ID.line, 'ved');
    const gone = log.blamer.doc.slice(from, from + 'ved īsā pavadā'.length);
    log.edit((tr) => tr.delete(from, from + gone.size));
    log.edit((tr) => tr.replace(from, from, gone));
    expect(log.said(ID.point)).toEqual(['Suņus ved /0', 'īsā /1', 'pavadā./0']);
  });

  it('knows words that were cut from one point and pasted into another', () => {
    const log = new Log();
    const from = log.edit((tr) =>
      tr.insert(log.inside(ID.line, '.'), bylawSchema.text(' un uzpurnī ar birku')),
    );
    expect(from).toBe(1);
    const at = log.inside(ID.line, ' un uz');
    const cut = log.blamer.doc.slice(at, at + ' un uzpurnī ar birku'.length);
    log.edit((tr) => tr.delete(at, at + cut.size));
    log.edit((tr) => tr.replace(log.inside(ID.otherLine, '.'), log.inside(ID.otherLine, '.'), cut));
    expect(log.said(ID.other)).toEqual(['Kaķus nereģistrē/0', ' un uzpurnī ar birku/1', './0']);
  });

  it('keeps what stays the same when a whole text is replaced', () => {
    const log = new Log();
    log.edit((tr) => tr.insert(log.inside(ID.line, 'pavadā'), bylawSchema.text('īsā ')));
    const other = new Transform(log.blamer.doc).insert(
      log.inside(ID.otherLine, '.'),
      bylawSchema.text(' novadā'),
    ).doc;
    const changes = log.step(new ReplaceStep(0, log.blamer.doc.content.size, new Slice(other.content, 0, 0)));
    expect(log.said(ID.point)).toEqual(['Suņus ved /0', 'īsā /1', 'pavadā./0']);
    expect(log.said(ID.other)).toEqual(['Kaķus nereģistrē/0', ' novadā/2', './0']);
    expect(changes).toEqual([{ unitId: ID.other, inserted: ' novadā'.length, deleted: 0 }]);
  });

  it('attributes a suggestion to who made it, and remembers the step that accepted it', () => {
    const log = new Log();
    const mark = bylawSchema.mark('insertion', {
      id: 'bbbbbbbbbbb1',
      author: 'Gatis Lācis',
      at: '2027-01-01',
    });
    log.edit((tr) => tr.insert(log.inside(ID.line, 'pavadā'), bylawSchema.text('īsā ', [mark])));
    expect(log.said(ID.point)).toEqual(['Suņus ved /0', 'īsā /1 by Gatis Lācis', 'pavadā./0']);
    log.edit((tr, doc) => tr.removeMark(0, doc.content.size, bylawSchema.marks['insertion']));
    expect(log.said(ID.point)).toEqual(['Suņus ved /0', 'īsā /1 by Gatis Lācis accepted 2', 'pavadā./0']);
  });

  it('remembers the acceptance of a whole suggested block and of one that is written anew without its mark', () => {
    const log = new Log();
    const mark = bylawSchema.mark('insertion', { id: 'bbbbbbbbbbb1', author: 'Gatis Lācis', at: '' });
    const point = bylawSchema.node(
      'point',
      { id: 'ccccccccccc1' },
      [bylawSchema.node('paragraph', { id: 'ccccccccccc2' }, [bylawSchema.text('Zirgus drīkst.', [mark])])],
      [mark],
    );
    log.edit((tr, doc) => tr.insert(findById(doc, ID.other)?.pos ?? 0, point));
    log.edit((tr, doc) => tr.removeNodeMark(findById(doc, 'ccccccccccc1')?.pos ?? 0, mark));
    expect(log.said('ccccccccccc1')).toEqual(['Zirgus drīkst./1 by Gatis Lācis accepted 2']);

    const again = new Log();
    again.edit((tr) => tr.insert(again.inside(ID.line, 'pavadā'), bylawSchema.text('īsā ', [mark])));
    const from = again.inside(ID.line, 'Suņus');
    again.edit((tr) =>
      tr.replaceWith(from, from + 'Suņus ved īsā pavadā.'.length, bylawSchema.text('Suņus ved īsā pavadā.')),
    );
    expect(again.said(ID.point)).toEqual(['Suņus ved /0', 'īsā /1 by Gatis Lācis accepted 2', 'pavadā./0']);
  });

  it('gives words that a restored moment brings back to who wrote them', () => {
    const log = new Log();
    log.edit((tr) => tr.insert(log.inside(ID.line, 'pavadā'), bylawSchema.text('īsā ')));
    const then = log.blamer.doc;
    const ved = log.inside(ID.line, 'ved ');
    for (let left = 0; left < 4; left += 1) log.edit((tr) => tr.delete(ved, ved + 1));
    log.edit((tr) => tr.insert(log.inside(ID.line, '.'), bylawSchema.text(', kaut kur')));
    const slice = new Slice(then.content, 0, 0);
    log.step(new ReplaceStep(0, log.blamer.doc.content.size, slice), log.at(1));
    expect(log.blamer.doc.eq(then)).toBe(true);
    expect(log.said(ID.point)).toEqual(['Suņus /0', 'ved /0 restored 7', 'īsā /1', 'pavadā./0']);
  });

  it('says which unit a step touched, also where no letter changed', () => {
    const log = new Log();
    const typed = new Transform(log.blamer.doc).insert(
      log.inside(ID.line, 'pavadā'),
      bylawSchema.text('īsā '),
    );
    expect(typed.steps.map((step) => log.step(step))).toEqual([
      [{ unitId: ID.point, inserted: 4, deleted: 0 }],
    ]);
    const cut = new Transform(log.blamer.doc).delete(
      log.inside(ID.otherLine, 'Kaķus'),
      log.inside(ID.otherLine, ' ner'),
    );
    expect(cut.steps.map((step) => log.step(step))).toEqual([
      [{ unitId: ID.other, inserted: 0, deleted: 5 }],
    ]);
    const label = new Transform(log.blamer.doc).setNodeAttribute(
      findById(log.blamer.doc, ID.other)?.pos ?? 0,
      'label',
      { base: '7', sup: '' },
    );
    expect(label.steps.map((step) => log.step(step))).toEqual([
      [{ unitId: ID.other, inserted: 0, deleted: 0 }],
    ]);
  });

  it('lets the first step of somebody who types stand for all of them', () => {
    const log = new Log();
    [...'īsā '].forEach((letter, at) => {
      const place = log.inside(ID.line, 'pavadā');
      const [step] = new Transform(log.blamer.doc).insert(place, bylawSchema.text(letter)).steps;
      if (step) log.blamer.apply(step, at + 5, { begun: 5 });
    });
    expect(log.said(ID.point)).toEqual(['Suņus ved /0', 'īsā /5', 'pavadā./0']);
    expect(log.blamer.version).toBe(8);
    expect(log.blamer.state().sources).toHaveLength(2);
  });

  it('refuses a step that does not apply and a state of another text', () => {
    const log = new Log();
    expect(() => log.step(new ReplaceStep(9000, 9001, Slice.empty))).toThrow();
    expect(() => Blamer.resume(randomBylaw(3), log.blamer.state())).toThrow(RangeError);
  });
});
