import { escapeHtml, type PageLanguage } from '../http/plain-page.js';

/** What an e-mail says, in the language of its reader. */
export interface MailContent {
  language: PageLanguage;
  /** Whole sentences; each becomes a paragraph. */
  paragraphs: string[];
  /** Where the reader can go from here; the address stands in the text too. */
  action?: { label: string; url: string };
  /** Why the reader gets it, for example "Jūs abonējat …". */
  reason: string;
}

const CLOSING: Record<PageLanguage, { greeting: string; automatic: string }> = {
  lv: {
    greeting: 'Labdien!',
    automatic: 'Šo vēstuli nosūtīja sistēma Vietvara; atbildes uz to neviens nelasa.',
  },
  en: {
    greeting: 'Hello,',
    automatic: 'This message was sent by the system Vietvara; nobody reads replies to it.',
  },
};

/** The body of an e-mail as plain text and as simple HTML without pictures, scripts or anything loaded from elsewhere. */
export function mailBody(content: MailContent): { text: string; html: string } {
  const { greeting, automatic } = CLOSING[content.language];
  const { action, reason } = content;
  const text = [
    greeting,
    ...content.paragraphs,
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    `--\n${reason}\n${automatic}`,
  ].join('\n\n');
  const paragraphs = [greeting, ...content.paragraphs].map((paragraph) => `<p>${lines(paragraph)}</p>`);
  const link = action ? [`<p><a href="${escapeHtml(action.url)}">${escapeHtml(action.label)}</a></p>`] : [];
  const html = `<!doctype html>
<html lang="${content.language}"><head><meta charset="utf-8"><title>Vietvara</title></head>
<body style="font:16px/1.5 sans-serif;max-width:40em">
${[...paragraphs, ...link].join('\n')}
<hr><p><small>${lines(reason)}<br>${escapeHtml(automatic)}</small></p>
</body></html>`;
  return { text, html };
}

function lines(text: string): string {
  return text.split('\n').map(escapeHtml).join('<br>');
}
