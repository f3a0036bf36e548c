import { deflateRawSync, crc32 } from 'node:zlib';
import type { TakeoverBatchView, TakeoverItemView, TakeoverUpload } from '#libs/contracts';
import type { Answer, TestClient } from './client.js';

/** A by-law in force as a mirror of likumi.lv has it; `change` leaves parts out or words them otherwise. */
export function mirrored(
  number: number,
  change: { title?: string; council?: string; extra?: string; front?: string; year?: number } = {},
): string {
  const { title = `Par ${number}. tirgus laukuma izmantošanu`, council = 'Vidzāles novada dome' } = change;
  const year = change.year ?? 2024;
  const front =
    change.front ??
    `entry_into_force: "20.03.${year}."
gazette_reference: "Latvijas Vēstnesis, 54, 19.03.${year}."
op_number: "${year}/54.${number}"`;
  return `---
title: "${title}"
publication_date: "${year}-03-14"
status: "in_force"
department: "${council}"
official_number: "${number}/${year}"
${front}
---
# ${title}

Izdoti saskaņā ar Pašvaldību likuma 44. panta otro daļu

### I. Vispārīgie jautājumi

##### 1. Noteikumi nosaka kārtību, kādā izmantojams ${number}. laukums.

##### 2. Laukumā ir:

2.1. tirdzniecības vietas;

2.2. stāvvietas.

### II. Noslēguma jautājums

##### 3. Noteikumi stājas spēkā nākamajā dienā pēc to izsludināšanas.
${change.extra ?? ''}
**Vidzāles novada domes priekšsēdētājs J. Vītols**
`;
}

/** The print page of likumi.lv of a by-law in force. */
export function printPage(number: number): string {
  return `<!DOCTYPE html><html><head><title>Likumi.lv</title></head><body>
<div class='header'><span>Publicēts: "Latvijas Vēstnesis", 101 (4710), 28.06.2012.</span><span>Izdevējs: Vidzāles novada dome</span><span>Veids: saistošie noteikumi</span><span>Numurs: ${number}</span><span>Pieņemts: 14.06.2012.</span><span>Stājas spēkā: 29.06.2012.</span></div>
<div class='doc-body'><DIV class='TV206'><b>Vidzāles novada domes saistošie noteikumi Nr.${number}</b><br><br>Vidzālē 2012.gada 14.jūnijā</DIV>
<DIV class='TV207'>Par suņu turēšanu</DIV>
<DIV class='TV900'>Izdoti saskaņā ar likuma<br>&ldquo;Par pašvaldībām&rdquo; 43.panta pirmo daļu</DIV>
<DIV class='TV213'><P class='TV213 TVP' id='p1'>1. Noteikumi nosaka, kā novadā tur suņus.</P></DIV>
<DIV class='TV213'><P class='TV213 TVP' id='p2'>2. Suni ved pavadā.</P></DIV>
<DIV class='TV216'>Domes priekšsēdētājs J.Vītols</DIV></div></body></html>`;
}

/** A file by name. */
export type NamedBytes = readonly [name: string, content: string | Buffer];

/** A ZIP archive of the files; `lie` is what it says of their sizes. */
export function zipOf(files: readonly NamedBytes[], lie?: number): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const fields = Buffer.alloc(22);
    fields.writeUInt16LE(1 << 11, 0);
    fields.writeUInt16LE(8, 2);
    fields.writeUInt32LE(crc32(raw), 8);
    fields.writeUInt32LE(packed.length, 12);
    fields.writeUInt32LE(lie ?? raw.length, 16);
    fields.writeUInt16LE(Buffer.byteLength(name), 20);
    const head = (signature: number, before: number): Buffer => {
      const start = Buffer.alloc(4 + before);
      start.writeUInt32LE(signature, 0);
      start.writeUInt16LE(20, 4);
      return Buffer.concat([start, fields]);
    };
    const local = Buffer.concat([head(0x04034b50, 2), Buffer.alloc(2), Buffer.from(name), packed]);
    const rest = Buffer.alloc(16);
    rest.writeUInt32LE(offset, 12);
    central.push(head(0x02014b50, 4), rest.subarray(0, 16), Buffer.from(name));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** Begins a takeover; gives its id. */
export async function startTakeover(
  client: TestClient,
  place: string,
  name = 'Visi noteikumi',
): Promise<string> {
  const answer = await client.post<{ id: string }>(`/api/m/${place}/takeovers`, { name });
  if (answer.status !== 201) throw new Error(`Answered ${answer.status}: ${answer.text}`);
  return answer.body.id;
}

/** Sends files to a takeover. */
export function sendFiles(
  client: TestClient,
  place: string,
  batchId: string,
  files: readonly NamedBytes[],
): Promise<Answer<TakeoverUpload & { violations?: { code: string }[] }>> {
  const form = new FormData();
  for (const [name, content] of files) {
    form.append('files', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  }
  return client.upload(`/api/m/${place}/takeovers/${batchId}/files`, form);
}

/** The takeover when nothing waits to be read any more; the queue tells nobody, so it is asked again. */
export async function whenRead(
  client: TestClient,
  place: string,
  batchId: string,
): Promise<TakeoverBatchView> {
  for (;;) {
    const view = await showTakeover(client, place, batchId);
    if (view.counts.waiting === 0) return view;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The takeover as it stands. */
export async function showTakeover(
  client: TestClient,
  place: string,
  batchId: string,
): Promise<TakeoverBatchView> {
  const { status, body, text } = await client.get<TakeoverBatchView>(`/api/m/${place}/takeovers/${batchId}`);
  if (status !== 200) throw new Error(`Answered ${status}: ${text}`);
  return body;
}

/** One of its files with its texts. */
export async function showItem(client: TestClient, place: string, id: string): Promise<TakeoverItemView> {
  const { status, body, text } = await client.get<TakeoverItemView>(`/api/m/${place}/takeover-items/${id}`);
  if (status !== 200) throw new Error(`Answered ${status}: ${text}`);
  return body;
}
