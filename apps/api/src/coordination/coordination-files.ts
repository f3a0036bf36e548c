import { Injectable } from '@nestjs/common';
import { zipSync, type Zippable } from 'fflate';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { exportPaperDocx, exportPaperHtml, type Paper } from '#libs/bylaw-exchange';
import {
  answerFormPaper,
  minutesPaper,
  opinionRows,
  opinionsPaper,
  statementPaper,
  statementRows,
  tableCsv,
  type CoordinationFacts,
} from '#libs/coordination-papers';
import { contactsNote } from '#libs/memorandum-rules';
import { Dossiers } from '../bylaws/index.js';
import { MunicipalityProfiles } from '../directory/index.js';
import { DocumentTexts, TextFiles } from '../documents/index.js';
import type { MadeFile } from '../platform/http/send-file.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Refused } from '../platform/http/refused.js';
import { printPdf } from '../platform/print/print-pdf.js';
import { CoordinationDeskQuery } from './coordination-desk.query.js';
import { CoordinationStore } from './coordination-store.js';
import { GuestDeskQuery } from './guest-desk.query.js';
import { Links } from './links.js';
import { earlierOf, hasLooked, type FoundRequest } from './request-desk.query.js';

/** Forms in which the papers of a coordination are given. */
export const PAPER_FORMATS = ['docx', 'pdf', 'csv'] as const;
/** One of {@link PAPER_FORMATS}. */
export type PaperFormat = (typeof PAPER_FORMATS)[number];

const MEDIA: Record<PaperFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
};

interface Table {
  head: string[];
  rows: string[][];
}

/** Writes the papers of a coordination: the statement, the opinions, minutes, and the package for a party. */
@Injectable()
export class CoordinationFiles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: CoordinationDeskQuery,
    private readonly dossiers: Dossiers,
    private readonly store: CoordinationStore,
    private readonly profiles: MunicipalityProfiles,
    private readonly texts: DocumentTexts,
    private readonly files: TextFiles,
    private readonly links: Links,
    private readonly guests: GuestDeskQuery,
  ) {}

  /** The statement (izziņa) over all rounds of the last coordination. */
  async statement(actor: Actor, place: PlaceRef, dossierId: string, format: string): Promise<MadeFile> {
    const facts = await this.facts(actor, place, dossierId);
    return this.write(`${facts.code}-izzina`, format, statementPaper(facts), () => statementRows(facts));
  }

  /** The opinions as they came. */
  async opinions(actor: Actor, place: PlaceRef, dossierId: string, format: string): Promise<MadeFile> {
    const facts = await this.facts(actor, place, dossierId);
    return this.write(`${facts.code}-atzinumi`, format, opinionsPaper(facts), () => opinionRows(facts));
  }

  /** Minutes of a meeting, or its agenda while it is only called. @throws Refused 404 */
  async minutes(
    actor: Actor,
    place: PlaceRef,
    { dossierId, meetingId }: { dossierId: string; meetingId: string },
    format: string,
  ): Promise<MadeFile> {
    const facts = await this.facts(actor, place, dossierId);
    const meeting = facts.meetings.find(({ id }) => id === meetingId);
    if (!meeting) throw Refused.notFound('meeting');
    const name = `${facts.code}-sanaksme-${meeting.number}`;
    return this.write(name, format, minutesPaper(meeting, facts), null);
  }

  /** What a party without an account is sent: texts, what changed, what became of its items, the form for the answer. */
  async package(
    place: PlaceRef,
    { dossierId, roundId, partyId }: { dossierId: string; roundId: string; partyId: string },
  ): Promise<MadeFile> {
    const { manager } = this.dataSource;
    const dossier = await this.dossiers.load(manager, place.id, dossierId);
    const rounds = await this.store.rounds(manager, place.id, dossierId);
    const round = rounds.find(({ id }) => id === roundId);
    const party = round?.parties.find(({ id }) => id === partyId);
    if (!round || !party) throw Refused.notFound('party');
    return this.packed(manager, { dossier, rounds, round, party });
  }

  /** The same for whoever has the party's link. @throws Refused 404 or 403 for the link */
  async guestPackage(secret: string): Promise<MadeFile> {
    const { manager } = this.dataSource;
    return this.packed(manager, await this.guests.load(manager, await this.links.find(manager, secret)));
  }

  private async packed(manager: EntityManager, found: FoundRequest): Promise<MadeFile> {
    const { dossier, round, party } = found;
    const { councilName, contactEmail, slug } = await this.profiles.byId(dossier.municipalityId, manager);
    const municipality = { id: dossier.municipalityId, slug, councilName };
    const named = (id: string) => this.texts.named(manager, dossier.municipalityId, id);
    const bylaw = await named(round.bylawVersionId);
    const files: Zippable = {};
    const add = (name: string, { bytes }: Pick<MadeFile, 'bytes'>): void => void (files[name] = bytes);
    const docx = { municipality, format: 'docx' as const, name: 'teksts', title: dossier.title };
    add('1-projekts.docx', await this.files.write({ ...docx, kind: 'bylaw', content: bylaw.content }));
    if (round.memorandumVersionId) {
      const { content } = await named(round.memorandumVersionId);
      add('2-paskaidrojuma-raksts.docx', await this.files.write({ ...docx, kind: 'memorandum', content }));
    }
    const form = answerFormPaper({
      number: party.id,
      title: dossier.title,
      code: dossier.code,
      council: councilName,
      party: party.name,
      round: round.number,
      dueDay: round.dueDay,
      replyTo: contactEmail,
    });
    add('3-atzinuma-veidlapa.docx', { bytes: exportPaperDocx(form) });
    const last = earlierOf(found)
      .filter(({ own }) => hasLooked(own))
      .at(-1);
    if (last) {
      const against = (await named(last.earlier.bylawVersionId)).content;
      const changes = await this.files.write({ ...docx, kind: 'bylaw', content: bylaw.content, against });
      add('4-kas-mainijies.docx', changes);
    }
    return {
      name: `${dossier.code}-saskanosana-${round.number}.zip`,
      mediaType: 'application/zip',
      bytes: zipSync(files, { level: 0 }),
    };
  }

  private async facts(actor: Actor, place: PlaceRef, dossierId: string): Promise<CoordinationFacts> {
    const { dossier, rounds, meetings, coordination, contacts } = await this.desk.of(actor, place, dossierId);
    const { councilName } = await this.profiles.byId(place.id);
    return {
      title: dossier.title,
      code: dossier.code,
      council: councilName,
      rounds: rounds.filter(({ coordinationId }) => coordinationId === coordination?.id),
      meetings,
      coordination,
      contacts: contacts && contactsNote(contacts),
    };
  }

  private async write(
    name: string,
    asked: string,
    paper: Paper,
    rows: (() => Table) | null,
  ): Promise<MadeFile> {
    const format = PAPER_FORMATS.find((one) => one === asked);
    if (!format || (format === 'csv' && !rows))
      throw new Refused([{ code: 'export.format', where: 'format' }], 422);
    return { name: `${name}.${format}`, mediaType: MEDIA[format], bytes: await bytesOf(format, paper, rows) };
  }
}

async function bytesOf(format: PaperFormat, paper: Paper, rows: (() => Table) | null): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return exportPaperDocx(paper);
    case 'pdf':
      return printPdf(exportPaperHtml(paper), { title: paper.title, lang: 'lv' });
    case 'csv': {
      const table = rows?.() ?? { head: [], rows: [] };
      return new TextEncoder().encode(tableCsv(table.head, table.rows));
    }
  }
}
