import { Body, Controller, Get, Param, Post, Query, Res, UseInterceptors } from '@nestjs/common';
import { NoFilesInterceptor } from '@nestjs/platform-express';
import type { Response } from 'express';
import type { PublicParticipation, Violation, ViewReceipt } from '#libs/contracts';
import { Place, type PlaceRef } from '../../platform/access/request-context.js';
import { Public } from '../../platform/access/requires.js';
import { sendPlainPage, type PageLanguage } from '../../platform/http/plain-page.js';
import { Refused } from '../../platform/http/refused.js';
import { RateLimit } from '../../platform/limits/rate-limit.js';
import { PublicEvents } from '../events/public-events.query.js';
import { FormTokens } from '../form-tokens.js';
import { TakeView } from '../views/take-view.js';
import { PLAIN_WORDS } from './plain-form-words.js';
import { PlainViewDto, toView } from './plain-form.dto.js';
import { plainViewClosed, plainViewForm, plainViewReceipt } from './plain-view-page.js';

const ANONYMOUS = { kind: 'anonymous' } as const;
const FIELDS = { limits: { fields: 12, fieldSize: 100_000 } };

/** The form for a view about an event for browsers without scripts; like the one for opinions, outside all sessions. */
@Controller('forma/:place/lidzdaliba/:code')
@Public()
export class PlainViewController {
  constructor(
    private readonly events: PublicEvents,
    private readonly tokens: FormTokens,
    private readonly views: TakeView,
  ) {}

  @Get()
  async show(
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Query() query: Record<string, unknown>,
    @Res() response: Response,
  ): Promise<void> {
    await this.form(place, code, languageOf(query), response, {}, []);
  }

  @Post()
  @RateLimit('opinion')
  @UseInterceptors(NoFilesInterceptor(FIELDS))
  async take(
    @Place() place: PlaceRef,
    @Param('code') code: string,
    @Query() query: Record<string, unknown>,
    @Body() body: PlainViewDto,
    @Res() response: Response,
  ): Promise<void> {
    const language = languageOf(query);
    let kept: ViewReceipt;
    try {
      const marks = { token: body.token, ...(body.website ? { website: body.website } : {}) };
      kept = await this.views.give(ANONYMOUS, place, code, toView(body, language), marks);
    } catch (error) {
      if (!(error instanceof Refused) || error.status === 404) throw error;
      await this.form(place, code, language, response, body, error.violations);
      return;
    }
    const back = backOf(place, code, language);
    sendPlainPage(response, {
      status: 201,
      language,
      title: PLAIN_WORDS[language].done,
      main: plainViewReceipt(language, {
        receipt: kept.receipt,
        own: `${back}/viedoklis/${kept.receipt}#${kept.key}`,
        back,
      }),
    });
  }

  private async form(
    place: PlaceRef,
    code: string,
    language: PageLanguage,
    response: Response,
    typed: Partial<PlainViewDto>,
    violations: readonly Violation[],
  ): Promise<void> {
    const event = await this.events.read(place, code);
    const back = backOf(place, code, language);
    const words = PLAIN_WORDS[language];
    const open = event.acceptsViews;
    sendPlainPage(response, {
      status: open ? (violations.length > 0 ? 422 : 200) : 410,
      language,
      title: violations.length > 0 ? `${words.wrong}: ${words.title}` : words.title,
      main: open
        ? plainViewForm({
            language,
            action: `/forma/${place.slug}/lidzdaliba/${encodeURIComponent(code)}${language === 'en' ? '?valoda=en' : ''}`,
            back,
            question: event.question,
            groups: event.groups,
            token: this.tokenFor(event, typed, violations),
            typed,
            violations,
          })
        : plainViewClosed(language, back),
    });
  }

  /** A token that is good may be used again, as may one that only came too soon; another is replaced. */
  private tokenFor(
    event: PublicParticipation,
    typed: Partial<PlainViewDto>,
    violations: readonly Violation[],
  ): string {
    const tooFast = violations.some(({ code }) => code === 'opinion.sent_too_fast');
    const good = typed.token && (tooFast || this.tokens.check(event.id, typed.token).length === 0);
    return good ? (typed.token ?? '') : this.tokens.issue(event.id);
  }
}

function languageOf(query: Record<string, unknown>): PageLanguage {
  return query['valoda'] === 'en' ? 'en' : 'lv';
}

function backOf(place: PlaceRef, code: string, language: PageLanguage): string {
  return `${language === 'en' ? '/en' : ''}/${place.slug}/lidzdaliba/${encodeURIComponent(code)}`;
}
