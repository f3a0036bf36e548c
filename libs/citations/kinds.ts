import type { Node } from 'prosemirror-model';

/**
 * Whether a by-law amends another one: its title says so (`Grozījumi …`) or a point begins with "Izdarīt … grozījumus".
 * Its instructions then name units of the act that it amends.
 */
export function isAmendingAct(doc: Node): boolean {
  if (/^(?:par\s+)?(?:grozījum|izmaiņ)/iu.test(titleOf(doc))) return true;
  let found = false;
  doc.descendants((node) => {
    if (found) return false;
    if (node.isTextblock)
      found = /^\s*izdarīt\s[^]{1,600}?\s(?:grozījum|izmaiņ)(?:u|us)/iu.test(node.textContent);
    return !node.isTextblock;
  });
  return found;
}

/** Whether a by-law is a statute (nolikums), which calls itself so in its references. */
export function isStatute(doc: Node): boolean {
  return /nolikum/iu.test(titleOf(doc));
}

/** The title of a by-law as plain text. */
export function titleOf(doc: Node): string {
  const front = doc.children.find((child) => child.type.name === 'front');
  return (front?.children.find((child) => child.type.name === 'title')?.textContent ?? '').trim();
}
