import { Injectable } from '@nestjs/common';
import { closePrinter } from './print-pdf.js';

/** Takes the browser of the printer along when the application ends. */
@Injectable()
export class PrintShutdown {
  onApplicationShutdown(): Promise<void> {
    return closePrinter();
  }
}
