import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { exportPaperDocx, exportPaperHtml } from '#libs/bylaw-exchange';
import type { PublicOpinion } from '#libs/contracts';
import { noticeForm, summaryForm, type SummarisedView } from '#libs/participation-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { Refused } from '../../platform/http/refused.js';
import type { MadeFile } from '../../platform/http/send-file.js';
import { printPdf } from '../../platform/print/print-pdf.js';
import { AdvisoryStore } from '../advisory/advisory-store.js';
import { paperOf } from '../form-paper.js';
import { MeetingStore } from '../meetings/meeting-store.js';
import { OpinionList } from '../opinion-list.query.js';
import { EventStore, isPublic, planOf } from './event-store.js';

const FORMATS = ['html', 'pdf', 'docx'] as const;
const MEDIA = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** Forms 1 and 2 of MK639 of an event, for printing and for the official website. */
@Injectable()
export class EventFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly events: EventStore,
    private readonly meetings: MeetingStore,
    private readonly opinions: OpinionList,
    private readonly councils: AdvisoryStore,
  ) {}

  /**
   * @param everybody whether anybody asks: then only what is public exists, the summary once it was approved.
   * @throws Refused 404, 422 `export.format`.
   */
  async write(
    place: PlaceRef,
    idOrCode: string,
    form: string,
    format: string,
    everybody: boolean,
  ): Promise<MadeFile> {
    const wanted = FORMATS.find((one) => one === format);
    if (!wanted) throw new Refused([{ code: 'export.format', where: 'format' }], 422);
    const { manager } = this.dataSource;
    const event = await this.events.load(manager, place.id, idOrCode);
    if (everybody && !isPublic(event)) throw Refused.notFound('event');
    if (form !== 'notice' && form !== 'summary') throw Refused.notFound('form');
    if (everybody && form === 'summary' && !event.approvedDay) throw Refused.notFound('form');
    const groups = await this.events.groups(manager, place.id, event.id);
    const plan = { ...planOf(event), groups, code: event.code };
    const table =
      form === 'notice'
        ? noticeForm(
            plan,
            await this.meetings.of(manager, place.id, event.id),
            await this.councils.of(manager, place.id, event.id),
          )
        : summaryForm(
            plan,
            (await this.opinions.published(manager, place.id, { eventId: event.id })).map(summarised),
            event.approvedDay ?? this.clock.legalToday(),
          );
    const paper = paperOf(table);
    const bytes =
      wanted === 'docx'
        ? exportPaperDocx(paper)
        : wanted === 'pdf'
          ? await printPdf(exportPaperHtml(paper), { title: table.title, lang: 'lv' })
          : new TextEncoder().encode(exportPaperHtml(paper));
    const name = form === 'notice' ? 'pazinojums' : 'apkopojums';
    return { name: `${event.code}_${name}.${wanted}`, mediaType: MEDIA[wanted], bytes };
  }
}

/** An opinion as form 2 lists it. */
function summarised({ author, legalPerson, text, answer }: PublicOpinion): SummarisedView {
  return {
    author,
    isOrganisation: legalPerson,
    text,
    outcome: answer?.outcome ?? null,
    explanation: answer?.reason ?? null,
  };
}
