/** Small but whole files of every kind, with secrets where devices put them. */

export const SECRET = 'GPS 37.52N 115.99E of the home';

const bytes = (...parts: (string | readonly number[] | Uint8Array)[]) =>
  new Uint8Array(
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
    ),
  );
const u16 = (value: number) => [value >> 8, value & 255];
const u32 = (value: number) => [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255];
const le = (value: number) => u32(value).reverse();

const segment = (marker: number, ...body: Parameters<typeof bytes>) => {
  const content = bytes(...body);
  return bytes([0xff, marker], u16(content.length + 2), content);
};

/** An Exif segment that says the picture lies on its side (6), and where it was taken. */
function exif(order: 'II' | 'MM'): Uint8Array {
  const two = (value: number) => (order === 'MM' ? u16(value) : u16(value).reverse());
  const four = (value: number) => (order === 'MM' ? u32(value) : le(value));
  return segment(
    0xe1,
    'Exif\0\0',
    order,
    two(42),
    four(8),
    two(2),
    [...two(0x010f), ...two(2), ...four(SECRET.length), ...four(38)],
    [...two(0x0112), ...two(3), ...four(1), ...two(6), ...two(0)],
    four(0),
    SECRET,
  );
}

/** A scan with a stuffed zero, a restart marker and a second scan behind it. */
export const PIXELS = [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56];

export function jpeg(order: 'II' | 'MM' = 'MM', tail: string = SECRET): Uint8Array {
  return bytes(
    [0xff, 0xd8],
    segment(0xe0, 'JFIF\0', [1, 1, 0, 0, 72, 0, 72, 0, 0]),
    exif(order),
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x>${SECRET}</x>`),
    segment(0xe2, 'ICC_PROFILE\0', [1, 1], 'profile'),
    segment(0xe2, 'MPF\0', SECRET),
    segment(0xed, `Photoshop 3.0\0${SECRET}`),
    segment(0xfe, SECRET),
    segment(
      0xdb,
      [0],
      Array.from({ length: 64 }, () => 1),
    ),
    segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    PIXELS,
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    PIXELS,
    [0xff, 0xd9],
    tail,
  );
}

const chunk = (type: string, ...body: Parameters<typeof bytes>) => {
  const content = bytes(...body);
  return bytes(u32(content.length), type, content, [0, 0, 0, 0]);
};

export function png(): Uint8Array {
  return bytes(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk('IHDR', u32(1), u32(1), [8, 0, 0, 0, 0]),
    chunk('tEXt', `Comment\0${SECRET}`),
    chunk('eXIf', SECRET),
    chunk('iTXt', SECRET),
    chunk('IDAT', 'pixels'),
    chunk('IEND'),
    SECRET,
  );
}

const riffChunk = (type: string, ...body: Parameters<typeof bytes>) => {
  const content = bytes(...body);
  return bytes(type, le(content.length), content, content.length % 2 === 1 ? [0] : []);
};
const riff = (form: string, ...chunks: Uint8Array[]) => {
  const body = bytes(form, ...chunks);
  return bytes('RIFF', le(body.length), body);
};

export function webp(): Uint8Array {
  return riff(
    'WEBP',
    riffChunk('VP8X', [0x0c | 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    riffChunk('VP8 ', 'pixel'),
    riffChunk('EXIF', SECRET),
    riffChunk('XMP ', SECRET),
  );
}

export function wav(): Uint8Array {
  return riff(
    'WAVE',
    riffChunk(
      'fmt ',
      Array.from({ length: 16 }, () => 1),
    ),
    riffChunk('LIST', SECRET),
    riffChunk('data', 'sound'),
  );
}

/** Two frames of 128 kbit/s at 44.1 kHz. */
export function mp3(): Uint8Array {
  const frame = bytes([0xff, 0xfb, 0x90, 0x00], new Uint8Array(413));
  const id3 = bytes('ID3', [3, 0, 0, 0, 0, 0, SECRET.length], SECRET);
  return bytes(id3, frame, frame, `TAG${SECRET.padEnd(125, ' ')}`);
}

const box = (type: string, ...body: Parameters<typeof bytes>) => {
  const content = bytes(...body);
  return bytes(u32(content.length + 8), type, content);
};

export function m4a(handler = 'soun'): Uint8Array {
  return bytes(
    box('ftyp', 'M4A ', u32(0), 'M4A mp42'),
    box(
      'moov',
      box('trak', box('mdia', box('hdlr', u32(0), u32(0), handler, u32(0))), box('udta', SECRET)),
      box('udta', box('\xa9xyz', SECRET)),
    ),
    box('mdat', 'sound'),
    box('uuid', SECRET),
  );
}

export const amr = () => bytes('#!AMR\n', [0x3c, 1, 2, 3]);
export const heic = () => bytes(box('ftyp', 'heic', u32(0), 'mif1heic'), SECRET);
