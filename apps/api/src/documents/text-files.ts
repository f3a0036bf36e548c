import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CommentThread } from '#libs/bylaw-exchange';
import type { DocumentJson, DossierDocumentKind, FileFormat, LegalDay } from '#libs/contracts';
import type { MadeFile } from '../platform/http/send-file.js';
import { printPdf } from '../platform/print/print-pdf.js';
import { TextWork } from '../platform/workers/text-work.js';
import { DocumentImages } from './document-images.js';

/** What is known of an act beside its text. */
export interface ActFacts {
  number: string;
  adopted: LegalDay;
  /** The day of the wording. */
  version: LegalDay;
  published: { date: LegalDay; number: string };
}

/** A text to be written as a file. */
export interface TextFileRequest {
  municipality: { id: string; slug: string; councilName?: string };
  kind: DossierDocumentKind;
  format: FileFormat;
  content: DocumentJson;
  memorandum?: DocumentJson | null;
  /** An earlier version: in a Word file what differs from it is tracked. */
  against?: DocumentJson;
  /** Comments whose marks stand in the text, for a Word file. */
  threads?: readonly CommentThread[];
  /** An act that was published; without it the text is a draft. */
  act?: ActFacts;
  /** Title of the by-law, for a memorandum that stands alone. */
  title?: string;
  /** Name of the file without its ending. */
  name: string;
}

const MEDIA: Record<FileFormat, { type: string; ending: string }> = {
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: 'docx',
  },
  pdf: { type: 'application/pdf', ending: 'pdf' },
  html: { type: 'text/html; charset=utf-8', ending: 'html' },
  akn: { type: 'application/akn+xml; charset=utf-8', ending: 'akn.xml' },
  md: { type: 'text/markdown; charset=utf-8', ending: 'md' },
  txt: { type: 'text/plain; charset=utf-8', ending: 'txt' },
  json: { type: 'application/json; charset=utf-8', ending: 'json' },
};

/** The council in identifiers of Akoma Ntoso. */
const COUNCIL = 'dome';
/** Formats that carry the images themselves. */
const WITH_IMAGES: readonly FileFormat[] = ['docx', 'pdf', 'html', 'akn', 'json'];

/** Writes texts as files. */
@Injectable()
export class TextFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly work: TextWork,
    private readonly images: DocumentImages,
  ) {}

  async write(request: TextFileRequest): Promise<MadeFile> {
    const { format, content, municipality, act } = request;
    const assets = WITH_IMAGES.includes(format)
      ? [...(await this.images.assetsOf(this.dataSource.manager, municipality.id, content)).values()]
      : [];
    const written = await this.work.exportAct({
      // A browser prints what the page would show.
      format: format === 'pdf' ? 'html' : format,
      document: content,
      memorandum: request.memorandum ?? null,
      ...(request.against ? { against: request.against } : {}),
      ...(request.title ? { title: request.title } : {}),
      ...(request.threads ? { threads: request.threads } : {}),
      assets,
      akn: {
        status: act ? 'adopted' : 'draft',
        jurisdiction: `lv-${municipality.slug}`,
        ...(municipality.councilName ? { author: { code: COUNCIL, name: municipality.councilName } } : {}),
        ...act,
      },
    });
    const printed =
      format === 'pdf' && typeof written === 'string'
        ? await printPdf(written, { title: titleIn(written), lang: 'lv' })
        : written;
    return {
      name: `${request.name}.${MEDIA[format].ending}`,
      mediaType: MEDIA[format].type,
      bytes: typeof printed === 'string' ? new TextEncoder().encode(printed) : printed,
    };
  }
}

/** What the page calls itself, as text. */
function titleIn(page: string): string {
  const title = /<title>([^<]*)<\/title>/.exec(page)?.[1] ?? '';
  return title.replace(/&(amp|lt|gt|quot|#39);/g, (_whole, name: string) => SIGNS[name] ?? '');
}

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
