import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { validateXML } from 'xmllint-wasm';

const folder = fileURLToPath(new URL('../../../../../shared/data/akn/', import.meta.url));

/** Whether the schema of Akoma Ntoso lies beside the checkout; tests that need it say plainly that they skip. */
export const hasSchema = existsSync(`${folder}akomantoso30.xsd`);

/** A file of the folder that holds the schema. */
export function sharedFile(name: string): string {
  return readFileSync(folder + name, 'utf8');
}

/** Everything in which the XML is not valid Akoma Ntoso 3.0. */
export async function schemaErrors(...documents: string[]): Promise<string[]> {
  const { errors } = await validateXML({
    xml: documents.map((contents, index) => ({ fileName: `${index}.xml`, contents })),
    schema: [sharedFile('akomantoso30.xsd')],
    preload: [{ fileName: 'xml.xsd', contents: sharedFile('xml.xsd') }],
    maxMemoryPages: 8192,
  });
  return errors.map(({ message, rawMessage }) => rawMessage || message);
}
