import { strFromU8, strToU8 } from 'fflate';
import { canonicalBytes, canonicalization, type Canonicalization } from './canonical.js';
import { elementsWhere, readXml } from './xml.js';

const INCLUSIVE = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const VERSION_1_1 = 'http://www.w3.org/2006/12/xml-c14n11';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';

function canonical(
  xml: string,
  {
    form = INCLUSIVE,
    at = '',
    prefixes = [] as string[],
  }: { form?: string; at?: string; prefixes?: string[] } = {},
): string {
  const how = canonicalization(form, prefixes);
  if (!how) throw new Error('There is no such form.');
  const root = readXml(strToU8(xml), 'test');
  const [element = root] = at ? elementsWhere(root, ({ local }) => local === at) : [root];
  return strFromU8(canonicalBytes(element, how satisfies Canonicalization));
}

// Examples of Canonical XML 1.0, as far as they need no document type declaration.
describe('canonical XML', () => {
  it('keeps blanks inside elements (3.2)', () => {
    const xml =
      '<doc>\n   <clean>   </clean>\n   <mixed>\n      A\n      <clean>   </clean>\n   </mixed>\n</doc>';
    expect(canonical(xml)).toBe(xml);
  });

  it('opens empty elements, orders attributes and namespaces, drops what is declared already (3.3)', () => {
    const xml =
      '<doc><e1   /><e3   name = "elem3"   id="elem3"   />' +
      '<e5 a:attr="out" b:attr="sorted" attr2="all" attr="I\'m" xmlns:b="http://www.ietf.org" ' +
      'xmlns:a="http://www.w3.org" xmlns="http://example.org"/>' +
      '<e6 xmlns="" xmlns:a="http://www.w3.org"><e7 xmlns="http://www.ietf.org"><e8 xmlns="" xmlns:a="http://www.w3.org">' +
      '<e9 xmlns="" xmlns:a="http://www.ietf.org" attr="default"/></e8></e7></e6></doc>';
    expect(canonical(xml)).toBe(
      '<doc><e1></e1><e3 id="elem3" name="elem3"></e3>' +
        '<e5 xmlns="http://example.org" xmlns:a="http://www.w3.org" xmlns:b="http://www.ietf.org" attr="I\'m" ' +
        'attr2="all" b:attr="sorted" a:attr="out"></e5>' +
        '<e6 xmlns:a="http://www.w3.org"><e7 xmlns="http://www.ietf.org"><e8 xmlns="">' +
        '<e9 xmlns:a="http://www.ietf.org" attr="default"></e9></e8></e7></e6></doc>',
    );
  });

  it('writes signs in one way only (3.4)', () => {
    const xml =
      '<doc><text>First line&#x0d;&#10;Second line</text><value>&#x32;</value>' +
      `<compute><![CDATA[value>"0" && value<"10" ?"valid":"error"]]></compute>` +
      `<compute expr='value>"0" &amp;&amp; value&lt;"10" ?"valid":"error"'>valid</compute>` +
      `<norm attr=' &apos;   &#x20;&#13;&#xa;&#9;   &apos; '/></doc>`;
    expect(canonical(xml)).toBe(
      '<doc><text>First line&#xD;\nSecond line</text><value>2</value>' +
        '<compute>value&gt;"0" &amp;&amp; value&lt;"10" ?"valid":"error"</compute>' +
        '<compute expr="value>&quot;0&quot; &amp;&amp; value&lt;&quot;10&quot; ?&quot;valid&quot;:&quot;error&quot;">valid</compute>' +
        `<norm attr=" '    &#xD;&#xA;&#x9;   ' "></norm></doc>`,
    );
  });

  it('keeps instructions, and comments only where asked', () => {
    const xml = '<doc><!-- a --><?pi   some data ?><?empty?></doc>';
    expect(canonical(xml)).toBe('<doc><?pi some data ?><?empty?></doc>');
    expect(canonical(xml, { form: `${INCLUSIVE}#WithComments` })).toContain('<!-- a -->');
  });

  it('shows what holds for a part from outside, the exclusive form only what is used', () => {
    const xml =
      '<n0:local xmlns:n0="foo:bar" xmlns:n3="ftp://example.org" xml:lang="lv" xml:id="x"><n1:elem2 xmlns:n1="http://example.net">' +
      '<n3:stuff/></n1:elem2></n0:local>';
    expect(canonical(xml, { at: 'elem2' })).toBe(
      '<n1:elem2 xmlns:n0="foo:bar" xmlns:n1="http://example.net" xmlns:n3="ftp://example.org" xml:id="x" xml:lang="lv">' +
        '<n3:stuff></n3:stuff></n1:elem2>',
    );
    expect(canonical(xml, { at: 'elem2', form: VERSION_1_1 })).not.toContain('xml:id');
    expect(canonical(xml, { at: 'elem2', form: EXCLUSIVE })).toBe(
      '<n1:elem2 xmlns:n1="http://example.net"><n3:stuff xmlns:n3="ftp://example.org"></n3:stuff></n1:elem2>',
    );
    expect(canonical(xml, { at: 'elem2', form: EXCLUSIVE, prefixes: ['n3'] })).toBe(
      '<n1:elem2 xmlns:n1="http://example.net" xmlns:n3="ftp://example.org"><n3:stuff></n3:stuff></n1:elem2>',
    );
  });

  it('knows no other algorithm', () => {
    expect(canonicalization('http://www.w3.org/2010/xml-c14n2')).toBeNull();
  });
});
