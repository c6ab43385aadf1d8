const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * One file out of a zip archive, as text; undefined if there is none of that name or this browser cannot inflate.
 * The archive is one the server has written a moment ago, so its directory is believed.
 */
export async function fileInZip(archive: Blob, wanted: string): Promise<string | undefined> {
  const bytes = new DataView(await archive.arrayBuffer());
  const end = endOfDirectory(bytes);
  if (end === undefined || typeof DecompressionStream === 'undefined') return undefined;
  let at = bytes.getUint32(end + 16, true);
  for (let left = bytes.getUint16(end + 10, true); left > 0; left -= 1) {
    if (bytes.getUint32(at, true) !== ENTRY) return undefined;
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      bytes.getUint16(at + offset, true),
    ) as [number, number, number];
    const name = new TextDecoder().decode(new Uint8Array(bytes.buffer, at + 46, nameLength));
    if (name === wanted) {
      const header = bytes.getUint32(at + 42, true);
      const begins = header + 30 + bytes.getUint16(header + 26, true) + bytes.getUint16(header + 28, true);
      const packed = archive.slice(begins, begins + bytes.getUint32(at + 20, true));
      return inflated(packed, bytes.getUint16(at + 10, true));
    }
    at += 46 + nameLength + extraLength + commentLength;
  }
  return undefined;
}

function endOfDirectory(bytes: DataView): number | undefined {
  for (let at = bytes.byteLength - 22; at >= 0; at -= 1) {
    if (bytes.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return undefined;
}

function inflated(packed: Blob, method: number): Promise<string> | undefined {
  if (method === STORED) return packed.text();
  if (method !== DEFLATED) return undefined;
  return new Response(packed.stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();
}
