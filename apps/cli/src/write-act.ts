import { exportHtml, exportMarkdown, exportText } from '#libs/bylaw-exchange';
import type { Node } from 'prosemirror-model';
import { UsageError } from './command.js';

/** A by-law, with its memorandum where it has one, in the form that `--format` asks for. */
export function writeAct(format: string, doc: Node, memorandum: Node | null = null): string {
  switch (format) {
    case 'md':
      return exportMarkdown(doc, memorandum);
    case 'txt':
      return exportText(doc, memorandum);
    case 'html':
      return exportHtml(doc, { lang: 'lv', page: true, memorandum });
    case 'json':
      return JSON.stringify(
        { document: doc.toJSON() as unknown, memorandum: (memorandum?.toJSON() ?? null) as unknown },
        null,
        2,
      );
    default:
      throw new UsageError(`There is no format "${format}".`);
  }
}
