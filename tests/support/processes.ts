import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './app.js';
import { createTestDatabase, type TestDatabase } from './postgres.js';

const READY_WITHIN_MS = 120_000;

/**
 * The built product as several processes on one database, behind one address: a door that leads every new connection to
 * the process that was named last. A process can be killed as a power cut would, and started again.
 */
export class Processes {
  private readonly running = new Map<string, { child: ChildProcess; port: number }>();
  private readonly open = new Set<Socket>();
  private leads = 0;

  private constructor(
    readonly url: string,
    readonly db: TestDatabase,
    private readonly files: string,
    private readonly door: Server,
  ) {
    door.on('connection', (from) => this.pass(from));
  }

  static async open(): Promise<Processes> {
    const db = await createTestDatabase();
    const files = await mkdtemp(join(tmpdir(), 'vietvara-processes-'));
    const door = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => door.listen(port, resolve));
    return new Processes(`http://localhost:${port}`, db, files, door);
  }

  /** Starts a process and leads new connections to it as soon as it is ready. */
  async start(name: string): Promise<void> {
    const port = await freePort();
    const child = spawn(process.execPath, ['dist/apps/api/src/main.js'], {
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        VIETVARA_MODE: 'demo',
        DATABASE_URL: this.db.url,
        PORT: String(port),
        PUBLIC_URL: this.url,
        VIETVARA_FILES: this.files,
        VIETVARA_RATE_LIMIT_FACTOR: '1000',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
    this.running.set(name, { child, port });
    const until = Date.now() + READY_WITHIN_MS;
    for (;;) {
      if (child.exitCode !== null || Date.now() > until) throw new Error(`${name} did not start: ${said}`);
      const answer = await fetch(`http://localhost:${port}/health/ready`).catch(() => null);
      if (answer?.ok) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    this.leads = port;
  }

  /** Ends a process without a word, and with it all its connections. */
  async kill(name: string): Promise<void> {
    const one = this.running.get(name);
    if (!one) throw new Error(`${name} does not run.`);
    this.running.delete(name);
    const ended = new Promise((resolve) => one.child.once('exit', resolve));
    one.child.kill('SIGKILL');
    await ended;
    if (this.leads === one.port) this.leads = [...this.running.values()][0]?.port ?? 0;
  }

  async stop(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => this.door.close(resolve));
    for (const name of [...this.running.keys()]) await this.kill(name);
    await this.db.drop();
    await rm(this.files, { recursive: true, force: true });
  }

  private pass(from: Socket): void {
    const to = connect({ host: 'localhost', port: this.leads });
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      this.open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.open.delete(one);
        other.destroy();
      });
    }
  }
}
