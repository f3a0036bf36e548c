/** The text of a table: UTF-8, or what older programs write in Latvia where it is none. */
export function decodeTable(content: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1257').decode(content);
  }
}
