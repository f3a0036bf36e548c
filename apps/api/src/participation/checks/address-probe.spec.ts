import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AddressProbe, isOutside, look } from './address-probe.js';

const DOMAIN = 'www.vidzale.lv';
const outside = () => Promise.resolve(['93.184.216.34']);

/** The website of a municipality, reached by its name whatever that is. */
function website(): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/notice' });
    else if (request.url === '/away') response.writeHead(302, { location: 'https://elsewhere.lv/' });
    else if (request.url === '/round') response.writeHead(302, { location: '/round' });
    else response.writeHead(request.url === '/notice' ? 200 : 404);
    response.end('x');
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

describe('a look at an address', () => {
  const real = globalThis.fetch;
  let server: Server;
  let asked: string[];

  beforeAll(async () => {
    server = await website();
    const { port } = server.address() as AddressInfo;
    globalThis.fetch = (input, init) => {
      const url = new URL(String(input));
      asked.push(url.href);
      return real(`http://127.0.0.1:${port}${url.pathname}`, init);
    };
  });
  beforeEach(() => (asked = []));
  afterAll(() => {
    globalThis.fetch = real;
    server.close();
  });

  it.each([
    ['/notice', 'reached', 200],
    ['/moved', 'reached', 200],
    ['/gone', 'refused', 404],
    ['/away', 'refused', null],
    ['/round', 'refused', null],
  ])('%s is %s', async (path, outcome, status) => {
    expect(await look(`https://${DOMAIN}${path}`, DOMAIN, outside)).toEqual({ outcome, status });
    expect(asked.every((url) => new URL(url).host === DOMAIN)).toBe(true);
  });

  it('asks nobody but the official website, and nothing inside', async () => {
    expect(await look('https://evil.lv/notice', DOMAIN, outside)).toEqual({
      outcome: 'refused',
      status: null,
    });
    const inside = () => Promise.resolve(['93.184.216.34', '10.0.0.8']);
    const expected = { outcome: 'unreachable', status: null };
    expect(await look(`https://${DOMAIN}/notice`, DOMAIN, inside)).toEqual(expected);
    const unknown = () => Promise.reject(new Error('ENOTFOUND'));
    expect(await look(`https://${DOMAIN}/notice`, DOMAIN, unknown)).toEqual(expected);
    expect(asked).toEqual([]);
  });

  it('is a stand-in for made-up names in the demo alone', async () => {
    const url = 'https://www.vidzale.example/notice';
    const demo = new AddressProbe({ mode: 'demo' });
    expect(await demo.look(url, 'www.vidzale.example')).toEqual({ outcome: 'reached', status: 200 });
    expect(asked).toEqual([]);
  });
});

describe('addresses of one’s own network', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.9.9',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
  ])('%s is inside', async (address) => {
    expect(await isOutside('www.vidzale.lv', () => Promise.resolve([address]))).toBe(false);
  });

  it.each(['93.184.216.34', '2606:2800:220:1::1'])('%s is outside', async (address) => {
    expect(await isOutside('www.vidzale.lv', () => Promise.resolve([address]))).toBe(true);
  });

  it('is inside when a name leads nowhere', async () => {
    expect(await isOutside('www.vidzale.lv', () => Promise.resolve([]))).toBe(false);
  });
});
