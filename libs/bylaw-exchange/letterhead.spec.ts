import { codes, read } from './testing/read.js';

/** Types and words of the front, line breaks shown. */
function front(name: string, text: string): string[] {
  const [node] = read(name, text).document.content ?? [];
  return (node?.content ?? []).map(
    (line) => `${line.type}: ${(line.content ?? []).map((piece) => piece.text ?? '|').join('')}`,
  );
}

const BODY = '\n1. Noteikumi nosaka kārtību.\n2. Noteikumi stājas spēkā nākamajā dienā.\n';

describe('letterheads of word processors', () => {
  const plain = `Ozolu novada dome
SAISTOŠIE NOTEIKUMI
Ozoli, 2026. gada 5. martā Nr. 7
(prot. Nr. 4, 12. §)

Par klusumu

Izdoti saskaņā ar Pašvaldību likuma
45. panta pirmās daļas 4. punktu
${BODY}`;

  it('reads institution, act, place and number from lines of their own', () => {
    expect(front('a.txt', plain)).toEqual([
      'issuer: Ozolu novada dome',
      'actline: SAISTOŠIE NOTEIKUMI',
      'actline: Ozoli, 2026. gada 5. martā Nr. 7',
      'actline: (prot. Nr. 4, 12. §)',
      'title: Par klusumu',
      'basis: Izdoti saskaņā ar Pašvaldību likuma|45. panta pirmās daļas 4. punktu',
    ]);
    const result = read('a.txt', plain);
    expect(result.meta).toMatchObject({ issuer: 'Ozolu novada dome', number: '7', adopted: '2026-03-05' });
    expect(codes(result)).toEqual([]);
  });

  it('reads capitals, addresses, a place by itself and a title of several lines', () => {
    const text = `OZOLU NOVADA PAŠVALDĪBA
OZOLU NOVADA DOME
Ozolu iela 1, Ozoli, LV-3001, tālr. 63000000

SAISTOŠIE NOTEIKUMI
Ozolos

2026. gada 5. martā\tNr. RD-26-7-sn

PAR LĪDZFINANSĒJUMU
DAUDZDZĪVOKĻU MĀJĀM

\tIzdoti saskaņā ar likuma „Par palīdzību” 27.² panta otro daļu
${BODY}`;
    expect(front('a.txt', text)).toEqual([
      'issuer: OZOLU NOVADA PAŠVALDĪBA',
      'actline: OZOLU NOVADA DOME',
      'actline: Ozolu iela 1, Ozoli, LV-3001, tālr. 63000000',
      'actline: SAISTOŠIE NOTEIKUMI',
      'actline: Ozolos',
      'actline: 2026. gada 5. martā Nr. RD-26-7-sn',
      'title: PAR LĪDZFINANSĒJUMU|DAUDZDZĪVOKĻU MĀJĀM',
      'basis: Izdoti saskaņā ar likuma „Par palīdzību” 27.² panta otro daļu',
    ]);
    expect(read('a.txt', text).meta).toMatchObject({ issuer: 'Ozolu novada dome', number: 'RD-26-7-sn' });
  });

  it('reads a head without basis, and one pasted as HTML', () => {
    const text = `LATVIJAS REPUBLIKA\nOGU NOVADA DOME\nSAISTOŠIE NOTEIKUMI Nr. 3\n\nOgu novada pašvaldības nolikums\n${BODY}`;
    expect(front('a.txt', text).slice(-1)).toEqual(['title: Ogu novada pašvaldības nolikums']);
    const html = `<p>Ogu novada dome</p><p>SAISTOŠIE NOTEIKUMI Nr. 3</p><h1>Par tirgu</h1><p>Izdoti saskaņā ar Pašvaldību likuma 44. pantu</p><p>1. Tirgus ir atvērts.</p>`;
    expect(front('a.html', html).map((line) => line.split(':')[0])).toEqual([
      'issuer',
      'actline',
      'title',
      'basis',
    ]);
  });
});
