import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { strToU8, zipSync } from 'fflate';
import { DataSource, type EntityManager } from 'typeorm';
import type { Node } from 'prosemirror-model';
import { parseDocumentOfKind } from '#libs/bylaw-document';
import { entryIntoForceDay, type DossierFacts } from '#libs/bylaw-procedure';
import type { DocumentJson, DossierDocumentKind, FileFormat, PromulgationView } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Dossiers } from '../bylaws/index.js';
import { DocumentTexts, TextFiles } from '../documents/index.js';
import { FileStore } from '../platform/files/file-store.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { AmendedBases, type AmendedBase } from './amended-bases.js';
import { AdoptedTexts } from './adopted-text.js';
import { Promulgations } from './promulgations.js';

const BYLAW = 'saistosie-noteikumi';
const MEMORANDUM = 'paskaidrojuma-raksts';
const CONSOLIDATED = 'konsolidetie-noteikumi';
const CONTAINER = 'parakstits.edoc';
const METADATA = 'metadati.json';

/** What a package holds. */
export type PackageContents = Pick<PromulgationView, 'files' | 'consolidated'>;

/** What the gazette needs to know beside the texts. */
interface PackageMetadata {
  issuer: string;
  title: string;
  number: string | null;
  adopted: string | null;
  /** The day of the decision that corrected it after a ministry's objections (PL 47(5)). */
  corrected: string | null;
  decision: string | null;
  minutes: string | null;
  signedBy: string | null;
  signedOn: string | null;
  /** `container` for an electronically signed one, which is then among the files. */
  signedMeans: 'container' | 'paper' | null;
  entryIntoForce: string;
  contact: string;
  dossier: string;
  digests: { bylaw: string; memorandum: string | null };
}

/** A zip file for "Latvijas Vēstnesis", made of the frozen texts each time it is asked for: same texts, same bytes. */
@Injectable()
export class GazettePackage {
  constructor(
    private readonly dataSource: DataSource,
    private readonly promulgations: Promulgations,
    private readonly adopted: AdoptedTexts,
    private readonly dossiers: Dossiers,
    private readonly texts: DocumentTexts,
    private readonly textFiles: TextFiles,
    private readonly bases: AmendedBases,
    private readonly store: FileStore,
  ) {}

