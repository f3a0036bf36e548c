import { randomBytes } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import connectPgSimple from 'connect-pg-simple';
import type { RequestHandler } from 'express';
import session from 'express-session';
import pg from 'pg';
import { CONFIG, type Config } from '../config/config.js';
import type { SqlCondition } from '../database/pipelined.js';
import type { PendingLogin } from './pending-login.js';

declare module 'express-session' {
  interface SessionData {
    /** Who is logged in. */
    personId: string;
    /** Real time of the login in milliseconds; the absolute limit counts from it. */
    loggedInAt: number;
    /** Logins that were begun in this browser and have not come back yet, newest last. */
    logins: PendingLogin[];
  }
}

/** Without any request for this long, a session ends. Real time. */
export const IDLE_LIMIT_MS = 2 * 60 * 60 * 1000;
/** However busy it is, a session ends this long after the login. Real time. */
export const ABSOLUTE_LIMIT_MS = 12 * 60 * 60 * 1000;

/** `__Host-` binds the cookie to exactly this host, but browsers take it over https only. */
export function sessionCookieName(config: Config): string {
  return config.publicUrl.protocol === 'https:' ? '__Host-vv' : 'vv';
}

/** Whether the request brings a session cookie, without asking the database. */
export function hasSessionCookie(cookieHeader: string | undefined, config: Config): boolean {
  const name = `${sessionCookieName(config)}=`;
  return (cookieHeader ?? '').split(';').some((cookie) => cookie.trimStart().startsWith(name));
}

/** Sessions in PostgreSQL. A session, and with it a cookie, comes into being only when somebody begins to log in. */
@Injectable()
export class Sessions implements OnApplicationShutdown {
  private readonly log = new Logger('Sessions');
  private readonly pool: pg.Pool;
  private readonly store: InstanceType<ReturnType<typeof connectPgSimple>>;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.pool = new pg.Pool({ connectionString: config.databaseUrl, max: 4 });
    this.pool.on('error', (error) => this.log.error(error.message));
    const Store = connectPgSimple(session);
    this.store = new Store({
      pool: this.pool,
      tableName: 'web_session',
      createTableIfMissing: false,
      errorLog: (...args: unknown[]) => this.log.error(args.map(String).join(' ')),
    });
  }

  /** What has to run before every request that may know a session. */
  middleware(): RequestHandler[] {
    const secure = this.config.publicUrl.protocol === 'https:';
    return [
      session({
        store: this.store,
        name: sessionCookieName(this.config),
        secret: this.config.sessionKey,
        genid: () => randomBytes(32).toString('base64url'),
        resave: false,
        saveUninitialized: false,
        rolling: true,
        ...(secure ? { proxy: true } : {}),
        cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: IDLE_LIMIT_MS },
      }),
      endOverdue,
    ];
  }

  /**
   * Who is logged in by the session now, for what asks again and again without a request: `null` when it ended, was logged
   * out of or reached one of its limits.
   */
  async personOf(sessionId: string): Promise<string | null> {
    const { rows } = await this.pool.query<{ person: string | null; since: number | null }>({
      name: 'session-person',
      text: `SELECT sess->>'personId' AS person, (sess->>'loggedInAt')::float8 AS since
               FROM web_session WHERE sid = $1 AND expire >= to_timestamp($2::float8 / 1000)`,
      values: [sessionId, Date.now()],
    });
    const [row] = rows;
    if (!row?.person || Date.now() - (row.since ?? 0) >= ABSOLUTE_LIMIT_MS) return null;
    return row.person;
  }

  /** That the person is still logged in by the session, to be asked by the very statement that writes. */
  stillOf(sessionId: string, personId: string): SqlCondition {
    const now = Date.now();
    return {
      text: (first) => `EXISTS (SELECT 1 FROM web_session w WHERE w.sid = $${first}
        AND w.sess->>'personId' = $${first + 1} AND w.expire >= to_timestamp($${first + 2}::float8 / 1000)
        AND (w.sess->>'loggedInAt')::float8 > $${first + 3}::float8)`,
      values: [sessionId, personId, now, now - ABSOLUTE_LIMIT_MS],
    };
  }

  /** Counts the idle limit anew: somebody works in the session without making requests. */
  async touch(sessionId: string): Promise<void> {
    await this.pool.query(
      `UPDATE web_session SET expire = to_timestamp($2::float8 / 1000) WHERE sid = $1 AND expire > now()`,
      [sessionId, Date.now() + IDLE_LIMIT_MS],
    );
  }

  async onApplicationShutdown(): Promise<void> {
    this.store.close();
    await this.pool.end();
  }
}

const endOverdue: RequestHandler = (request, _response, next) => {
  const { personId, loggedInAt } = request.session;
  if (!personId || Date.now() - (loggedInAt ?? 0) < ABSOLUTE_LIMIT_MS) {
    next();
    return;
  }
  request.session.regenerate((error: unknown) => next(error));
};
