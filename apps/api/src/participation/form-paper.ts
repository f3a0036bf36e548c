import type { Paper } from '#libs/bylaw-exchange';
import type { FormTable } from '#libs/participation-rules';

/** The form as a paper that can be written in any format. */
export function paperOf({ title, head, rows, foot }: FormTable): Paper {
  const isList = head.length === 0;
  return {
    title,
    landscape: !isList,
    blocks: [
      {
        kind: 'table',
        ...(isList ? {} : { head }),
        widths: isList ? [1, 2] : [1, 4, 6, 3, 6],
        rows: rows.map((row) => row.map((cell) => cell.join('\n'))),
      },
      ...foot.map((text) => ({ kind: 'paragraph' as const, text })),
    ],
  };
}
