/** Attributes of an element; those that are `null` or `undefined` are left out. */
export type XmlAttributes = Readonly<Record<string, string | number | null | undefined>>;

/** An element as text; `content` is XML already. */
export function tag(name: string, attributes: XmlAttributes, content = ''): string {
  let out = `<${name}`;
  for (const [key, value] of Object.entries(attributes))
    if (value !== null && value !== undefined) out += ` ${key}="${escapeXml(String(value))}"`;
  return content === '' ? `${out}/>` : `${out}>${content}</${name}>`;
}

/** An element with every part of its content on a line of its own; only where white space means nothing. */
export function block(name: string, attributes: XmlAttributes, parts: readonly string[]): string {
  const content = parts.filter((part) => part !== '');
  return tag(name, attributes, content.length === 0 ? '' : `\n${content.join('\n')}\n`);
}

/**
 * Text for element content and quoted attributes. Line ends and tabs become character references, else a reader would
 * make spaces of them; what XML cannot hold becomes the replacement character.
 */
export function escapeXml(text: string): string {
  return text
    .replace(/(?![\t\n\r\u0080-\u009f])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"\t\n\r]/g, (char) => ESCAPES[char] ?? `&#${char.charCodeAt(0)};`);
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
