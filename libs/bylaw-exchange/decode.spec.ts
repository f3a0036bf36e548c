import { decodeText } from './decode.js';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('the text in bytes', () => {
  it('reads UTF-8 as such', () => {
    expect(decodeText(new TextEncoder().encode('Ķekava – „māja”'))).toBe('Ķekava – „māja”');
  });

  it('reads UTF-16 by its byte order mark', () => {
    expect(decodeText(bytes(0xff, 0xfe, 0x36, 0x01, 0x31, 0x00))).toBe('Ķ1');
    expect(decodeText(bytes(0xfe, 0xff, 0x01, 0x36, 0x00, 0x31))).toBe('Ķ1');
    expect(decodeText(bytes(0xff, 0xfe))).toBe('');
  });

  it('reads windows-1257 where the bytes are no UTF-8', () => {
    expect(decodeText(bytes(0xcd, 0x65, 0x6b, 0x61, 0x76, 0x61, 0x20, 0x96, 0x20, 0xe2, 0xfe))).toBe(
      'Ķekava – āž',
    );
  });

  it('leaves bytes that are no text as they are', () => {
    expect(decodeText(bytes(0x41, 0x01, 0x81, 0xff))).toContain('\ufffd');
  });
});
