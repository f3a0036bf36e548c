import { inflateSync } from 'node:zlib';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { launchBrowser } from './find-browser.js';
import { Printer, type PrinterLimits } from './printer.js';

const limits: PrinterLimits = { atOnce: 2, waiting: 1, printMs: 30_000, idleMs: 30_000 };
const options = { title: 'Par suņu pastaigām', lang: 'lv' };

/** The objects of a PDF as text: those outside and those inside compressed streams. */
function objectsOf(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString('latin1');
  const parts = [raw];
  for (const match of raw.matchAll(/stream\r?\n/g)) {
    const begin = match.index + match[0].length;
    const end = raw.indexOf('endstream', begin);
    try {
      parts.push(inflateSync(Buffer.from(raw.slice(begin, end), 'latin1')).toString('latin1'));
    } catch {
      continue;
    }
  }
  return parts.join('\n');
}

/** The kinds of elements in the structure of a PDF. */
function tagsOf(objects: string): string[] {
  return [...new Set([...objects.matchAll(/\/S\s*\/(\w+)/g)].map((match) => match[1] ?? ''))];
}

/** Text strings of a PDF dictionary, in either of their encodings. */
function asText(text: string): string[] {
  const wide = `\u00fe\u00ff${Buffer.from(text, 'utf16le').swap16().toString('latin1')}`;
  return [`(${text})`, `<${Buffer.from(wide, 'latin1').toString('hex').toUpperCase()}>`];
}

describe('the printer', () => {
  const printer = new Printer(() => launchBrowser(), limits);
  afterAll(() => printer.close());

  it('makes a tagged PDF with language, title, outline and text', async () => {
    const html =
      '<h1>Virsraksts</h1><h2>I. Nodaļa</h2><p>Suņus ved pavadā.</p><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>';
    const pdf = await printer.print(html, options);
    const objects = objectsOf(pdf);
    expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-');
    expect(objects).toContain('/StructTreeRoot');
    expect(objects).toMatch(/\/Marked true/);
    expect(objects).toContain('/Lang (lv)');
    expect(objects).toContain('/Outlines');
    expect(tagsOf(objects)).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD']));
    const hexadecimal = objects.toUpperCase();
    expect(asText(options.title).some((title) => hexadecimal.includes(title.toUpperCase()))).toBe(true);
    // The fonts say which letters their glyphs are, so that the text can be searched and read aloud.
    expect(objects).toContain('begincmap');
    expect(hexadecimal).toContain('013C');
  }, 60_000);

  it('lets nothing out and runs no script', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('x');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const html = `<html><head><link rel="stylesheet" href="${at}/css"></head><body><img src="${at}/img"><iframe src="${at}/frame"></iframe><script>fetch('${at}/script');document.body.innerHTML='<h1>no</h1>'</script><p>te</p></body></html>`;
    const objects = objectsOf(await printer.print(html, options));
    server.close();
    expect(asked).toEqual([]);
    expect(tagsOf(objects)).toContain('P');
    expect(tagsOf(objects)).not.toContain('H1');
  }, 60_000);

  it('prints images that the page holds', async () => {
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const html = `<p>a</p><img alt="Karte" src="data:image/png;base64,${png}">`;
    const objects = objectsOf(await printer.print(html, options));
    expect(objects).toContain('/Subtype /Image');
    expect(tagsOf(objects)).toContain('Figure');
  }, 60_000);
});

describe('a printer without a browser or without time', () => {
  it('says that it has no browser', async () => {
    const printer = new Printer(() => Promise.reject(new Error('no such file')), limits);
    await expect(printer.print('', options)).rejects.toMatchObject({
      status: 503,
      violations: [{ code: 'printUnavailable' }],
    });
  });

  it('refuses when too many wait, and goes on afterwards', async () => {
    let open: (reason: Error) => void = () => undefined;
    const printer = new Printer(() => new Promise((_, reject) => (open = reject)), limits);
    const prints = [1, 2, 3, 4].map(() => printer.print('', options).catch((error: unknown) => error));
    expect(await prints[3]).toMatchObject({ violations: [{ code: 'printBusy' }] });
    open(new Error('none'));
    await Promise.all(prints.slice(0, 2));
    open(new Error('none'));
    expect(await prints[2]).toMatchObject({ violations: [{ code: 'printUnavailable' }] });
  });

  it('gives up a print that takes too long, and prints the next one', async () => {
    const printer = new Printer(() => launchBrowser(), { ...limits, printMs: 1 });
    await expect(printer.print('<p>a</p>', options)).rejects.toMatchObject({
      violations: [{ code: 'printTimedOut' }],
    });
    await printer.close();
  }, 60_000);
});
