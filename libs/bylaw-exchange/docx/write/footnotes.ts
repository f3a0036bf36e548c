import type { Node } from 'prosemirror-model';
import type { WriteContext } from './context.js';
import { InlineWriter } from './inline.js';
import { Relationships } from './package.js';
import { run, type RunLook } from './runs.js';
import { BESIDE, CHARACTER } from './styles.js';
import { el, TEXT_NAMESPACES, val, XML_DECLARATION } from './xml.js';

/** The footnotes of a file, numbered by Word. */
export class Footnotes {
  readonly relationships = new Relationships();
  private readonly notes: string[] = [];

  /** The sign of a footnote in the text; its own text goes to the notes. */
  reference(note: Node, look: RunLook, context: WriteContext): string {
    const id = this.notes.length + 1;
    this.notes.push('');
    const sign = { marks: look.marks, deleted: look.deleted, style: CHARACTER.note };
    const text = new InlineWriter(context, this.relationships, null).line(note, {
      holder: '',
      annex: null,
      around: [],
    });
    const space = run({ marks: [], deleted: false }, el('w:t', { 'xml:space': 'preserve' }, ' '));
    this.notes[id - 1] = el(
      'w:footnote',
      { 'w:id': id },
      el(
        'w:p',
        {},
        el('w:pPr', {}, val('w:pStyle', BESIDE.footnote)),
        run({ marks: [], deleted: false, style: CHARACTER.note }, el('w:footnoteRef')),
        space,
        text,
      ),
    );
    return run(sign, el('w:footnoteReference', { 'w:id': id }));
  }

  /** `word/footnotes.xml`, with the two lines that Word draws above notes. */
  get xml(): string {
    const line = (id: number, type: string, sign: string): string =>
      el(
        'w:footnote',
        { 'w:type': type, 'w:id': id },
        el('w:p', {}, el('w:pPr', {}, el('w:spacing', { 'w:after': 0 })), el('w:r', {}, el(sign))),
      );
    return (
      XML_DECLARATION +
      el(
        'w:footnotes',
        TEXT_NAMESPACES,
        line(-1, 'separator', 'w:separator'),
        line(0, 'continuationSeparator', 'w:continuationSeparator'),
        ...this.notes,
      )
    );
  }
}
