import { Body, Controller, Get, Post, Query, Res, UseInterceptors } from '@nestjs/common';
import { NoFilesInterceptor } from '@nestjs/platform-express';
import type { Response } from 'express';
import type { Violation } from '#libs/contracts';
import { Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Public } from '../../platform/access/requires.js';
import { sendPlainPage, type PageLanguage } from '../../platform/http/plain-page.js';
import { Refused } from '../../platform/http/refused.js';
import { UuidParam } from '../../platform/http/uuid-param.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { ApplyToAdvisory } from '../advisory/apply-to-advisory.js';
import { FormTokens } from '../form-tokens.js';
import {
  PLAIN_COUNCIL_WORDS,
  plainApplication,
  plainApplicationClosed,
  plainApplicationReceipt,
} from './plain-advisory-page.js';
import { PlainApplicationDto, toApplication } from './plain-advisory.dto.js';
import { PLAIN_WORDS } from './plain-form-words.js';
import { actionOf, languageOf, prefixOf, tokenFor } from './plain-request.js';

const ANONYMOUS = { kind: 'anonymous' } as const;
const FIELDS = { limits: { fields: 10, fieldSize: 20_000 } };

/** The application to an advisory council for browsers without scripts; outside all sessions, like the other plain forms. */
@Controller('forma/:place/padomes')
@Public()
export class PlainAdvisoryController {
  constructor(
    private readonly applications: ApplyToAdvisory,
    private readonly tokens: FormTokens,
  ) {}

  @Get(':id')
  async show(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    await this.form(place, id, languageOf(query), response, {}, []);
  }

  @Post(':id')
  @RateLimit('opinion')
  @UseInterceptors(NoFilesInterceptor(FIELDS))
  async take(
    @Place() place: PlaceRef,
    @UuidParam('id') id: string,
    @Query() query: Record<string, unknown>,
    @Body() body: PlainApplicationDto,
    @Res() response: Response,
  ): Promise<void> {
    const language = languageOf(query);
    let kept: { receipt: string; key: string };
    try {
      const marks = { token: body.token, ...(body.website ? { website: body.website } : {}) };
      const person = { ...toApplication(body), language };
      kept = await this.applications.apply(ANONYMOUS, place, id, person, marks);
    } catch (error) {
      if (!(error instanceof Refused) || error.status === 404) throw error;
      await this.form(place, id, language, response, body, error.violations);
      return;
    }
    const back = backOf(place, id, language);
    sendPlainPage(response, {
      status: 201,
      language,
      title: PLAIN_COUNCIL_WORDS[language].done,
      main: plainApplicationReceipt(language, {
        receipt: kept.receipt,
        own: `${back}?pieteikums=${kept.receipt}#${kept.key}`,
        back,
      }),
    });
  }

  private async form(
    place: PlaceRef,
    id: string,
    language: PageLanguage,
    response: Response,
    typed: Partial<PlainApplicationDto>,
    violations: readonly Violation[],
  ): Promise<void> {
    const { name, criteria, acceptsApplications } = await this.applications.read(place, id);
    const back = backOf(place, id, language);
    const { title } = PLAIN_COUNCIL_WORDS[language];
    const wrong = violations.length > 0;
    sendPlainPage(response, {
      status: acceptsApplications ? (wrong ? 422 : 200) : 410,
      language,
      title: wrong ? `${PLAIN_WORDS[language].wrong}: ${title}` : title,
      main: acceptsApplications
        ? plainApplication({
            language,
            action: actionOf(place, `padomes/${id}`, language),
            back,
            council: name,
            criteria,
            token: tokenFor(this.tokens, id, typed.token, violations),
            typed,
            violations,
          })
        : plainApplicationClosed(language, back),
    });
  }
}

function backOf(place: PlaceRef, id: string, language: PageLanguage): string {
  return `${prefixOf(language)}/${place.slug}/padomes/${id}`;
}
