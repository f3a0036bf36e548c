import { escapeHtml } from '#libs/bylaw-exchange';
import type { PrintOptions } from './printer.js';

/**
 * The HTML as a whole page with language and title, which the PDF takes over; a fragment becomes a page. Page numbers that a
 * style of the page prints are switched off, as the print has its own.
 */
export function printedPage(html: string, { title, lang }: PrintOptions): string {
  const name = `<title>${escapeHtml(title)}</title>`;
  const style = `<style>@page { ${MARGIN_BOXES.map((box) => `@${box} { content: none }`).join(' ')} }</style>`;
  if (!/<html[\s>]/i.test(html))
    return `<!doctype html><html lang="${escapeHtml(lang)}"><head><meta charset="utf-8">${name}${style}</head><body>${html}</body></html>`;
  const titled = /<title>[^]*?<\/title>/i.test(html)
    ? html.replace(/<title>[^]*?<\/title>/i, () => name)
    : html.replace(/<head>/i, () => `<head>${name}`);
  return titled
    .replace(/<html\b[^>]*>/i, () => `<html lang="${escapeHtml(lang)}">`)
    .replace(/<\/head>/i, () => `${style}</head>`);
}

const MARGIN_BOXES = ['bottom-left', 'bottom-center', 'bottom-right', 'top-left', 'top-center', 'top-right'];

/** The foot of every page: title and page number of pages. Styles of the page do not reach it. */
export function footer(title: string): string {
  const line =
    'font: 8pt sans-serif; color: #444; width: 100%; box-sizing: border-box; padding: 0 20mm 0 25mm; display: flex; gap: 8mm;';
  const name = 'flex: 1; overflow: hidden; white-space: nowrap; text-overflow: ellipsis;';
  return `<div style="${line}"><span style="${name}">${escapeHtml(title)}</span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`;
}
