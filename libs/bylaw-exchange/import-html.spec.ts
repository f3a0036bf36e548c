import { codes, numbers, read } from './testing/read.js';

describe('HTML', () => {
  const result = read(
    'act.html',
    `<!DOCTYPE html><html><head><title>x</title><script>var a = "1. Nē";</script></head><body>
<div class='header'><span>Izdevējs: Ministru kabinets</span><span>Numurs: 5</span><span>Pieņemts: 07.03.2005.</span></div>
<div class='doc-body'><div><div class='title'>Satura rādītājs:</div><ul class='doc-saturs-ul'><li>1. Vispārīgi</li></ul></div>
<DIV class='TV206'><b>Ministru kabineta noteikumi Nr.5</b><br><br>Rīgā 2005.gada 7.martā (prot. Nr.1)</DIV>
<DIV class='TV207'>Noteikumi par zivīm</DIV>
<DIV class='TV900'>Izdoti saskaņā ar likuma<br>&ldquo;Par ūdeni&rdquo; 3.pantu</DIV>
<DIV class='TV212'>1. Vispārīgi</DIV>
<DIV class='TV213'><P class='TV213 TVP' id='p1'>1. Zivs nor&shy;mas:</P><P class='TV213 limenis2'>1.1. svars 5 m<sup>2</sup>;</P><div style='display:none;'>2</div>
<P class='labojumu_pamats'>(Grozīts ar MK <a href='/ta/id/1'>01.01.2006.</a> noteikumiem Nr.2)</P></DIV>
<DIV class='TV213'><P class='TV213 TVP' id='p1.1'>1.<sup>1</sup> 312. zivs nav <a href="https://example.org/x">liela</a>.</P></DIV>
<table><tr><th>a</th><td colspan=2>b<p>c</p></td></tr></table>
<img src="x.png" alt="Zivs">
<DIV class='TV216'>Ministru prezidents A.Zivs<br>Ministrs B.Asaris</DIV>
<div class='TV212'><a name='piel1'></a>1. pielikums<br>Ministru kabineta noteikumiem Nr.5</div><div class='TV212'>Saraksts</div><p>1. Asaris.</p>
<div class='footer'>&copy; Izdevējs</div></body></html>`,
  );

  it('reads the classes of likumi.lv', () => {
    expect(numbers(result)).toEqual(['1', '1.', '1.1.', '1.¹', '1. pielikums', '1.']);
    expect(result.meta).toMatchObject({ issuer: 'Ministru kabinets', number: '5', adopted: '2005-03-07' });
    expect(result.recognised).toMatchObject({ signature: 2, tables: 1, remarks: 1, annexes: 1 });
    expect(codes(result)).toContain('import.image-missing');
    expect(result.setAside.map((aside) => aside.reason)).toEqual([
      'pageHead',
      'contents',
      'contents',
      'hidden',
      'pageFoot',
    ]);
  });

  it('keeps superscripts, links and spans', () => {
    const json = JSON.stringify(result.document);
    expect(json).toContain('{"type":"text","text":"2","marks":[{"type":"superscript"}]}');
    expect(json).toContain('"href":"https://example.org/x"');
    expect(json).toContain('"colspan":2');
  });
});
