import { mailBody } from './mail-template.js';

describe('mailBody', () => {
  const { text, html } = mailBody({
    language: 'lv',
    paragraphs: ['Jurists atbildēja uz jūsu viedokli <b>"Žogi"</b>.', 'Pirmā rinda\notrā rinda'],
    action: { label: 'Lasīt atbildi', url: 'https://vietvara.example/vidzale?a=1&b=2' },
    reason: 'Jūs lūdzāt paziņot par atbildi.',
  });

  it('says everything in plain text, the address too', () => {
    expect(text).toBe(
      'Labdien!\n\nJurists atbildēja uz jūsu viedokli <b>"Žogi"</b>.\n\nPirmā rinda\notrā rinda\n\n' +
        'Lasīt atbildi:\nhttps://vietvara.example/vidzale?a=1&b=2\n\n--\nJūs lūdzāt paziņot par atbildi.\n' +
        'Šo vēstuli nosūtīja sistēma Vietvara; atbildes uz to neviens nelasa.',
    );
  });

  it('lets no markup of others into the HTML', () => {
    expect(html).toContain('&#60;b&#62;&#34;Žogi&#34;&#60;/b&#62;');
    expect(html).toContain('href="https://vietvara.example/vidzale?a=1&#38;b=2"');
    expect(html).toContain('Pirmā rinda<br>otrā rinda');
    expect(html).toContain('<html lang="lv">');
  });

  it('speaks English to whoever reads English', () => {
    const english = mailBody({ language: 'en', paragraphs: ['Done.'], reason: 'You asked.' });
    expect(english.text.startsWith('Hello,\n\nDone.\n\n--\nYou asked.')).toBe(true);
  });
});
