import type { Socket } from 'socket.io-client';
import { SCHEMA_VERSION } from '#libs/bylaw-document';
import { COLLAB_CALL, COLLAB_NEWS, type CollabAuth } from '#libs/contracts';
import { LiveTransport, type Identity } from './live-transport';
import type { LiveListener, SendAnswer } from './session-parts';

type Handler = (value?: unknown) => void;

/** A socket whose other end the test plays. */
class FakeSocket {
  connected = false;
  active = true;
  readonly calls: { event: string; body: unknown }[] = [];
  answers: unknown[] = [];
  private readonly handlers = new Map<string, Handler>();
  readonly volatile = { emit: (event: string, body: unknown) => this.calls.push({ event, body }) };

  on(event: string, handler: Handler): void {
    this.handlers.set(event, handler);
  }

  emit(event: string, body: unknown): void {
    this.calls.push({ event, body });
  }

  timeout() {
    return {
      emitWithAck: (event: string, body: unknown) => {
        this.calls.push({ event, body });
        const answer = this.answers.shift();
        return answer === undefined ? Promise.reject(new Error('timeout')) : Promise.resolve(answer);
      },
    };
  }

  hear(event: string, value?: unknown): void {
    this.handlers.get(event)?.(value);
  }

  connect(): void {
    this.connected = true;
    this.hear('connect');
  }

  disconnect(): void {
    this.connected = false;
  }
}

const OPENED = {
  ok: true,
  since: { version: 0, steps: [], more: false },
  right: 'suggest',
  locked: [],
};
const BODY = { version: 3, clientId: 'es', steps: [] };
const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

const setUp = async (answers: unknown[], who: Identity = 'same') => {
  const socket = new FakeSocket();
  socket.answers = answers;
  const told: string[] = [];
  const refused: SendAnswer[] = [];
  const sent: unknown[] = [];
  let auth: CollabAuth | null = null;
  const transport = new LiveTransport({
    place: 'vidzale',
    documentId: 'd',
    identity: () => Promise.resolve(who),
    token: () => 'zīme',
    socket: async (ask) => {
      auth = await ask();
      return socket as unknown as Socket;
    },
    http: {
      at: () => Promise.reject(new Error('not asked for')),
      steps: () => Promise.reject(new Error('not asked for')),
      send: (body) => {
        sent.push(body);
        return Promise.resolve({ kind: 'accepted' });
      },
    },
  });
  const listener: LiveListener = {
    holds: () => ({ version: 3, clientId: 'es' }),
    opened: ({ right }) => told.push(`opened ${right}`),
    closed: () => told.push('closed'),
    refused: (answer) => refused.push(answer),
    steps: ({ version }) => told.push(`steps ${version}`),
    people: () => told.push('people'),
    presence: () => told.push('presence'),
    locked: () => told.push('locked'),
  };
  const channel = transport.listen(listener);
  await settled();
  socket.connect();
  await settled();
  return { socket, transport, channel, told, refused, sent, auth: () => auth };
};

describe('the way of steps to the server', () => {
  it('joins with what the editor holds and the form of its schema, then sends over the connection', async () => {
    const { socket, transport, channel, told, sent, auth } = await setUp([
      OPENED,
      { ok: true, version: 4 },
      { ok: false, status: 409, behind: { version: 9, steps: [], more: false } },
    ]);
    expect(auth()).toEqual({ csrfToken: 'zīme' });
    expect(socket.calls[0]).toEqual({
      event: COLLAB_CALL.open,
      body: { place: 'vidzale', documentId: 'd', since: 3, schema: SCHEMA_VERSION, clientId: 'es' },
    });
    expect([told, channel.live()]).toEqual([['opened suggest'], true]);
    expect(await transport.send(BODY)).toEqual({ kind: 'accepted' });
    expect(socket.calls[1]?.body).toEqual({
      ...BODY,
      place: 'vidzale',
      documentId: 'd',
      schema: SCHEMA_VERSION,
    });
    expect(await transport.send(BODY)).toMatchObject({ kind: 'behind', since: { version: 9 } });
    // Nobody answers the third.
    expect(await transport.send(BODY)).toEqual({ kind: 'unreachable' });
    expect(sent).toEqual([]);
  });

  it('passes on only news of its own document', async () => {
    const { socket, told } = await setUp([OPENED]);
    socket.hear(COLLAB_NEWS.steps, { documentId: 'cits', version: 5, steps: [], more: false });
    socket.hear(COLLAB_NEWS.steps, { documentId: 'd', version: 6, steps: [], more: false });
    expect(told).toEqual(['opened suggest', 'steps 6']);
  });

  it('sends by requests while the connection is away', async () => {
    const { socket, transport, told, sent } = await setUp([OPENED]);
    socket.connected = false;
    socket.hear('disconnect', 'transport close');
    expect(told).toEqual(['opened suggest', 'closed']);
    expect(await transport.send(BODY)).toEqual({ kind: 'accepted' });
    expect(sent).toEqual([BODY]);
  });

  it.each<[string, unknown, SendAnswer]>([
    [
      'a page that is too old',
      { ok: false, status: 409, violations: [{ code: 'schema.stale' }] },
      { kind: 'stale' },
    ],
    [
      'a session that ended',
      { ok: false, status: 401, violations: [{ code: 'session.ended' }] },
      { kind: 'signedOut' },
    ],
    [
      'a text that may not be read',
      { ok: false, status: 403, violations: [{ code: 'notAllowed' }] },
      { kind: 'refused', violations: [{ code: 'notAllowed' }] },
    ],
  ])('stops for %s, also around the connection', async (_name, answer, expected) => {
    const { transport, refused, sent, socket } = await setUp([answer]);
    expect(refused).toEqual([expected]);
    expect(socket.connected).toBe(false);
    expect(await transport.send(BODY)).toEqual(expected);
    expect(sent).toEqual([]);
  });

  it.each<[Identity, SendAnswer]>([
    ['stranger', { kind: 'stranger' }],
    ['nobody', { kind: 'signedOut' }],
  ])('sends nothing when the browser is %s by now', async (who, expected) => {
    const { socket, transport, refused, sent } = await setUp([OPENED], who);
    expect(socket.calls).toEqual([]);
    expect(refused).toEqual([expected]);
    expect(await transport.send(BODY)).toEqual(expected);
    expect(sent).toEqual([]);
  });

  it('ends when the server says so', async () => {
    const { socket, refused } = await setUp([OPENED]);
    socket.hear(COLLAB_NEWS.ended, { violations: [{ code: 'session.ended' }] });
    expect(refused).toEqual([{ kind: 'signedOut' }]);
  });
});
