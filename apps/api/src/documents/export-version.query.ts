import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { documentShape, isFileFormat, type DocumentJson } from '#libs/contracts';
import { fold, words } from '#libs/latvian-text';
import type { MadeFile } from '../platform/http/send-file.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Refused } from '../platform/http/refused.js';
import { loadHead } from './document-store.js';
import { TextFiles } from './text-files.js';
import { TextSides } from './text-sides.js';
import { TextThreads } from './text-threads.js';

/** What a member of the staff asks for. */
export interface ExportRequest {
  format: string;
  /** Id of a frozen version, number of any version, or `head`. */
  version: string;
  /** The version that a Word file tracks its changes against. */
  against?: string;
}

const MOST_LETTERS = 60;

/** Writes any version of a document as a file. */
@Injectable()
export class ExportVersion {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sides: TextSides,
    private readonly files: TextFiles,
    private readonly threads: TextThreads,
  ) {}

  /** @throws Refused 404 for an unknown document or version, 422 where the document has no such form. */
  async run(place: PlaceRef, documentId: string, request: ExportRequest): Promise<MadeFile> {
    const head = await loadHead(this.dataSource.manager, { municipalityId: place.id, documentId });
    const kind = documentShape(head.kind);
    const { format } = request;
    if (!isFileFormat(kind, format)) throw new Refused([{ code: 'export.format', where: 'format' }], 422);
    if (request.against !== undefined && format !== 'docx') {
      throw new Refused([{ code: 'export.against_word_only', where: 'against' }], 422);
    }
    const side = await this.sides.of(head, request.version);
    const against = request.against === undefined ? null : await this.sides.of(head, request.against);
    // Between two versions the file speaks of their differences only.
    const commented =
      format === 'docx' && !against
        ? await this.threads.within(head, side.version.version, side.content)
        : null;
    const title = titleOf(side.content);
    const suffix = [
      ...(kind === 'memorandum' ? ['paskaidrojuma-raksts'] : []),
      `v${side.version.version}`,
      ...(against ? [`pret-v${against.version.version}`] : []),
    ];
    return this.files.write({
      municipality: place,
      kind,
      format,
      ...(commented ?? { content: side.content }),
      ...(against ? { against: against.content } : {}),
      ...(title ? { title } : {}),
      name: [slugOf(title) || 'teksts', ...suffix].join('_'),
    });
  }
}

/** The title of a by-law; a memorandum has none. */
function titleOf(node: DocumentJson): string {
  const children = Array.isArray(node['content']) ? (node['content'] as DocumentJson[]) : [];
  if (node['type'] === 'title') return children.map((child) => String(child['text'] ?? '')).join('');
  for (const child of children) {
    const title = titleOf(child);
    if (title) return title;
  }
  return '';
}

/** "Par tirgus laukumu" as `par-tirgus-laukumu`. */
function slugOf(title: string): string {
  let slug = '';
  for (const word of words(fold(title))) {
    if (slug.length + word.length >= MOST_LETTERS) break;
    slug += slug ? `-${word}` : word;
  }
  return slug.replaceAll(/[^a-z0-9-]/g, '');
}
