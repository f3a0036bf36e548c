import { launchBrowser } from './find-browser.js';
import { Printer, type PrintOptions } from './printer.js';

/** One browser for the whole process. The product ends its children itself, so the browser listens to no signals. */
const printer = new Printer(() =>
  launchBrowser({ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }),
);

/** HTML as tagged PDF with an outline, title, language and page numbers; see `Printer`. */
export function printPdf(html: string, options: PrintOptions): Promise<Uint8Array> {
  return printer.print(html, options);
}

/** Closes the browser of this process, where one was started. */
export function closePrinter(): Promise<void> {
  return printer.close();
}
