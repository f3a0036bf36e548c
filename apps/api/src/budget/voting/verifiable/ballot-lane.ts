import { Injectable } from '@nestjs/common';
import { json, type Request, type RequestHandler, type Response } from 'express';
import type { BallotReceipt } from '#libs/contracts';
import { ballotPath } from '../../../platform/http/without-traces.js';
import { OpenVotes } from './open-votes.query.js';
import { plainBallot } from './plain-ballot.js';
import { TakeBallot } from './take-ballot.js';

/** As much as the proxy in front lets through; see docs/operations.md. */
const MOST_BYTES = '64kb';

/**
 * Takes ballots before sessions, logs, guards and a thousand other routes are looked at: none of them is to meet a ballot,
 * and together they would cost more than all of its signatures. What is no plain ballot, or for no open vote, goes on to
 * the ordinary route of the same path, which says what is wrong with it, as often as `falseBallots` allows.
 */
@Injectable()
export class BallotLane {
  constructor(
    private readonly votes: OpenVotes,
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
    const place = ballot && (await this.votes.placeOf(slug, year));
    return place ? this.ballots.run(place, year, ballot) : null;
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