  /** @throws Refused 404 while no package is prepared. */
  async zip(place: PlaceRef, dossierId: string): Promise<{ name: string; bytes: Uint8Array }> {
    const files = await this.files(place, dossierId);
    const { code } = await this.dossiers.load(this.dataSource.manager, place.id, dossierId);
    const entries = Object.fromEntries(
      Object.entries(files).map(
        ([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content] as const,
      ),
    );
    return {
      name: `${code}-latvijas-vestnesis.zip`,
      bytes: zipSync(entries, { mtime: new Date(2000, 0, 1) }),
    };
  }

  /** What the package holds, without making it. @throws Refused 404 while no package is prepared. */
  async contents(place: PlaceRef, dossierId: string): Promise<PackageContents> {
    const { manager } = this.dataSource;
    const row = await this.promulgations.find(manager, place.id, dossierId);
    if (!row) throw Refused.notFound('package');
    const { facts } = await this.adopted.of(manager, place.id, dossierId);
    const { content } = await this.text(manager, place, row.bylawVersionId, 'bylaw');
    const base = await this.base(manager, place, dossierId, content, facts);
    const text = (await base?.consolidated()) ?? null;
    const container = facts.signature?.containerDigest ?? null;
    return {
      consolidated: base && {
        number: base.number,
        title: base.title,
        included: row.withConsolidated && text !== null,
        possible: text !== null,
      },
      files: [
        `${BYLAW}.html`,
        ...(row.memorandumDigest === null ? [] : [`${MEMORANDUM}.html`]),
        `${BYLAW}.docx`,
        `${BYLAW}.txt`,
        ...(row.withConsolidated && text ? [`${CONSOLIDATED}.docx`] : []),
        ...(container ? [CONTAINER] : []),
        METADATA,
      ],
    };
  }

  /** The act that the by-law amends; its text is made only where somebody asks for it. */
  private base(
    manager: EntityManager,
    place: PlaceRef,
    dossierId: string,
    content: DocumentJson,
    facts: DossierFacts,
  ): Promise<AmendedBase | null> {
    const adoptedDay = facts.council?.firstAdoptedOn ?? facts.council?.decision?.date;
    if (!facts.number || !adoptedDay) return Promise.resolve(null);
    return this.bases.find(manager, {
      municipalityId: place.id,
      dossierId,
      content,
      number: facts.number,
      adoptedDay,
      entryDay: entryIntoForceDay(facts) ?? facts.promulgation?.ownEntryIntoForce ?? adoptedDay,
    });
  }

  private async files(place: PlaceRef, dossierId: string): Promise<Record<string, string | Uint8Array>> {
    const { manager } = this.dataSource;
    const row = await this.promulgations.find(manager, place.id, dossierId);
    if (!row) throw Refused.notFound('package');
    const bylaw = await this.text(manager, place, row.bylawVersionId, 'bylaw');
    const memorandum = row.memorandumVersionId
      ? await this.text(manager, place, row.memorandumVersionId, 'memorandum')
      : null;
    const metadata = await this.metadata(manager, place, dossierId, titleOf(bylaw.doc), {
      bylaw: row.digest,
      memorandum: row.memorandumDigest,
    });
    const written = async (
      name: string,
      format: FileFormat,
      kind: DossierDocumentKind,
      content: DocumentJson,
      beside: DocumentJson | null = null,
    ) => {
      const { title } = metadata;
      const request = { municipality: place, kind, format, content, memorandum: beside, title, name };
      return [`${name}.${format}`, (await this.textFiles.write(request)).bytes] as const;
    };
    const beside = memorandum?.content ?? null;
    const { facts } = await this.adopted.of(manager, place.id, dossierId);
    const base = row.withConsolidated
      ? await this.base(manager, place, dossierId, bylaw.content, facts)
      : null;
    const consolidated = (await base?.consolidated()) ?? null;
    const container = await this.container(facts.signature?.containerDigest ?? null);
    return Object.fromEntries<string | Uint8Array>([
      await written(BYLAW, 'html', 'bylaw', bylaw.content),
      ...(beside ? [await written(MEMORANDUM, 'html', 'memorandum', beside)] : []),
      await written(BYLAW, 'docx', 'bylaw', bylaw.content, beside),
      await written(BYLAW, 'txt', 'bylaw', bylaw.content, beside),
      ...(consolidated ? [await written(CONSOLIDATED, 'docx', 'bylaw', consolidated)] : []),
      ...(container ? [[CONTAINER, container] as const] : []),
      [METADATA, `${JSON.stringify(metadata, null, 2)}\n`],
    ]);
  }

  private async container(digest: string | null): Promise<Uint8Array | null> {
    const kept = digest ? await this.store.get(digest) : null;
    return kept ? buffer(kept.stream) : null;
  }

  private async text(manager: EntityManager, place: PlaceRef, versionId: string, kind: DossierDocumentKind) {
    const { content }: { content: DocumentJson } = await this.texts.named(manager, place.id, versionId);
    const parsed = parseDocumentOfKind(content, kind);
    ensureAllowed(parsed);
    return { doc: parsed.doc, content };
  }

  private async metadata(
    manager: EntityManager,
    place: PlaceRef,
    dossierId: string,
    title: string,
    digests: PackageMetadata['digests'],
  ): Promise<PackageMetadata> {
    const { facts } = await this.adopted.of(manager, place.id, dossierId);
    const [municipality] = await manager.query<{ council_name: string; contact_email: string }[]>(
      `SELECT council_name, contact_email FROM municipality WHERE id = $1`,
      [place.id],
    );
    const { code } = await this.dossiers.load(manager, place.id, dossierId);
    return {
      issuer: municipality?.council_name ?? '',
      title,
      number: facts.number,
      adopted: facts.council?.firstAdoptedOn ?? facts.council?.decision?.date ?? null,
      corrected: correctedOn(facts),
      decision: facts.council?.decision?.number ?? null,
      minutes: facts.council?.minutesRef ?? null,
      signedBy: facts.signature?.by ?? null,
      signedOn: facts.signature?.day ?? null,
      signedMeans: facts.signature?.means ?? null,
      entryIntoForce: facts.promulgation?.ownEntryIntoForce ?? 'nākamajā dienā pēc izsludināšanas',
      contact: municipality?.contact_email ?? '',
      dossier: code,
      digests,
    };
  }
}

/** The decision named beside it is then the one that corrected the by-law. */
function correctedOn({ council }: DossierFacts): string | null {
  const last = council?.decision?.date ?? null;
  return council?.firstAdoptedOn && last !== council.firstAdoptedOn ? last : null;
}

/** The title as the frozen text has it, whatever the dossier is called today. */
function titleOf(bylaw: Node): string {
  let title = '';
  bylaw.descendants((node) => {
    if (node.type.name === 'title') title = node.textContent;
    return title === '';
  });
  return title;
}
