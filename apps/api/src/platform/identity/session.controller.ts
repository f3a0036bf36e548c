import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { SessionView } from '#libs/contracts';
import { Public } from '../access/requires.js';
import { Clock } from '../clock/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import { CsrfTokens } from './csrf.js';
import { People } from './people.js';

/** Who is here, what they may do, and the token for changes. Sets no cookie. */
@Controller('session')
export class SessionController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly people: People,
    private readonly csrf: CsrfTokens,
  ) {}

  @Get()
  @Public()
  async read(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<SessionView> {
    response.set('Cache-Control', 'no-store');
    const personId = request.session?.personId;
    return {
      mode: this.config.mode,
      legalToday: this.clock.legalToday(),
      person: personId ? await this.people.describe(personId) : null,
      municipalities: await this.people.municipalities(),
      csrfToken: this.csrf.issue(request),
    };
  }
}
