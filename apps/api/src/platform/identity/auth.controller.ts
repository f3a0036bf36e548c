import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { LogoutAnswer } from '#libs/contracts';
import { Public } from '../access/requires.js';
import { RateLimit } from '../limits/rate-limit.js';
import { LoginFlow } from './login-flow.js';

/** The way to the identity provider and back. */
@Controller('auth')
@Public()
@RateLimit('login')
export class AuthController {
  constructor(private readonly flow: LoginFlow) {}

  @Get('login')
  login(
    @Req() request: Request,
    @Res() response: Response,
    @Query('return') returnTo: unknown,
  ): Promise<void> {
    return this.flow.begin(request, response, returnTo);
  }

  @Get('callback')
  callback(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.flow.complete(request, response);
  }

  @Post('logout')
  @HttpCode(200)
  logout(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<LogoutAnswer> {
    return this.flow.end(request, response);
  }
}
