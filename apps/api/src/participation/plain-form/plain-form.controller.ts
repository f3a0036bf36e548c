import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { numberDocument, isUnit, parseDocumentOfKind, unitPhrase } from '#libs/bylaw-document';
import { OPINION_FILES, type OpinionReceipt, type SubmitOpinion, type Violation } from '#libs/contracts';
import { Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Public } from '../../platform/access/requires.js';
import { FormFiles, TakesFiles, type Upload } from '../../platform/files/upload.js';
import { Refused } from '../../platform/http/refused.js';
import { sendPlainPage, type PageLanguage } from '../../platform/http/plain-page.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { PublicEvents } from '../events/public-events.query.js';
import { FormTokens } from '../form-tokens.js';
import { AttachFile } from '../opinions/attach-file.js';
import { PublicStages } from '../public-stages.query.js';
import { SubmitOpinionCase, type FormMarks } from '../submit-opinion.js';
import { plainClosed, plainForm, plainReceipt, type PlainUnit } from './plain-form-page.js';
import { PlainOpinionDto, toOpinion } from './plain-form.dto.js';
import { PLAIN_WORDS } from './plain-form-words.js';
import { actionOf, languageOf, prefixOf, tokenFor } from './plain-request.js';

const ANONYMOUS = { kind: 'anonymous' } as const;
const FIELDS = { fields: 20, fieldBytes: 100_000 };

/** What is asked, and where an opinion about it goes. */
interface Asked {
  /** Of the stage or the event: the token is for it. */
  id: string;
  what: 'draft' | 'event';
  question: string;
  open: boolean;
  units: readonly PlainUnit[];
  groups: readonly { id: string; name: string }[];
  /** Path of the form below `/forma/:place/`. */
  path: string;
  /** Path of the page that leads to it, without language and municipality. */
  page: string;
  send: (opinion: SubmitOpinion, marks: FormMarks) => Promise<OpinionReceipt>;
}

/**
 * The opinion form for browsers without scripts, for drafts and for events. It lies outside the paths that know a
 * session: whoever sends it is a stranger even when logged in, so another site's form could do nothing in anybody's name.
 */
@Controller('forma/:place')
@Public()
export class PlainFormController {
  constructor(
    private readonly stages: PublicStages,
    private readonly events: PublicEvents,
    private readonly tokens: FormTokens,
    private readonly submit: SubmitOpinionCase,
    private readonly attachFile: AttachFile,
  ) {}

  @Get(':code')
  async show(
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    const unitId = typeof query['punkts'] === 'string' ? query['punkts'] : undefined;
    const asked = await this.draft(place, code);
    this.form(place, asked, languageOf(query), response, unitId ? { unitId } : {}, []);
  }

  @Post(':code')
  @RateLimit('opinion')
  @TakesFiles(OPINION_FILES.most, OPINION_FILES.maxBytes, FIELDS)
  async take(
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Query() query: Record<string, unknown>,
    @Body() body: PlainOpinionDto,
    @FormFiles() files: Upload[],
    @Res() response: Response,
  ): Promise<void> {
    await this.keep(place, () => this.draft(place, code), languageOf(query), response, body, files);
  }

  @Get('lidzdaliba/:code')
  async showEvent(
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    this.form(place, await this.event(place, code), languageOf(query), response, {}, []);
  }

  @Post('lidzdaliba/:code')
  @RateLimit('opinion')
  @TakesFiles(OPINION_FILES.most, OPINION_FILES.maxBytes, FIELDS)
  async takeAtEvent(
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Query() query: Record<string, unknown>,
    @Body() body: PlainOpinionDto,
    @FormFiles() files: Upload[],
    @Res() response: Response,
  ): Promise<void> {
    await this.keep(place, () => this.event(place, code), languageOf(query), response, body, files);
  }

  private async keep(
    place: PlaceRef,
    ask: () => Promise<Asked>,
    language: PageLanguage,
    response: Response,
    body: PlainOpinionDto,
    files: readonly Upload[],
  ): Promise<void> {
    const asked = await ask();
    let receipt: OpinionReceipt;
    try {
      const marks = { token: body.token, ...(body.website ? { website: body.website } : {}) };
      receipt = await asked.send(toOpinion(body, language), marks);
    } catch (error) {
      if (!(error instanceof Refused) || error.status === 404) throw error;
      // The term may have ended meanwhile.
      this.form(place, await ask(), language, response, body, error.violations);
      return;
    }
    const unsent = await this.attach(
      place,
      receipt,
      files.filter(({ content }) => content.length > 0),
    );
    sendPlainPage(response, {
      status: 201,
      language,
      title: PLAIN_WORDS[language].done,
      main: plainReceipt(language, {
        what: asked.what,
        receipt,
        own: `${prefixOf(language)}/${place.slug}/viedoklis/${receipt.receipt}#${receipt.key}`,
        back: `${prefixOf(language)}/${place.slug}/${asked.page}`,
        unsent,
      }),
    });
  }

  private form(
    place: PlaceRef,
    asked: Asked,
    language: PageLanguage,
    response: Response,
    typed: Partial<PlainOpinionDto>,
    violations: readonly Violation[],
  ): void {
    const { open, id, what, question, units, groups, path, page } = asked;
    const back = `${prefixOf(language)}/${place.slug}/${page}`;
    const words = PLAIN_WORDS[language];
    sendPlainPage(response, {
      status: open ? (violations.length > 0 ? 422 : 200) : 410,
      language,
      title: violations.length > 0 ? `${words.wrong}: ${words.title}` : words.title,
      main: open
        ? plainForm({
            what,
            language,
            action: actionOf(place, path, language),
            back,
            question,
            units,
            groups,
            token: tokenFor(this.tokens, id, typed.token, violations),
            typed,
            violations,
          })
        : plainClosed(language, what, back),
    });
  }

  private async draft(place: PlaceRef, code: string): Promise<Asked> {
    const stage = await this.stages.of(place, code);
    if (!stage) throw Refused.notFound('stage');
    return {
      id: stage.id,
      what: 'draft',
      question: stage.question,
      open: stage.acceptsOpinions,
      units: await this.units(place, code),
      groups: [],
      path: encodeURIComponent(code),
      page: `noteikumi/${encodeURIComponent(code)}`,
      send: (opinion, marks) => this.submit.run(ANONYMOUS, place, stage.id, opinion, marks),
    };
  }

  private async event(place: PlaceRef, code: string): Promise<Asked> {
    const event = await this.events.read(place, code);
    const page = `lidzdaliba/${encodeURIComponent(code)}`;
    return {
      id: event.id,
      what: 'event',
      question: event.question,
      open: event.acceptsOpinions,
      units: [],
      groups: event.groups,
      path: page,
      page,
      send: (opinion, marks) => this.submit.atEvent(ANONYMOUS, place, code, opinion, marks),
    };
  }

  private async attach(
    place: PlaceRef,
    { receipt, key }: OpinionReceipt,
    files: readonly Upload[],
  ): Promise<string[]> {
    const unsent: string[] = [];
    for (const upload of files) {
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
