import { readDatePhrase } from '#libs/latvian-text';
import type { Node } from 'prosemirror-model';
import { titleOf } from './title.js';
import { workUri } from './meta.js';
import type { AmendedWork } from './options.js';

/**
 * The act that an amending by-law changes, by the day and the number that its title names; `null` where the title is not
 * one of an amending by-law. What the title does not say is unknown in the identifier, too.
 */
export function amendedWork(doc: Node, jurisdiction?: string): AmendedWork | null {
  const title = titleOf(doc);
  if (!/groz[iī]jum/i.test(title)) return null;
  const day = readDatePhrase(title)?.day;
  const number = /\bNr\.\s?([^\s",„]+)/.exec(title)?.[1];
  const uri = workUri({
    status: 'adopted',
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(day === undefined ? {} : { adopted: day }),
    ...(number === undefined ? {} : { number }),
  });
  return { uri };
}
