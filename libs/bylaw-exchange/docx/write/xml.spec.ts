import { el, escapeXml } from './xml.js';

describe('text in XML', () => {
  it('has no character that XML may not hold', () => {
    expect(escapeXml('a\u0001b\u000bc\ufffed\ud800e')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe');
    expect(el('w:comment', { 'w:author': 'J\u0000' })).toBe('<w:comment w:author="J\uFFFD"/>');
  });

  it('keeps its white space, its signs and letters of every plane', () => {
    expect(escapeXml('a\t<b>\n"&" 𝄞')).toBe('a&#9;&lt;b&gt;&#10;&quot;&amp;&quot; 𝄞');
  });
});
