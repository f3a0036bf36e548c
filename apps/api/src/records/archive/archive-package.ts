import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { DocumentJson, DossierDocumentKind, FileFormat } from '#libs/contracts';
import { TextFiles } from '../../documents/index.js';
import { MunicipalityProfiles } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { FileStore } from '../../platform/files/file-store.js';
import { Refused } from '../../platform/http/refused.js';
import { plainHtml, plainTable } from '../package/plain-html.js';
import type { PackageFile } from '../package/stream-package.js';
import { auditExtract } from './audit-extract.js';
import { DOSSIER_TABLES } from './dossier-tables.js';

/** A frozen text of the dossier. */
interface Frozen {
  id: string;
  kind: DossierDocumentKind;
  version: number;
  name: string;
  digest: string;
  content: DocumentJson;
}

/** A file that somebody attached or that was signed. */
interface Attached {
  path: string;
  title: string;
  digest: string;
}

/** What a package is about, and its files in their order. */
export interface ArchivePackageContents {
  code: string;
  municipality: string;
  files: AsyncGenerator<PackageFile>;
}

const FORMATS: readonly FileFormat[] = ['docx', 'pdf', 'html'];
const SERVICE_UNAVAILABLE = 503;

/**
 * Everything about one dossier that the archive keeps: frozen texts, what was said and answered, votes, signatures, the
 * part of the audit chain, an index for people. Rows are read in one moment; texts and files are made one by one.
 */
@Injectable()
export class ArchivePackage {
  constructor(
    private readonly dataSource: DataSource,
    private readonly profiles: MunicipalityProfiles,
    private readonly texts: TextFiles,
    private readonly store: FileStore,
  ) {}

  /** @throws Refused 404 */
  async of(place: PlaceRef, dossierId: string, restricted: boolean): Promise<ArchivePackageContents> {
    const { name } = await this.profiles.byId(place.id);
    const rows = await this.dataSource.transaction('REPEATABLE READ', async (manager) => ({
      tables: await tables(manager, place.id, dossierId, restricted),
      frozen: await frozenTexts(manager, place.id, dossierId),
      attached: await attachedFiles(manager, place.id, dossierId, restricted),
    }));
    const [metadata] = JSON.parse(String(rows.tables[0]?.content ?? '[]')) as {
      code: string;
      title: string;
    }[];
    if (!metadata) throw Refused.notFound('dossier');
    return {
      code: metadata.code,
      municipality: name,
      files: this.files(place, { ...rows, title: `${metadata.code} ${metadata.title}`, restricted }),
    };
  }

  private async *files(
    place: PlaceRef,
    rows: {
      tables: PackageFile[];
      frozen: Frozen[];
      attached: Attached[];
      title: string;
      restricted: boolean;
    },
  ): AsyncGenerator<PackageFile> {
    const listed: { path: string; title: string }[] = [];
    const list = (file: PackageFile): PackageFile => {
      listed.push(file);
      return file;
    };
    for (const table of rows.tables) yield list(table);
    for (const text of rows.frozen) yield list(asStored(text));
    for (const kind of ['bylaw', 'memorandum'] as const) {
      const last = rows.frozen.filter((text) => text.kind === kind).at(-1);
      if (!last) continue;
      for (const format of FORMATS) {
        const file = await this.written(place, last, format);
        if (file) yield list(file);
      }
    }
    for (const { path, title, digest } of rows.attached) {
      const kept = await this.store.get(digest);
      if (kept) yield list({ path, title, content: await buffer(kept.stream) });
    }
    yield {
      path: 'index.html',
      title: 'Saturs lasīšanai',
      content: index(rows.title, rows.restricted, listed),
    };
  }

  /** Null where no browser prints: the other forms of the text are in the package all the same. */
  private async written(place: PlaceRef, text: Frozen, format: FileFormat): Promise<PackageFile | null> {
    const path = `teksti/${fileName(text)}`;
    try {
      const { bytes } = await this.texts.write({
        municipality: place,
        kind: text.kind,
        format,
        content: text.content,
        name: fileName(text),
      });
      return { path: `${path}.${format}`, title: `${text.name} (${format})`, content: bytes };
    } catch (error) {
      if (format === 'pdf' && error instanceof Refused && error.status === SERVICE_UNAVAILABLE) return null;
      throw error;
    }
  }
}

