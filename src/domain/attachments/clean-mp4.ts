import { ascii, u32be } from './bytes.js';

interface Box {
  readonly type: string;
  /** First byte after type and length. */
  readonly body: number;
  readonly start: number;
  readonly end: number;
}

const CONTAINERS = ['moov', 'trak', 'mdia'];
/** User data, tags and foreign boxes: place, device, owner and whatever else an application has left. */
const METADATA = ['udta', 'meta', 'uuid'];
const FREE = [0x66, 0x72, 0x65, 0x65];

/**
 * The sound with its metadata blanked in place: the tables of an MP4 point at bytes by number, so nothing may move.
 *
 * @returns undefined for what is no whole MP4, and for one that holds anything but sound.
 */
export function cleanMp4(bytes: Uint8Array): Uint8Array | undefined {
  const cleaned = bytes.slice();
  const handlers: string[] = [];
  const look = (from: number, to: number): boolean => {
    const boxes = boxesIn(bytes, from, to);
    return (
      boxes !== undefined &&
      boxes.every(({ type, start, body, end }) => {
        if (METADATA.includes(type)) {
          cleaned.set(FREE, start + 4);
          cleaned.fill(0, body, end);
        }
        if (type === 'hdlr') handlers.push(ascii(bytes, body + 8, body + 12));
        return !CONTAINERS.includes(type) || look(body, end);
      })
    );
  };
  const sound = look(0, bytes.length) && handlers.includes('soun');
  return sound && handlers.every((handler) => handler === 'soun') ? cleaned : undefined;
}

function boxesIn(bytes: Uint8Array, from: number, to: number): readonly Box[] | undefined {
  const boxes: Box[] = [];
  for (let at = from; at < to;) {
    const stated = u32be(bytes, at);
    const long = stated === 1;
    const size = long
      ? u32be(bytes, at + 8) * 4_294_967_296 + u32be(bytes, at + 12)
      : stated === 0
        ? to - at
        : stated;
    const body = at + (long ? 16 : 8);
    if (at + size > to || at + size < body) return undefined;
    boxes.push({ type: ascii(bytes, at + 4, at + 8), start: at, body, end: at + size });
    at += size;
  }
  return boxes;
}
