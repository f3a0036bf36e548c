import fc from 'fast-check';
import { convertIcsCalendar } from 'ts-ics';
import { runs } from '../../tests/support/runs.js';
import { readXml, type XmlElement } from '../../tests/support/xml.js';
import { writeAtom } from './atom.js';
import { eAddressOf, isRegistrationNumber, writeEAddressMessage } from './e-address.js';
import { writeCalendar, type CalendarEntry } from './icalendar.js';

const feed = (...entries: CalendarEntry[]): string =>
  writeCalendar({ name: 'Vidzāles novads', language: 'lv', writtenAt: '2027-03-01T08:00:00.123Z', entries });
const entry = (own: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: 'a@vietvara',
  day: '2027-03-28',
  summary: 'Termiņš',
  ...own,
});

describe('iCalendar', () => {
  it('is read by another program as it was meant', () => {
    const source = feed(
      entry({ description: 'Rinda, otra; "trešā"\nceturtā \\', url: 'https://vietvara.example/a b' }),
      entry({ uid: 'b', day: '2027-02-27', until: '2027-03-01' }),
      entry({ uid: 'c', startsAt: '2027-03-28T07:00:00Z', location: 'Domes laukums 1, Vidzāle' }),
    );
    const { events = [], name, version } = convertIcsCalendar(undefined, source);
    expect({ name, version }).toEqual({ name: 'Vidzāles novads', version: '2.0' });
    expect(events.map(({ uid }) => uid)).toEqual(['a@vietvara', 'b', 'c']);
    expect(events[0]?.description).toBe('Rinda, otra; "trešā"\nceturtā \\');
    expect(events[0]?.url).toBe('https://vietvara.example/a%20b');
    expect(events[0]?.start).toMatchObject({ type: 'DATE', date: new Date('2027-03-28') });
    expect(events[0]?.end?.date).toEqual(new Date('2027-03-29'));
    expect(events[1]?.end?.date).toEqual(new Date('2027-03-02'));
    expect(events[2]?.start.date).toEqual(new Date('2027-03-28T07:00:00Z'));
    expect(events[2]?.location).toBe('Domes laukums 1, Vidzāle');
  });

  it('ends lines with CRLF and folds them at 75 octets, never inside a letter', () => {
    const source = feed(entry({ summary: 'Ķēžu šķūņa žņaugšana '.repeat(20) + '🏛️'.repeat(30) }));
    const lines = source.split('\r\n');
    expect(source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(source.replaceAll('\r\n ', '')).toContain('Ķēžu šķūņa žņaugšana Ķēžu');
    expect(lines.at(-1)).toBe('');
  });

  it('carries any text there and back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), (text) => {
        const plain = `x${text.replaceAll(/\p{Cc}/gu, '')}x`;
        const source = feed(entry({ summary: plain }));
        expect(source.match(/BEGIN:VEVENT/g)).toHaveLength(1);
        expect(convertIcsCalendar(undefined, source).events?.[0]?.summary).toBe(plain);
      }),
      runs(200),
    );
  });

  it('lets nobody write a property of their own into it', () => {
    const source = feed(entry({ summary: 'a\r\nATTACH:https://evil.example\r\nEND:VEVENT', uid: 'u\nX:1' }));
    expect(source).not.toMatch(/^(ATTACH|X):/m);
    expect(source.match(/^END:VEVENT/gm)).toHaveLength(1);
  });
});

const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name);

describe('Atom', () => {
  it('is well-formed and has what RFC 4287 asks for', () => {
    const source = writeAtom({
      id: 'https://v.example/n',
      title: 'Jaunumi <b> & "citi"',
      language: 'lv',
      author: 'Dome',
      url: 'https://v.example/n',
      self: 'https://v.example/n.atom?a=1&b=2',
      updated: '2027-01-01T00:00:00Z',
      entries: [
        {
          id: 'https://v.example/n#1',
          title: 'Viens\u0000',
          updated: '2027-02-01T00:00:00Z',
          published: '2027-01-31T00:00:00Z',
          url: 'https://v.example/1',
          summary: 'x',
          categories: ['waste'],
        },
      ],
    });
    const root = readXml(source);
    expect(root.name).toBe('feed');
    expect(childrenOf(root, 'title')[0]?.text).toBe('Jaunumi <b> & "citi"');
    expect(childrenOf(root, 'updated')[0]?.text).toBe('2027-02-01T00:00:00Z');
    const [one] = childrenOf(root, 'entry');
    expect(one?.children.map((child) => child.name)).toEqual([
      'id',
      'title',
      'updated',
      'published',
      'link',
      'category',
      'summary',
    ]);
  });
});

describe('a message to an official electronic address', () => {
  it('has the parts of the service in their order, and no signature of ours', () => {
    const source = writeEAddressMessage({
      reference: 'r-1',
      sender: '_PRIVATE@90000000001',
      senderName: 'Vidzāles novada dome',
      recipients: [eAddressOf('40000000000')],
      day: '2027-03-01',
      subject: 'Jaunumi & <citi>',
      text: 'Teksts',
    });
    const names: string[] = [];
    const texts = new Map<string, string>();
    const walk = (element: XmlElement): void => {
      names.push(element.name);
      texts.set(element.name, element.text);
      element.children.forEach(walk);
    };
    walk(readXml(source));
    expect(names.slice(0, 7)).toEqual([
      's:Envelope',
      's:Header',
      'a:Action',
      'a:MessageID',
      's:Body',
      'SendMessageInput',
      'Envelope',
    ]);
    expect(texts.get('RecipientE-Address')).toBe('_PRIVATE@40000000000');
    expect(texts.get('Description')).toBe('Teksts');
    expect(texts.get('Signatures')).toBe('');
  });

  it.each(['4000000000', '40000000000x', '120180-12345', '320180-1234', '10000000000'])(
    'goes to no %s: only registration numbers are addresses here',
    (text) => {
      expect(isRegistrationNumber(text)).toBe(false);
      expect(() => eAddressOf(text)).toThrow(RangeError);
    },
  );
});
