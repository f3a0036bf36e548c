import {
  Body,
  Controller,
  Get,
  Param,
  Post,
  Query,
  Res,
  UploadedFiles,
  UseInterceptors,
} from '@nestjs/common';
import { FilesInterceptor } from '@nestjs/platform-express';
import type { Response } from 'express';
import { numberDocument, isUnit, parseDocumentOfKind, unitPhrase } from '#libs/bylaw-document';
import { OPINION_FILES, type OpinionReceipt, type Violation } from '#libs/contracts';
import { Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Public } from '../../platform/access/requires.js';
import { Refused } from '../../platform/http/refused.js';
import { sendPlainPage, type PageLanguage } from '../../platform/http/plain-page.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { FormTokens } from '../form-tokens.js';
import { AttachFile } from '../opinions/attach-file.js';
import { toUpload, type MulterFile } from '../opinions/upload.js';
import { PublicStages } from '../public-stages.query.js';
import { SubmitOpinionCase } from '../submit-opinion.js';
import { plainClosed, plainForm, plainReceipt, type PlainUnit } from './plain-form-page.js';
import { PlainOpinionDto, toOpinion } from './plain-form.dto.js';
import { PLAIN_WORDS } from './plain-form-words.js';

const ANONYMOUS = { kind: 'anonymous' } as const;
const UPLOAD = {
  limits: { fileSize: OPINION_FILES.maxBytes, files: OPINION_FILES.most, fields: 20, fieldSize: 100_000 },
};

/**
 * The opinion form for browsers without scripts. It lies outside the paths that know a session: whoever sends it is a
 * stranger even when logged in, so another site's form could do nothing in anybody's name.
 */
@Controller('forma/:place/:code')
@Public()
export class PlainFormController {
  constructor(
    private readonly stages: PublicStages,
    private readonly tokens: FormTokens,
    private readonly submit: SubmitOpinionCase,
    private readonly attachFile: AttachFile,
  ) {}

  @Get()
  async show(
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const language = languageOf(query);
    const unitId = typeof query['punkts'] === 'string' ? query['punkts'] : undefined;
    await this.form(place, code, language, response, unitId ? { unitId } : {}, []);
  }

  @Post()
  @RateLimit('opinion')
  @UseInterceptors(FilesInterceptor('files', OPINION_FILES.most, UPLOAD))
  async take(
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Query() query: Record<string, unknown>,
    @Body() body: PlainOpinionDto,
    @UploadedFiles() files: MulterFile[] | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const language = languageOf(query);
    const stage = await this.stages.of(place, code);
    if (!stage) throw Refused.notFound('stage');
    let receipt: OpinionReceipt;
    try {
      const marks = { token: body.token, ...(body.website ? { website: body.website } : {}) };
      receipt = await this.submit.run(ANONYMOUS, place, stage.id, toOpinion(body, language), marks);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await this.form(place, code, language, response, body, error.violations);
      return;
    }
    const unsent = await this.keep(
      place,
      receipt,
      (files ?? []).filter(({ buffer }) => buffer.length > 0),
    );
    const prefix = language === 'en' ? '/en' : '';
    sendPlainPage(response, {
      status: 201,
      language,
      title: PLAIN_WORDS[language].done,
      main: plainReceipt(language, {
        receipt,
        own: `${prefix}/${place.slug}/viedoklis/${receipt.receipt}#${receipt.key}`,
        back: backOf(place, code, language),
        unsent,
      }),
    });
  }

  private async form(
    place: PlaceRef,
    code: string,
    language: PageLanguage,
    response: Response,
    typed: Partial<PlainOpinionDto>,
    violations: readonly Violation[],
  ): Promise<void> {
    const stage = await this.stages.of(place, code);
    if (!stage) throw Refused.notFound('stage');
    const back = backOf(place, code, language);
    const open = stage.acceptsOpinions;
    const words = PLAIN_WORDS[language];
    // A token that is good may be used again; one that is not is replaced.
    const known = typed.token && this.tokens.check(stage.id, typed.token).length === 0;
    const tooFast = violations.some(({ code: one }) => one === 'opinion.sent_too_fast');
    sendPlainPage(response, {
      status: open ? (violations.length > 0 ? 422 : 200) : 410,
      language,
      title: violations.length > 0 ? `${words.wrong}: ${words.title}` : words.title,
      main: open
        ? plainForm({
            language,
            action: `/forma/${place.slug}/${encodeURIComponent(code)}${language === 'en' ? '?valoda=en' : ''}`,
            back,
            question: stage.question,
            units: await this.units(place, code),
            token: (known || tooFast) && typed.token ? typed.token : this.tokens.issue(stage.id),
            typed,
            violations,
          })
        : plainClosed(language, back),
    });
  }

  private async keep(
    place: PlaceRef,
    { receipt, key }: OpinionReceipt,
    files: readonly MulterFile[],
  ): Promise<string[]> {
    const unsent: string[] = [];
    for (const file of files) {
      const upload = toUpload(file);
      try {
        await this.attachFile.byAuthor(ANONYMOUS, place, receipt, key, upload);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        unsent.push(upload.name);
      }
    }
    return unsent;
  }

  private async units(place: PlaceRef, code: string): Promise<PlainUnit[]> {
    const { bylaw } = await this.stages.textsOf(place, code);
    const parsed = parseDocumentOfKind(bylaw, 'bylaw');
    if (!parsed.allowed) return [];
    const numbering = numberDocument(parsed.doc);
    const units: PlainUnit[] = [];
    parsed.doc.descendants((node) => {
      const unit = isUnit(node) ? numbering.get(String(node.attrs['id'])) : undefined;
      if (unit && !unit.deleted)
        units.push({ id: unit.id, name: unitPhrase(unit, 'nom'), text: node.firstChild?.textContent ?? '' });
      return !node.isTextblock;
    });
    return units;
  }
}

function languageOf(query: Record<string, unknown>): PageLanguage {
  return query['valoda'] === 'en' ? 'en' : 'lv';
}

function backOf(place: PlaceRef, code: string, language: PageLanguage): string {
  return `${language === 'en' ? '/en' : ''}/${place.slug}/noteikumi/${encodeURIComponent(code)}`;
}
