import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { exportPaperDocx, exportPaperHtml } from '#libs/bylaw-exchange';
import { sittingMinutesPaper, type MinutesReader } from '#libs/council-rules';
import { MunicipalityProfiles } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import type { MadeFile } from '../../platform/http/send-file.js';
import { printPdf } from '../../platform/print/print-pdf.js';
import { ReadSittings } from '../read-sittings.query.js';
import { ReadMinutes } from './minutes.query.js';

/** Forms in which minutes are given. */
export type MinutesFormat = 'docx' | 'pdf';

/** Writes the minutes of a sitting as a document to be signed, or as the one that the website may carry. */
@Injectable()
export class MinutesFile {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sittings: ReadSittings,
    private readonly minutes: ReadMinutes,
    private readonly profiles: MunicipalityProfiles,
  ) {}

  /** @throws Refused 404 when there is no such sitting. */
  async write(
    place: PlaceRef,
    sittingId: string,
    format: MinutesFormat,
    reader: MinutesReader,
  ): Promise<MadeFile> {
    const sitting = await this.sittings.one(place, sittingId);
    const minutes = await this.minutes.of(place, sittingId);
    const { councilName } = await this.profiles.byId(place.id);
    const debates = await this.debates(place, sittingId);
    const paper = sittingMinutesPaper({ council: councilName, sitting, minutes, debates }, reader);
    const name = `protokols-${sitting.day}${reader === 'public' ? '-publicesanai' : ''}.${format}`;
    if (format === 'docx')
      return {
        name,
        mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        bytes: exportPaperDocx(paper),
      };
    const bytes = await printPdf(exportPaperHtml(paper), { title: paper.title, lang: 'lv' });
    return { name, mediaType: 'application/pdf', bytes };
  }

  private async debates(place: PlaceRef, sittingId: string): Promise<Map<string, string>> {
    const rows = await this.dataSource.query<{ id: string; debate: string }[]>(
      `SELECT id, debate FROM agenda_item WHERE municipality_id = $1 AND sitting_id = $2 AND debate IS NOT NULL`,
      [place.id, sittingId],
    );
    return new Map(rows.map(({ id, debate }) => [id, debate]));
  }
}
