import { createServer, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { outsideOnly } from '../../platform/http/inside-network.js';
import { AddressProbe, look } from './address-probe.js';

const DOMAIN = 'www.vidzale.lv';

/** The website of a municipality. */
function website(asked: string[]): Promise<Server> {
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const { port } = server.address() as AddressInfo;
    if (request.url === '/moved') response.writeHead(302, { location: '/notice' });
    else if (request.url === '/away') response.writeHead(302, { location: `http://elsewhere.lv:${port}/` });
    else if (request.url === '/inside')
      response.writeHead(302, { location: `http://127.0.0.1:${port}/notice` });
    else if (request.url === '/round') response.writeHead(302, { location: '/round' });
    else response.writeHead(request.url === '/notice' ? 200 : 404);
    response.end('x');
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

describe('a look at an address', () => {
  /** Every name leads to the website that runs here. */
  const here: LookupFunction = (_name, options, answer) =>
    options.all ? answer(null, [{ address: '127.0.0.1', family: 4 }]) : answer(null, '127.0.0.1', 4);
  const asked: string[] = [];
  let server: Server;
  let port: number;

  beforeAll(async () => {
    server = await website(asked);
    ({ port } = server.address() as AddressInfo);
  });
  beforeEach(() => asked.splice(0));
  afterAll(() => server.close());

  it.each([
    ['/notice', 'reached', 200],
    ['/moved', 'reached', 200],
    ['/gone', 'refused', 404],
    ['/away', 'refused', null],
    ['/inside', 'refused', null],
    ['/round', 'refused', null],
  ])('%s is %s', async (path, outcome, status) => {
    expect(await look(`http://${DOMAIN}:${port}${path}`, DOMAIN, here)).toEqual({ outcome, status });
    expect(asked).not.toEqual([]);
  });

  it('asks nobody but the official website', async () => {
    const refused = { outcome: 'refused', status: null };
    expect(await look(`http://evil.lv:${port}/notice`, DOMAIN, here)).toEqual(refused);
    expect(asked).toEqual([]);
  });

  it('reads the scheme as browsers do', async () => {
    const connected = new Promise((resolve) => server.once('connection', resolve));
    const unreachable = { outcome: 'unreachable', status: null };
    // The website here speaks no TLS, but it is asked.
    expect(await look(`HTTPS://${DOMAIN}:${port}/notice`, DOMAIN, here)).toEqual(unreachable);
    await connected;
    expect(await look(`HTTP://${DOMAIN}:${port}/notice`, DOMAIN, here)).toEqual({
      outcome: 'reached',
      status: 200,
    });
  });

  it('asks nothing inside, by name or by address', async () => {
    const unreachable = { outcome: 'unreachable', status: null };
    expect(await look(`http://localhost:${port}/notice`, 'localhost', outsideOnly)).toEqual(unreachable);
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1'])
      expect(await look(`http://${host}:${port}/notice`, host, outsideOnly)).toEqual(unreachable);
    expect(asked).toEqual([]);
  });

  it('is a stand-in for made-up names in the demo alone', async () => {
    const url = 'https://www.vidzale.example/notice';
    const demo = new AddressProbe({ mode: 'demo' });
    expect(await demo.look(url, 'www.vidzale.example')).toEqual({ outcome: 'reached', status: 200 });
  });
});
