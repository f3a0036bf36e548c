import { createHash } from 'node:crypto';
import type { Response } from 'express';

/** Languages of the pages that the API itself shows. */
export type PageLanguage = 'lv' | 'en';

const STYLE = `
:root{color-scheme:light dark;--paper:light-dark(#fff,#14171c);--wash:light-dark(#f5f4f0,#1b1f26);--ink:light-dark(#15181e,#eceef2);
--soft:light-dark(#4b5362,#b1b9c6);--line:light-dark(#dcdad3,#343b47);--strong:light-dark(#767c88,#8a93a3);--focus:light-dark(#0a58ca,#ffd24a);
--accent:light-dark(#1f3a5f,#9dbbe3)}
*{box-sizing:border-box}
body{margin:0;background:var(--wash);color:var(--ink);font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
header{border-bottom:1px solid var(--line);background:var(--paper);padding:1rem clamp(1rem,4vw,2.5rem);display:flex;gap:1rem;flex-wrap:wrap;justify-content:space-between}
header strong{color:var(--accent)}
main{max-width:60rem;margin:0 auto;padding:1.5rem clamp(1rem,4vw,2.5rem) 3rem}
h1{font-size:1.75rem;line-height:1.2;margin:.5rem 0 1rem}h2{font-size:1.1875rem;margin:2rem 0 .75rem}
p{max-width:68ch}.soft{color:var(--soft)}a{color:var(--accent)}
ul.people{list-style:none;padding:0;margin:0;display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(min(17rem,100%),1fr))}
button,.button{font:inherit;cursor:pointer;border-radius:6px;border:1px solid var(--strong);background:var(--paper);color:var(--ink);padding:.75rem 1rem}
.button{display:inline-block;text-decoration:none}
ul.people button{width:100%;height:100%;text-align:left;display:flex;flex-direction:column;gap:.125rem}
ul.people b{font-size:1.0625rem}ul.people span{color:var(--soft);font-size:.9375rem}
input:not([type=radio],[type=checkbox],[type=hidden]),select,textarea{font:inherit;width:100%;max-width:40rem;padding:.5rem;border:1px solid var(--strong);border-radius:6px;background:var(--paper);color:var(--ink)}
fieldset{max-width:40rem;margin:0 0 1rem;border:1px solid var(--line);border-radius:6px}label{font-weight:600}fieldset label{font-weight:400}
input[type=radio],input[type=checkbox]{width:1.5rem;height:1.5rem;vertical-align:middle;accent-color:var(--accent)}
button:hover,.button:hover{border-color:var(--accent)}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}`;

/** Allows exactly the one style sheet of these pages, no script, and forms to this site. */
const POLICY = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  `img-src 'self'`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/** Text made safe for HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * Answers with a small page that needs neither script nor the web application: for logging in and for the moments when
 * something is down. `main` is HTML whose texts are already escaped.
 */
export function sendPlainPage(
  response: Response,
  page: { status?: number; language: PageLanguage; title: string; main: string; aside?: string },
): void {
  response
    .status(page.status ?? 200)
    .set({ 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store' })
    .type('html')
    .send(
      `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)} – Vietvara</title>
<link rel="icon" type="image/svg+xml" href="/icon.svg">
<style>${STYLE}</style>
</head>
<body>
<header><strong>Vietvara</strong>${page.aside ?? ''}</header>
<main>
<h1>${escapeHtml(page.title)}</h1>
${page.main}
</main>
</body>
</html>
`,
    );
}
