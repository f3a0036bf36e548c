import { Injectable } from '@angular/core';
import { Subject } from 'rxjs';

/** What is told of an open text beside its steps: the ids of documents whose comments changed. */
@Injectable({ providedIn: 'root' })
export class BesideNews {
  readonly comments = new Subject<string>();
}
