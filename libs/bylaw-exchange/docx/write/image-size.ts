/** Width and height in pixels of a PNG, JPEG, GIF or BMP; `null` for what is none of these or broken. */
export function imageSize(bytes: Uint8Array): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = sizeIn(view);
  return size && size.width > 0 && size.height > 0 ? size : null;
}

function sizeIn(view: DataView): { width: number; height: number } | null {
  const length = view.byteLength;
  if (length >= 24 && view.getUint32(0) === 0x89504e47)
    return { width: view.getUint32(16), height: view.getUint32(20) };
  if (length >= 10 && view.getUint32(0) === 0x47494638)
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (length >= 26 && view.getUint16(0) === 0x424d)
    return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
  return length >= 4 && view.getUint16(0) === 0xffd8 ? jpegSize(view) : null;
}

/** Walks the segments of a JPEG to the one that begins the frame. */
function jpegSize(view: DataView): { width: number; height: number } | null {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const frameBegins = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frameBegins) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