async function tables(
  manager: EntityManager,
  municipalityId: string,
  dossierId: string,
  restricted: boolean,
): Promise<PackageFile[]> {
  const files: PackageFile[] = [];
  for (const table of DOSSIER_TABLES) {
    if (table.restricted && !restricted) continue;
    const rows = await manager.query<unknown[]>(table.select, [municipalityId, dossierId]);
    files.push({ path: table.path, title: table.title, content: pretty(rows) });
  }
  const extract = await auditExtract(manager, municipalityId, dossierId, restricted);
  files.push({ path: 'audits.json', title: 'Izraksts no darbību žurnāla ķēdes', content: pretty(extract) });
  return files;
}

function frozenTexts(manager: EntityManager, municipalityId: string, dossierId: string): Promise<Frozen[]> {
  return manager.query<Frozen[]>(
    `SELECT v.id, d.kind, v.version, v.name, v.digest, v.content FROM named_version v
       JOIN document d ON d.municipality_id = v.municipality_id AND d.id = v.document_id
      WHERE v.municipality_id = $1 AND d.dossier_id = $2 AND d.kind IN ('bylaw', 'memorandum')
      ORDER BY d.kind, v.version, v.at`,
    [municipalityId, dossierId],
  );
}

/** Signed containers and files that came with opinions; what was not released is restricted. */
async function attachedFiles(
  manager: EntityManager,
  municipalityId: string,
  dossierId: string,
  restricted: boolean,
): Promise<Attached[]> {
  const containers = await manager.query<{ digest: string }[]>(
    `SELECT DISTINCT g.container_digest AS digest FROM signature g
       JOIN agenda_item i ON i.municipality_id = g.municipality_id AND i.id = g.item_id
      WHERE g.municipality_id = $1 AND i.dossier_id = $2 AND g.container_digest IS NOT NULL ORDER BY 1`,
    [municipalityId, dossierId],
  );
  const files = await manager.query<{ id: string; digest: string; name: string; released: boolean }[]>(
    `SELECT a.id, f.digest, f.name, a.released_at IS NOT NULL AS released FROM opinion_attachment a
       JOIN opinion o ON o.municipality_id = a.municipality_id AND o.id = a.opinion_id
       JOIN stored_file f ON f.municipality_id = a.municipality_id AND f.id = a.file_id
      WHERE a.municipality_id = $1 AND o.dossier_id = $2 AND (a.released_at IS NOT NULL OR $3) ORDER BY a.added_at, a.id`,
    [municipalityId, dossierId, restricted],
  );
  return [
    ...containers.map(({ digest }) => ({
      path: `paraksti/${digest.slice(0, 16)}.edoc`,
      title: 'Elektroniski parakstīts konteiners',
      digest,
    })),
    ...files.map(({ id, digest, name, released }) => ({
      // A name that somebody gave may lead out of the folder or name a person.
      path: `${released ? 'pielikumi' : 'ierobezotas-pieejamibas/pielikumi'}/${id}${ending(name)}`,
      title: released
        ? 'Viedokļa pielikums'
        : 'Viedokļa pielikums vai skenēts dokuments (ierobežotas pieejamības)',
      digest,
    })),
  ];
}

function asStored(text: Frozen): PackageFile {
  return {
    path: `teksti/${fileName(text)}-${text.id.slice(0, 8)}.json`,
    title: `${text.name} (dokumenta modelis, SHA-256 ${text.digest})`,
    content: pretty(text.content),
  };
}

function fileName({ kind, version }: Frozen): string {
  return `${kind === 'bylaw' ? 'saistosie-noteikumi' : 'paskaidrojuma-raksts'}-v${version}`;
}

function ending(name: string): string {
  return /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0].toLowerCase() ?? '';
}

function index(
  title: string,
  restricted: boolean,
  files: readonly { path: string; title: string }[],
): string {
  const note = restricted
    ? '<p><strong>Pakotnē ir ierobežotas pieejamības informācija.</strong></p>'
    : '<p>Pakotnē nav ierobežotas pieejamības informācijas.</p>';
  const how =
    '<p>Katras datnes kontrolsumma ir datnē manifest.json. Pakotni pārbauda ar komandu <code>vietvara archive verify</code>.</p>';
  const rows = files.map(({ path, title: about }) => [path, about]);
  return plainHtml(title, `${note}\n${how}\n${plainTable(['Datne', 'Kas tas ir'], rows)}`);
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
