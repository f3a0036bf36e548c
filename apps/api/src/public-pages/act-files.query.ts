import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isFileFormat, type FileFormat, type LegalDay } from '#libs/contracts';
import { MunicipalityProfiles } from '../directory/index.js';
import { DocumentTexts, TextFiles, type ActFacts } from '../documents/index.js';
import type { MadeFile } from '../platform/http/send-file.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { Refused } from '../platform/http/refused.js';
import { Acts, type ActRow } from '../promulgation/index.js';
import { ActTexts } from './act-texts.query.js';
import { FileCache } from './file-cache.js';

/** Public texts as files in every form that they are offered in. */
@Injectable()
export class ActFiles {
  private readonly cache = new FileCache();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly acts: Acts,
    private readonly texts: DocumentTexts,
    private readonly published: ActTexts,
    private readonly files: TextFiles,
    private readonly municipalities: MunicipalityProfiles,
  ) {}

  /** A text of a draft or an act that became public. @throws Refused 404. */
  async version(
    place: PlaceRef,
    dossier: { id: string; code: string; title: string },
    versionId: string,
    format: string,
  ): Promise<MadeFile> {
    const { kind, digest, content } = await this.published.text(place, dossier.id, versionId);
    if (!isFileFormat(kind, format)) throw Refused.notFound('file');
    const act = await this.acts.ofDossier(place.id, this.clock.legalToday(), dossier.id);
    const wording = act?.texts.find((text) => text.digest === digest);
    // The same text is written otherwise once it is published: number and days stand in some of the files.
    const known = act && wording ? `${act.number} ${wording.from}` : 'draft';
    return this.cache.get(`${place.id} ${dossier.code} ${kind} ${digest} ${known} ${format}`, async () =>
      this.files.write({
        municipality: await this.municipality(place),
        kind,
        format,
        content,
        title: dossier.title,
        ...(act && wording ? { act: factsOf(act, wording.from) } : {}),
        name: `${dossier.code}${kind === 'memorandum' ? '-paskaidrojuma-raksts' : ''}`,
      }),
    );
  }

  /** The wording of an act from a day on. @throws Refused 404 when no text begins on that day. */
  async wording(
    place: PlaceRef,
    year: number,
    slug: string,
    from: LegalDay,
    format: string,
  ): Promise<MadeFile> {
    const act = await this.acts.bySlug(place.id, this.clock.legalToday(), year, slug);
    const text = act?.texts.find((one) => one.from === from);
    if (!act || !text || !isFileFormat('bylaw', format)) throw Refused.notFound('file');
    return this.cache.get(`${place.id} ${year}/${slug} ${text.digest} ${from} ${format}`, () =>
      this.write(place, act, text.bylawVersionId, from, format),
    );
  }

  private async write(
    place: PlaceRef,
    act: ActRow,
    versionId: string,
    from: LegalDay,
    format: FileFormat,
  ): Promise<MadeFile> {
    const { content } = await this.texts.named(this.dataSource.manager, place.id, versionId);
    const year = act.slug.includes(String(act.year)) ? '' : `-${act.year}`;
    return this.files.write({
      municipality: await this.municipality(place),
      kind: 'bylaw',
      format,
      content,
      act: factsOf(act, from),
      title: act.title,
      name: `SN-${act.slug}${year}_${from}`,
    });
  }

  private async municipality(place: PlaceRef): Promise<{ id: string; slug: string; councilName: string }> {
    const { councilName } = await this.municipalities.byId(place.id);
    return { id: place.id, slug: place.slug, councilName };
  }
}

function factsOf(act: ActRow, version: LegalDay): ActFacts {
  return {
    number: act.number,
    adopted: act.adoptedDay,
    version,
    published: { date: act.official.day, number: act.official.number },
  };
}
