import type { Node } from 'prosemirror-model';
import { blankMemorandum, memorandumSchema, type IdSource } from '#libs/bylaw-document';
import { lintBylaw } from '#libs/bylaw-lint';
import { CONSULTATION_PART } from '#libs/bylaw-procedure';
import type { Part8Block, Violation } from '#libs/contracts';

/** The blocks of part 8 as nodes of the memorandum. */
export function part8Nodes(blocks: readonly Part8Block[], newId: IdSource): Node[] {
  const paragraph = (text: string): Node =>
    memorandumSchema.node('paragraph', { id: newId() }, [memorandumSchema.text(text)]);
  return blocks.map((block) =>
    'paragraph' in block
      ? paragraph(block.paragraph)
      : memorandumSchema.node(
          'bullet_list',
          { id: newId() },
          block.list.map((text) => memorandumSchema.node('list_item', null, [paragraph(text)])),
        ),
  );
}

/**
 * What in the text may be the name or other data of a natural person, also of one who gave no opinion (OPL 11(1)). The
 * rules of the linter know names by their form, so a person judges.
 */
export function possiblePersons(blocks: readonly Part8Block[], newId: IdSource): Violation[] {
  if (blocks.length === 0) return [];
  const doc = blankMemorandum(newId);
  const parts = doc.children.map((part) =>
    part.attrs['part'] === CONSULTATION_PART ? part.type.create(part.attrs, part8Nodes(blocks, newId)) : part,
  );
  return lintBylaw(doc.type.create(doc.attrs, parts))
    .filter(({ code }) => code.startsWith('lint.personal-'))
    .map(({ params }) => ({
      code: 'part8.may_name_a_person',
      params: { found: String(params['found'] ?? '') },
      article: { act: 'OPL', ref: '11(1)' },
    }));
}
