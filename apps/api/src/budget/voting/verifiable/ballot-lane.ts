import { Injectable } from '@nestjs/common';
import { json, type Request, type RequestHandler, type Response } from 'express';
import type { BallotReceipt } from '#libs/contracts';
import { AccessDirectory } from '../../../platform/access/access-directory.js';
import type { PlaceRef } from '../../../platform/access/request-context.js';
import { Refused } from '../../../platform/http/refused.js';
import { ballotPath } from '../../../platform/http/without-traces.js';
import { RateLimits } from '../../../platform/limits/rate-limits.js';
import { Believed } from './believed.js';
import { plainBallot } from './plain-ballot.js';
import { TakeBallot } from './take-ballot.js';

/** As much as the proxy in front lets through; see docs/operations.md. */
const MOST_BYTES = '64kb';
/** Names of municipalities hardly ever change. */
const BELIEVED_MS = 1_000;

/**
 * Takes ballots before sessions, logs, guards and a thousand other routes are looked at: none of them is to meet a ballot,
 * and together they would cost more than all of its signatures. What is no plain ballot goes on to the ordinary route of
 * the same path, which says what is wrong with it.
 */
@Injectable()
export class BallotLane {
  private readonly places = new Believed<PlaceRef>(BELIEVED_MS);

  constructor(
    private readonly directory: AccessDirectory,
    private readonly limits: RateLimits,
    private readonly ballots: TakeBallot,
  ) {}

  /** Has to come after `withoutTraces`. */
  handler(): RequestHandler {
    const read = json({ limit: MOST_BYTES });
    return (request, response, next) => {
      const path = request.method === 'POST' ? ballotPath(request) : null;
      if (!path) {
        next();
        return;
      }
      read(request, response, (unreadable?: unknown) => {
        if (unreadable) next(unreadable);
        else this.take(request, path).then((receipt) => (receipt ? send(response, receipt) : next()), next);
      });
    };
  }

  private async take(
    { body }: Request,
    { slug, year }: { slug: string; year: number },
  ): Promise<BallotReceipt | null> {
    const ballot = plainBallot(body);
    if (!ballot) return null;
    const wait = this.limits.countTogether('ballots');
    if (wait !== null) throw new Refused([{ code: 'tooManyRequests', params: { seconds: wait } }], 429);
    return this.ballots.run(await this.placeOf(slug), year, ballot);
  }

  private placeOf(slug: string): Promise<PlaceRef> {
    return this.places.get(slug, async () => {
      const place = await this.directory.placeBySlug(slug);
      if (!place) throw Refused.notFound('municipality');
      return place;
    });
  }
}

function send(response: Response, receipt: BallotReceipt): void {
  const body = JSON.stringify(receipt);
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  });
  response.end(body);
}
