import { textualModifications } from '#libs/bylaw-amend';
import type { Asset, Assets } from '#libs/bylaw-document';
import {
  amendedWork,
  EXPORT_FORMATS,
  exportAkn,
  exportDocx,
  exportHtml,
  exportMarkdown,
  exportText,
  toBase64,
  type AknEvent,
  type AknOptions,
  type CommentThread,
  type ExportFormat,
  type ImportMeta,
} from '#libs/bylaw-exchange';
import type { LegalDay } from '#libs/contracts';
import { fold } from '#libs/latvian-text';
import type { Node } from 'prosemirror-model';
import { Refused } from '../../api/src/platform/http/refused.js';
import { closePrinter, printPdf } from '../../api/src/platform/print/print-pdf.js';
import { CommandRefused, UsageError } from './command.js';

/** What belongs to an act beside its two documents. */
export interface ActExtras {
  assets?: Assets;
  meta?: Partial<ImportMeta>;
  /** Comments, for Word files. */
  threads?: readonly CommentThread[];
  /** An earlier version: a Word file shows what differs from it as tracked changes. */
  against?: Node;
  /** The act that an amending by-law changes. */
  base?: Node;
  /** The day from which this wording is in force. */
  version?: LegalDay;
  /** What happened to the act, for its life cycle. */
  events?: readonly AknEvent[];
  /** Validity of norms that are in force otherwise than the act, by the id of the unit. */
  periods?: AknOptions['periods'];
}

/** A by-law, with its memorandum where it has one, in the form that `--format` asks for; bytes for Word and PDF. */
export async function writeAct(
  format: string,
  doc: Node,
  memorandum: Node | null = null,
  extras: ActExtras = {},
): Promise<string | Uint8Array> {
  const { assets = new Map<string, Asset>(), against } = extras;
  switch (formatOf(format)) {
    case 'md':
      return exportMarkdown(doc, memorandum);
    case 'txt':
      return exportText(doc, memorandum);
    case 'html':
      return exportHtml(doc, { lang: 'lv', page: true, memorandum, assets });
    case 'akn':
      return exportAkn(doc, aknOptions(doc, memorandum, extras));
    case 'docx':
      return exportDocx(doc, {
        memorandum,
        assets,
        threads: extras.threads ?? [],
        ...(against ? { against } : {}),
      });
    case 'pdf':
      return pdf(exportHtml(doc, { lang: 'lv', page: true, memorandum, assets }), titleOf(doc));
    case 'json':
      return JSON.stringify(
        {
          document: doc.toJSON() as unknown,
          memorandum: (memorandum?.toJSON() ?? null) as unknown,
          ...(extras.meta && Object.keys(extras.meta).length > 0 ? { meta: extras.meta } : {}),
          ...(extras.threads && extras.threads.length > 0 ? { threads: extras.threads } : {}),
          ...assetsJson([...assets.values()]),
        },
        null,
        2,
      );
  }
}

/** The images of an act for its JSON; nothing where there are none. */
export function assetsJson(assets: readonly Asset[]): { assets?: object[] } {
  if (assets.length === 0) return {};
  return {
    assets: assets.map(({ digest, mediaType, bytes }) => ({ digest, mediaType, base64: toBase64(bytes) })),
  };
}

function formatOf(format: string): ExportFormat {
  const known = EXPORT_FORMATS.find((one) => one === format);
  if (!known) throw new UsageError(`There is no format "${format}".`);
  return known;
}

async function pdf(html: string, title: string): Promise<Uint8Array> {
  try {
    return await printPdf(html, { title, lang: 'lv' });
  } catch (error) {
    if (error instanceof Refused) throw new CommandRefused(error.violations);
    throw error;
  } finally {
    await closePrinter();
  }
}

/** What the file says of the act; an act with a day of adoption is adopted. */
function aknOptions(doc: Node, memorandum: Node | null, extras: ActExtras): AknOptions {
  const { assets, meta = {}, base, version, events, periods } = extras;
  const { issuer, number, adopted } = meta;
  const code = fold(issuer ?? '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const amended = amendedWork(doc);
  return {
    status: adopted === undefined ? 'draft' : 'adopted',
    memorandum,
    ...(assets ? { assets } : {}),
    ...(issuer && code !== '' ? { author: { code, name: issuer } } : {}),
    ...(number === undefined ? {} : { number }),
    ...(adopted === undefined ? {} : { adopted }),
    ...(version === undefined ? {} : { version }),
    ...(events ? { events } : {}),
    ...(periods ? { periods } : {}),
    ...(amended
      ? {
          modifications: textualModifications(doc, base),
          amended: { ...amended, ...(base ? { document: base } : {}) },
        }
      : {}),
  };
}

function titleOf(doc: Node): string {
  const title = doc.firstChild?.children.find(({ type }) => type.name === 'title');
  return (title?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
