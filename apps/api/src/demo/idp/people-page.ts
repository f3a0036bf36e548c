import type { Response } from 'express';
import { escapeHtml, sendPlainPage, type PageLanguage } from '../../platform/http/plain-page.js';
import type { DemoPersonRow } from './demo-people.query.js';

const TEXTS = {
  lv: {
    title: 'Kā kurš vēlaties pieteikties?',
    intro:
      'Šī ir demonstrācija. Visas personas, pašvaldības un personas kodi ir izdomāti; īstajā sistēmā šeit būtu Latvija.lv vienotā pieteikšanās.',
    cancel: 'Nepieteikties',
    note: 'demonstrācijas identifikācija',
  },
  en: {
    title: 'Who would you like to log in as?',
    intro:
      'This is a demonstration. All people, municipalities and personal codes are invented; in the real system, the unified login of Latvija.lv would be here.',
    cancel: 'Do not log in',
    note: 'demo identification',
  },
} satisfies Record<PageLanguage, object>;

/** The page on which one chooses whom to be. */
export function sendPeoplePage(response: Response, language: PageLanguage, people: DemoPersonRow[]): void {
  const texts = TEXTS[language];
  const heading = (person: DemoPersonRow) => (language === 'lv' ? person.headingLv : person.headingEn);
  const groups = new Map<string, DemoPersonRow[]>();
  for (const person of people) groups.set(heading(person), [...(groups.get(heading(person)) ?? []), person]);
  const sections = [...groups].map(([title, members], index) => section(title, members, index, language));
  sendPlainPage(response, {
    language,
    title: texts.title,
    aside: `<span class="soft">${texts.note}</span>`,
    main: `<p>${escapeHtml(texts.intro)}</p>
<form method="post">
${sections.join('\n')}
<p><button type="submit" name="person" value="">${texts.cancel}</button></p>
</form>`,
  });
}

function section(title: string, people: DemoPersonRow[], index: number, language: PageLanguage): string {
  const items = people.map((person) => {
    const about = language === 'lv' ? person.aboutLv : person.aboutEn;
    return `<li><button type="submit" name="person" value="${escapeHtml(person.id)}"><b lang="lv">${escapeHtml(
      person.name,
    )}</b><span>${escapeHtml(`${about}, ${written(person.personalCode)}`)}</span></button></li>`;
  });
  return `<section aria-labelledby="group-${index}">
<h2 id="group-${index}">${escapeHtml(title)}</h2>
<ul class="people">
${items.join('\n')}
</ul>
</section>`;
}

/** Somebody who signs writes their code themselves. */
function written(code: string): string {
  return `${code.slice(0, 6)}-${code.slice(6)}`;
}
