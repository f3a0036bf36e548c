import { Inject, Injectable } from '@nestjs/common';
import { zipSync, type Zippable } from 'fflate';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { exportPaperDocx } from '#libs/bylaw-exchange';
import { sectorRequestPaper } from '#libs/review-rules';
import { MunicipalityProfiles } from '../directory/index.js';
import { TextFiles } from '../documents/index.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import type { MadeFile } from '../platform/http/send-file.js';
import { Reviewers } from './reviewers.js';
import { SectorDesk } from './sector-desk.query.js';
import { SectorRequests, type SectorRef } from './sector-requests.js';

/** What a sector ministry without an account is sent: the letter with lines for the answer, the texts. */
@Injectable()
export class SectorPackage {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly profiles: MunicipalityProfiles,
    private readonly files: TextFiles,
    private readonly reviewers: Reviewers,
    private readonly requests: SectorRequests,
    private readonly desk: SectorDesk,
  ) {}

  /** For the reviewer, who sends it by e-address. @throws Refused 404 for another ministry's review. */
  async forReviewer(actor: Actor, roundId: string, viewId: string): Promise<MadeFile> {
    const { manager } = this.dataSource;
    const found = await this.reviewers.find(manager, actor, roundId);
    return this.pack(manager, { ...found, roundId, id: viewId });
  }

  /** For whoever has the link. @throws Refused 404 or 403 for the link. */
  async forGuest(secret: string): Promise<MadeFile> {
    const { manager } = this.dataSource;
    return this.pack(manager, await this.requests.bySecret(manager, secret));
  }

  private async pack(manager: EntityManager, ref: SectorRef): Promise<MadeFile> {
    const { request, text, memorandum } = await this.desk.desk(manager, ref);
    const { councilName, slug } = await this.profiles.byId(ref.municipalityId, manager);
    const municipality = { id: ref.municipalityId, slug, councilName };
    const docx = { municipality, format: 'docx' as const, name: 'teksts', title: request.title };
    const letter = sectorRequestPaper({
      reviewer: request.reviewer,
      ministry: request.ministry,
      council: councilName,
      title: request.title,
      number: request.bylawNumber,
      askedOn: request.askedOn,
      answerBy: request.answerBy,
      question: request.question,
      replyTo: `${this.config.ministryName} e-adresi`,
    });
    const files: Zippable = { '1-pieprasijums.docx': exportPaperDocx(letter) };
    const bylaw = await this.files.write({ ...docx, kind: 'bylaw', content: text.content });
    files['2-saistosie-noteikumi.docx'] = bylaw.bytes;
    if (memorandum) {
      const written = await this.files.write({ ...docx, kind: 'memorandum', content: memorandum.content });
      files['3-paskaidrojuma-raksts.docx'] = written.bytes;
    }
    return {
      name: `${request.code}-nozares-viedoklis.zip`,
      mediaType: 'application/zip',
      bytes: zipSync(files, { level: 0 }),
    };
  }
}
